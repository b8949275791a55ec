import Dexie from 'dexie'
import { MeshConnection } from '../../renderer/mesh/MeshConnection.ts'
import type { NetworkEntry } from '../../renderer/store/api.ts'
import { EngineClient } from '../../renderer/store/EngineClient.ts'
import { makeNetwork } from '../../renderer/store/networks.ts'
import type { StoredNetwork } from '../../renderer/store/profile.ts'
import { VmesteDb } from '../../renderer/store/VmesteDb.ts'
import { ok, type Result } from '../../shared/lib/result.ts'
import { entities } from '../../shared/model/entities.ts'
import type { MemberRow } from '../../shared/model/member.ts'
import type { Link } from '../../shared/sync/link.ts'
import { foundLaptop, importPeople, type Laptop, must } from '../support/bench/laptop.ts'
import { connectByHand } from '../support/mesh/connectByHand.ts'
import { linkPair } from '../support/network/memoryLink.ts'

let alice: Laptop
let rows: readonly MemberRow[] = []

/** Alice's network, to be received again and again. */
export const seed = async (members: number): Promise<void> => {
  alice = await foundLaptop('Alice')
  await importPeople(alice.session, members)
  // As they came from the file, not as ids sort.
  rows = (await alice.session.rows.find('member', 'id')).sort((a, b) => a.phone.localeCompare(b.phone))
}

/** A real connection with the frames of its link handed to both workers, as the mesh does it. */
const overWebRtc = async (): Promise<readonly [Link, Link]> => {
  const ends = [new MeshConnection(), new MeshConnection()] as const
  const links = ends.map(
    (end) =>
      new Promise<Link>((resolve) => {
        end.onproven = resolve
      }),
  )
  await connectByHand(...ends)
  const [here, there] = await Promise.all(links)
  return [here!, there!]
}

/** Frames change hands in the window and cost nothing there: what is left is the two workers. */
const byCable = (): readonly [Link, Link] => {
  const soon = (deliver: () => void) => queueMicrotask(deliver)
  return linkPair([soon, soon])
}

export type Way = 'webrtc' | 'cable'

/** Bob's worker, waiting for a door to knock at. */
interface Guest {
  readonly client: EngineClient
  readonly entry: Promise<NetworkEntry>
  /** Milliseconds from Alice's first word to everything being stored. */
  took: number
}
let guest: Guest

/** Starts a fresh replica's worker with an invitation. */
export const prepare = async (): Promise<void> => {
  const { link } = await must(alice.session.invite({ until: Date.now() + 3_600_000, note: 'bench' }))
  const client = new EngineClient()
  const join = (stored: StoredNetwork): Promise<Result<StoredNetwork>> =>
    client.start(stored.key, { mode: 'join', invitation: link, name: 'Bob' }).then((identity) => {
      guest.took = performance.now() - began
      return identity.ok ? ok({ ...stored, net: identity.value.net, me: identity.value.me, made: true }) : identity
    })
  let began = 0
  client.onEvent((event) => {
    if (event.kind === 'join' && event.state.step === 'found') began = performance.now()
  })
  const looking = new Promise<void>((resolve) => {
    client.onEvent((event) => event.kind === 'join' && event.state.step === 'looking' && resolve())
  })
  guest = { client, took: 0, entry: must(makeNetwork('Bench', false, join)) }
  await looking
}

/** Lets it in at Alice's door. Milliseconds until everything she has is stored and readable here. */
export const receive = async (way: Way): Promise<number> => {
  const [here, there] = way === 'webrtc' ? await overWebRtc() : byCable()
  alice.client.links.offer(here, 'door')
  guest.client.links.offer(there, 'door')
  const { key } = await guest.entry
  const db = new VmesteDb(key)
  const received = await db.rowTable(entities.member.table).count()
  db.close()
  if (received < rows.length) throw new Error(`received ${received} of ${rows.length}`)
  await guest.client.close()
  return guest.took
}

/** The same rows into the same indexes with Dexie alone, one transaction. Milliseconds. Databases stay: clearing them up would go on in the background of the next round. */
export const write = async (): Promise<number> => {
  const db = new Dexie(`plain-${crypto.randomUUID()}`)
  db.version(1).stores({ members: ['id', ...entities.member.indexes].join(', ') })
  await db.open()
  const began = performance.now()
  await db.table('members').bulkPut(rows)
  const took = performance.now() - began
  db.close()
  return took
}
