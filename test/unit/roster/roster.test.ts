import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { makeEntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { membersOf } from '../../../shared/roster/members.ts'
import { ownedRand } from '../../../shared/roster/ownership.ts'
import { Roster } from '../../../shared/roster/Roster.ts'
import type { Statement } from '../../../shared/roster/statement.ts'
import { History } from './history.ts'

const bytes = (fill: number, length = 32) => new Uint8Array(length).fill(fill)
const [alice, dan, eve] = [1, 4, 5].map((n) => toBase64Url(bytes(n))) as [string, string, string]

describe('roster', { timeout: 60_000 }, () => {
  test('P-ROSTER: an entity is written by those its `writers` rule names; what is owned, by its owner', () => {
    const h = new History()
    h.founds(alice)
    const grant = h.admits(alice, dan)
    const roster = h.roster()
    const may = (auth: string, device: string, entity: string) =>
      roster.formed({ id: 'new', device, prev: [], auth, time: 0, entities: [entity] })
    const event = bytes(9, 16)
    const rsvp = (member: string) => makeEntityId({ type: 7, scope: event, rand: ownedRand(member) })
    const network = makeEntityId({ type: 1, scope: bytes(0, 16), rand: bytes(0, 16) })
    expect(may(grant, dan, memberEntityId(dan, 2))).toBe(true)
    expect(may(grant, dan, memberEntityId(eve, 2))).toBe(false)
    expect(may(grant, dan, rsvp(dan))).toBe(true)
    expect(may(grant, dan, rsvp(eve))).toBe(false)
    expect(may(grant, dan, network)).toBe(false)
    expect(may(h.net, alice, network)).toBe(true)
    expect(may(h.net, dan, network)).toBe(false)
    // Case 27: of a type that this version does not know, nobody can say who may not.
    expect(may(grant, dan, makeEntityId({ type: 200, scope: event, rand: event }))).toBe(true)
    expect(may(grant, dan, 'nonsense')).toBe(false)
  })

  test('P-ROSTER: a commit names the least powerful grant that allows it', () => {
    const h = new History()
    h.founds(alice)
    const member = h.admits(alice, dan)
    const ambassador = h.grants(alice, dan, 'ambassador')
    const roster = h.roster()
    const own = memberEntityId(dan, 2)
    const other = memberEntityId(eve, 2)
    const invite: Statement = { k: 'invite', pub: '', until: 0, note: '', uses: 0, role: 'member' }
    expect(roster.bestGrantFor(dan, [own])?.id).toBe(member)
    expect(roster.bestGrantFor(dan, [own, other])?.id).toBe(ambassador)
    expect(roster.bestGrantFor(dan, invite)?.id).toBe(ambassador)
    expect(roster.bestGrantFor(eve, [own])).toBeUndefined()
    expect(roster.bestGrantFor(dan, { k: 'grant', member: eve, role: 'root', after: [] })).toBeUndefined()
  })

  test('P-ROSTER: members are told with role, inviter and whether they still belong', () => {
    const h = new History()
    h.founds(alice)
    h.admits(alice, dan)
    h.grants(alice, dan, 'coordinator')
    const invite = h.invites(alice)
    h.acts.set(dan, h.commits[1]!.id)
    h.admits(dan, eve, { via: invite, proof: bytes(0, 64) })
    h.removes(alice, eve)
    const told = membersOf(h.roster()).map(({ member, role, invitedBy, active }) => ({
      member,
      role,
      invitedBy,
      active,
    }))
    expect(told).toEqual([
      { member: alice, role: 'root', invitedBy: '', active: true },
      { member: dan, role: 'coordinator', invitedBy: alice, active: true },
      { member: eve, role: 'member', invitedBy: alice, active: false },
    ])
  })

  test('P-ROSTER-2: a chain of 20,000 roots, each made by the one before, does not overflow', () => {
    const h = new History()
    h.founds('m0')
    for (let i = 1; i < 20_000; i++) h.grants(`m${i - 1}`, `m${i}`, 'root')
    const roster = h.roster()
    expect(roster.standing('m19999').map(({ role }) => role)).toEqual(['root'])
    const removal = h.removes('m1', 'm2')
    roster.add(h.commits.slice(-1))
    expect(roster.effective(h.commits.find(({ id }) => id === removal)!)).toBe(true)
    expect(roster.standing('m19999')).toEqual([])
    expect(roster.cycles).toBe(0)
  })

  test('P-ROSTER: one statement more among 20,000 costs next to nothing', () => {
    const h = new History()
    h.founds('alice')
    for (let i = 0; i < 20_000; i++) h.admits('alice', `m${i}`)
    const roster = new Roster(h.net)
    const began = performance.now()
    for (const commit of h.commits) roster.add([commit])
    expect(h.commits.every((commit) => roster.effective(commit))).toBe(true)
    const whole = performance.now() - began
    const again = performance.now()
    for (let i = 0; i < 200; i++) {
      h.admits('alice', `late${i}`)
      roster.add(h.commits.slice(-1))
      expect(roster.memberOf(`late${i}`)).toBe(`late${i}`)
    }
    // Each of the 200 takes less than a hundredth of building it all.
    expect((performance.now() - again) / 200).toBeLessThan(whole / 100)
  })
})
