import { toBase64Url } from '../../shared/lib/bytes.ts'
import { hybridOf } from '../../shared/lib/hybridClock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import type { RosterCommit } from '../../shared/roster/facts.ts'
import { type KeyRing, keyStanding, keyStatement, openKeys } from '../../shared/roster/keyRing.ts'
import { createDeviceKeys, createNetworkKey, type NetworkKey, sealOlder, sealToAll } from '../../shared/roster/keys.ts'
import { Roster } from '../../shared/roster/Roster.ts'
import type { Statement } from '../../shared/roster/statement.ts'

const random = seededRandom('keys')
const id = () => toBase64Url(random.bytes(32))
const START = Date.UTC(2026, 0, 1)

/** A network of so many members from which so many were removed, each with a new key. Statements as the roster sees them; signatures are not its business. */
const build = async (members: number, removals: number) => {
  const [founder, straggler] = [await createDeviceKeys(), await createDeviceKeys()]
  const net = id()
  const roster = new Roster(net)
  let time = 0
  let prev: string[] = []
  const commits: RosterCommit[] = []
  const say = (statement: Statement, commitId = id()): string => {
    commits.push({
      id: commitId,
      device: founder.device,
      prev,
      auth: commitId === net ? '' : net,
      time: hybridOf(START + time++ * 1000),
      statement,
    })
    prev = [commitId]
    return commitId
  }
  say({ k: 'found', member: founder.device as string, kx: founder.kx, name: 'Alice' }, net)
  const newSig = new Uint8Array(64)
  const all = Array.from({ length: members }, () => ({ member: id() as string, kx: id() }))
  all[0] = { member: straggler.device as string, kx: straggler.kx }
  for (const { member, kx } of all) say({ k: 'admit', member, kx, name: 'M', newSig, after: [] })
  const ring = new Map<string, NetworkKey>()
  let last = createNetworkKey((n) => random.bytes(n))
  let lastSaid: string | null = null
  ring.set(last.id, last)
  for (let i = 0; i < removals; i++) {
    const revoke = say({
      k: 'revoke',
      target: { by: 'member', member: all[members - 1 - i]!.member },
      cut: [],
      keep: [],
      replaces: [],
    })
    const key = createNetworkKey((n) => random.bytes(n))
    const sealed = await sealToAll(key, [{ device: straggler.device, kx: straggler.kx }], net)
    const chain = [{ id: last.id, sealed: await sealOlder(key, last) }]
    lastSaid = say({ k: 'key', id: key.id, after: lastSaid ? [lastSaid, revoke] : [revoke], ...sealed, chain })
    ring.set(key.id, key)
    last = key
  }
  roster.add(commits)
  return { roster, ring: ring as KeyRing, straggler, first: [...ring.values()][0]!, all, net }
}

const timed = async <T>(what: () => T | Promise<T>): Promise<[number, T]> => {
  const began = performance.now()
  const value = await what()
  return [performance.now() - began, value]
}

const measure = async (members: number, removals: number) => {
  const { roster, ring, straggler, first, all, net } = await build(members, removals)
  const [cold, standing] = await timed(() => keyStanding(roster))
  const [warm] = await timed(() => keyStanding(roster))
  const key = createNetworkKey((n) => random.bytes(n))
  const [rotate, statement] = await timed(() => keyStatement(key, ring, roster))
  const devices = all.map(({ member, kx }) => ({ device: member as string, kx }))
  const [sealAll] = await timed(() => sealToAll(key, devices, net))
  const [catchUp, opened] = await timed(() => openKeys(new Map([[first.id, first]]), standing, roster, straggler))
  if (opened.size !== removals + 1) throw new Error(`opened ${opened.size}`)
  if (!standing.clean) throw new Error('not clean')
  return { cold, warm, rotate, sealAll, catchUp, boxes: statement.boxes.length }
}

self.onmessage = async ({ data }: MessageEvent<[number, number]>) => self.postMessage(await measure(...data))
