import { DexieRows } from '../../renderer/store/DexieRows.ts'
import { localKeys } from '../../renderer/store/localKeys.ts'
import { listNetworks } from '../../renderer/store/networks.ts'
import type { Cutoff, RevokeAim, TrustRequests } from '../../renderer/store/trust.ts'
import { VmesteDb } from '../../renderer/store/VmesteDb.ts'
import type { StoredIdentity } from '../../renderer/worker/identity.ts'
import { cryptoRandom } from '../../shared/lib/random.ts'
import { decodeCommit } from '../../shared/replica/commit.ts'
import { rosterCommitOf, statementIn } from '../../shared/replica/core.ts'
import { MemoryStore } from '../../shared/replica/MemoryStore.ts'
import { signerOf } from '../../shared/roster/keys.ts'
import { membersOf } from '../../shared/roster/members.ts'
import { Roster } from '../../shared/roster/Roster.ts'
import { writeBundle } from '../../shared/sync/bundle.ts'
import { makeCrowd } from '../support/bench/crowd.ts'
import { foundLaptop, type Laptop, must, openLaptop } from '../support/bench/laptop.ts'

let alice: Laptop

export interface Seeded {
  readonly busy: string
  readonly active: readonly string[]
}

/** A network of people who really joined, some of whom were removed. */
export const seed = async (members: number, removed: number, records: number): Promise<Seeded> => {
  alice = await foundLaptop('Alice')
  const db = new VmesteDb(alice.entry.key)
  const identity = (await db.local.get(localKeys.identity)) as StoredIdentity
  const net = identity.net
  const { slot: _slot, ...found } = (await db.commits.get(net as string))!
  const crowd = await makeCrowd({ net, founder: signerOf(identity), found, members, removed, records })
  db.close()
  const carried = new MemoryStore()
  await carried.write({ commits: crowd.commits })
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of writeBundle(carried, identity.networkKey, 'Bench', cryptoRandom)) parts.push(part)
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
  await must(alice.session.importBundle(bytes))
  const rows = await alice.session.rows.count('member')
  if (rows < members + records) throw new Error(`${rows} rows`)
  return { busy: crowd.busy, active: crowd.active.slice(0, 100) }
}

/** The statements, judged from scratch: milliseconds until every member's standing is known. */
export const evaluate = async (): Promise<number> => {
  const db = new VmesteDb((await theNetwork()).key)
  const said = await db.commits.where('slot').below(0).toArray()
  const data = await db.commits.where('slot').aboveOrEqual(0).toArray()
  db.close()
  const net = (await theNetwork()).net
  const commits = said.map((record) => {
    const decoded = decodeCommit(record.bytes, net)
    if (!decoded.ok) throw new Error(decoded.error)
    return rosterCommitOf(decoded.value, statementIn(decoded.value)!)
  })
  const ancestry = new Map(data.map((record) => [record.id, record]))
  const began = performance.now()
  const roster = new Roster(net, (id) => ancestry.get(id))
  roster.add(commits)
  const members = membersOf(roster)
  const took = performance.now() - began
  if (members.length < 1000) throw new Error('too few members')
  return took
}

/** Milliseconds until the engine answers. */
export const start = async (): Promise<number> => {
  const began = performance.now()
  alice = await openLaptop(await theNetwork())
  await alice.session.ask('notices', null)
  return performance.now() - began
}

const theNetwork = async () => (await listNetworks())[0]!

export interface Act {
  readonly took: number
  /** Longest time in which the window did not come to its timers, ms. */
  readonly silence: number
}

const watched = async <M extends keyof TrustRequests>(
  method: M,
  args: TrustRequests[M]['args'],
): Promise<Act & { readonly value: unknown }> => {
  let silence = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    silence = Math.max(silence, now - last)
    last = now
  }, 4)
  const began = performance.now()
  const value: unknown = await must(alice.session.ask(method, args) as Promise<{ ok: true; value: unknown }>)
  const took = performance.now() - began
  clearInterval(beat)
  return { took, silence, value }
}

export const preview = async (aim: RevokeAim, cutoff: Cutoff): Promise<Act & { readonly changes: number }> => {
  const { took, silence, value } = await watched('previewRevoke', { aim, cutoff })
  return { took, silence, changes: (value as { changes: number }).changes }
}

export const remove = async (aim: RevokeAim, cutoff: Cutoff): Promise<Act & { readonly revocation: string }> => {
  const { took, silence, value } = await watched('revoke', { aim, cutoff, reason: 'bench' })
  return { took, silence, revocation: (value as { revocation: string }).revocation }
}

export const restore = (revocation: string): Promise<Act> => watched('restore', { revocation, reason: 'bench' })

export const revocations = (): Promise<Act> => watched('revocations', null)

export const rows = async (): Promise<number> => {
  const db = new VmesteDb(alice.entry.key)
  const count = await new DexieRows(db).count('member')
  db.close()
  return count
}
