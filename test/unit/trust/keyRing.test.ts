import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { RosterCommit } from '../../../shared/roster/facts.ts'
import { keyStanding, keyStatement, MAX_BOXES, openKeys, roomKeyIn } from '../../../shared/roster/keyRing.ts'
import { createDeviceKeys, createNetworkKey } from '../../../shared/roster/keys.ts'
import { Roster } from '../../../shared/roster/Roster.ts'
import { decodeStatement, encodeStatement, type Statement } from '../../../shared/roster/statement.ts'

/** A roster said by its founder; signatures are not its business. */
const rosterOf = (members: number, coordinators = 0, seed = 'ring') => {
  const random = seededRandom(seed)
  const id = () => toBase64Url(random.bytes(32))
  const [net, founder] = [id(), id()]
  const roster = new Roster(net)
  let time = 0
  const said = (statement: Statement, commit = id(), device = founder): RosterCommit => ({
    id: commit,
    device,
    prev: [],
    auth: commit === net ? '' : net,
    time: hybridOf(++time * 1000),
    statement,
  })
  const say = (statement: Statement, commit?: string): string => {
    const made = said(statement, commit)
    roster.add([made])
    return made.id
  }
  say({ k: 'found', member: founder as string, kx: id(), name: 'Alice' }, net)
  const people = Array.from({ length: members }, () => ({ member: id() as string, kx: id() }))
  const newSig = new Uint8Array(64)
  roster.add(people.map(({ member, kx }) => said({ k: 'admit', member, kx, name: 'M', newSig, after: [] })))
  for (const { member } of people.slice(0, coordinators)) say({ k: 'grant', member, role: 'coordinator', after: [] })
  const remove = (member: string) =>
    say({ k: 'revoke', target: { by: 'member', member }, cut: [], keep: [], replaces: [] })
  return { roster, say, people, founder, random, remove, key: () => createNetworkKey((n) => random.bytes(n)) }
}

describe('P-KEY: the ring', () => {
  test('P-KEY-3: of 20,000 laptops at most 1,024 get a box, those who answer the door among them; it fits into a commit', async () => {
    const { roster, key, people, founder, say } = rosterOf(20_000, 40)
    const made = await keyStatement(key(), new Map(), roster)
    expect(made.boxes).toHaveLength(MAX_BOXES)
    const has = new Set(made.boxes.map(({ device }) => device))
    for (const device of [founder, ...people.slice(0, 40).map(({ member }) => member as string)])
      expect(has).toContain(device)
    const bytes = encodeStatement(made)
    expect(bytes.length).toBeLessThan(100_000)
    expect(decodeStatement(bytes)).toEqual({ ...made, boxes: made.boxes })
    // Others the next time: sooner or later somebody near has it.
    say(made)
    const next = await keyStatement(key(), new Map(), roster)
    const again = next.boxes.filter(({ device }) => has.has(device)).length
    expect(again).toBeLessThan(200)
  })

  test('P-KEY-2: a key names earlier keys instead of all that they knew, and is clean through them', async () => {
    const { roster, key, people, remove, say } = rosterOf(30)
    const ring = new Map()
    for (const { member } of people.slice(0, 20)) {
      remove(member)
      expect(keyStanding(roster).clean).toBe(false)
      const made = await keyStatement(key(), ring, roster)
      expect(made.after.length).toBeLessThanOrEqual(2)
      say(made)
      expect(keyStanding(roster)).toMatchObject({ clean: true, current: { statement: { id: made.id } } })
    }
  })

  test('P-KEY-2: a role taken back, or an invitation, wants no new key; undoing a removal wants one', async () => {
    const { roster, key, people, remove, say } = rosterOf(3)
    const member = people[0]!.member
    const none = { cut: [], keep: [], replaces: [] }
    say({ k: 'revoke', target: { by: 'member', member, role: 'ambassador' }, ...none })
    const invite = say({ k: 'invite', pub: toBase64Url(new Uint8Array(32)), until: 1, note: '' } as Statement)
    say({ k: 'revoke', target: { by: 'invite', invite }, ...none })
    expect(keyStanding(roster).clean).toBe(true)
    const removal = remove(member)
    say(await keyStatement(key(), new Map(), roster))
    expect(keyStanding(roster).clean).toBe(true)
    say({ k: 'revoke', target: { by: 'member', member }, cut: [], keep: [], replaces: [removal] })
    expect(keyStanding(roster).clean).toBe(false)
  })

  test('P-KEY-1: a closed invitation wants a new key once it turns out that it leaves somebody out who was let in meanwhile', async () => {
    const { roster, key, say, random } = rosterOf(3)
    const id = () => toBase64Url(random.bytes(32))
    const invite = say({ k: 'invite', pub: id(), until: 1, note: '', uses: 0, role: 'member' })
    const newSig = new Uint8Array(64)
    const comes = () =>
      say({ k: 'admit', member: id() as string, kx: id(), name: 'C', newSig, via: invite, proof: newSig, after: [] })
    const kept = comes()
    say({ k: 'revoke', target: { by: 'invite', invite }, cut: [], keep: [kept], replaces: [] })
    expect(keyStanding(roster).clean).toBe(true)
    // Another door had not heard of it, and gave her the key.
    comes()
    expect(keyStanding(roster).clean).toBe(false)
    say(await keyStatement(key(), new Map(), roster))
    expect(keyStanding(roster).clean).toBe(true)
  })

  test('P-KEY-5: a key made by somebody who was removed since is not in use any more', async () => {
    const { roster, key, people, remove, say } = rosterOf(3, 1)
    const rogue = people[0]!.member
    const first = await keyStatement(key(), new Map(), roster)
    say(first)
    const grant = roster.bestGrantFor(rogue, first)!.id
    const made = await keyStatement(key(), new Map(), roster)
    const commit: RosterCommit = {
      id: toBase64Url(new Uint8Array(32).fill(9)),
      device: rogue as string,
      prev: [],
      auth: grant,
      time: hybridOf(10_000_000),
      statement: made,
    }
    roster.add([commit])
    expect(keyStanding(roster).current?.statement.id).toBe(made.id)
    remove(rogue)
    expect(keyStanding(roster).current?.statement.id).toBe(first.id)
  })

  test('P-KEY-1: somebody admitted later, given the key in use, opens all older ones under it', async () => {
    const { roster, key, people, remove, say } = rosterOf(10)
    const keys = [key()]
    const ring = new Map(keys.map((k) => [k.id, k]))
    for (const { member } of people.slice(0, 5)) {
      remove(member)
      const made = key()
      say(await keyStatement(made, ring, roster))
      ring.set(made.id, made)
      keys.push(made)
    }
    const late = await createDeviceKeys()
    const standing = keyStanding(roster)
    const last = keys.at(-1)!
    const opened = await openKeys(new Map([[last.id, last]]), standing, roster, late)
    expect([...opened.keys()].sort()).toEqual(keys.map(({ id }) => id).sort())
    expect(roomKeyIn(opened, standing)?.id).toBe(last.id)
    // Without any key nothing is to be had from the statements alone.
    expect((await openKeys(new Map(), standing, roster, late)).size).toBe(0)
  })
})
