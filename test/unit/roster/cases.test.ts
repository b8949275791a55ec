import { describe, expect, test } from 'vitest'
import { Roster } from '../../../shared/roster/Roster.ts'
import { History } from './history.ts'

/** Alice founds; Bob is a coordinator, Carol an ambassador, Dan an ordinary member. */
const network = () => {
  const h = new History()
  h.founds('alice')
  for (const name of ['bob', 'carol', 'dan']) h.admits('alice', name)
  const bob = h.grants('alice', 'bob', 'coordinator')
  const carol = h.grants('alice', 'carol', 'ambassador')
  return { h, bob, carol }
}

describe('roster cases', { timeout: 60_000 }, () => {
  test('Case 3: what a removed member backdates below the cut has no effect', () => {
    const { h } = network()
    const before = h.writes('dan')
    const last = h.writes('dan')
    h.removes('alice', 'dan', { cut: [last] })
    const after = h.writes('dan')
    // A fork below the cut: its seq and time look old, but the cut's hash does not reach it.
    const backdated = h.commit('dan', { prev: [before] })
    const out = h.effective()
    expect([before, last, after, backdated].map((id) => out.has(id))).toEqual([true, true, false, false])
  })

  test('Case 4: forking at the very first commit removes nothing and adds nothing', () => {
    const { h } = network()
    const first = h.writes('dan')
    const last = h.writes('dan')
    const fork = h.commit('dan', { prev: [] })
    expect(h.effective().has(fork)).toBe(true)
    h.removes('alice', 'dan', { cut: [last] })
    const out = h.effective()
    expect([first, last, fork].map((id) => out.has(id))).toEqual([true, true, false])
  })

  test('Case 5: both branches of a restored disk survive, and a cut may name both', () => {
    const { h } = network()
    const base = h.writes('dan')
    const lost = h.commit('dan', { prev: [base] })
    const restored = h.commit('dan', { prev: [base] })
    expect([lost, restored].every((id) => h.effective().has(id))).toBe(true)
    h.removes('alice', 'dan', { cut: [lost, restored] })
    expect([base, lost, restored].every((id) => h.effective().has(id))).toBe(true)
  })

  test('Case 7: revoking the revoker restores exactly what was', () => {
    const { h } = network()
    for (let i = 0; i < 3; i++) h.writes('dan')
    const before = h.effective()
    const removal = h.removes('bob', 'dan')
    expect(h.effective().size).toBe(before.size + 1 - 3)
    h.removes('alice', 'bob', { cut: [] })
    const after = h.effective()
    expect([...before].filter((id) => !after.has(id))).toEqual([])
    expect(after.has(removal)).toBe(false)
  })

  test('Case 8: two coordinators remove each other at once: neither is above the other, both stay', () => {
    const { h } = network()
    h.admits('alice', 'eve')
    h.grants('alice', 'eve', 'coordinator')
    const [x, y] = [h.removes('bob', 'eve'), h.removes('eve', 'bob')]
    const out = h.effective()
    expect([x, y].map((id) => out.has(id))).toEqual([true, true])
    const roster = h.roster()
    expect(roster.standing('bob').map(({ role }) => role)).toContain('coordinator')
    expect(roster.standing('eve').map(({ role }) => role)).toContain('coordinator')
  })

  test('Case 8: of two roots who remove each other, the one who made the other a root prevails', () => {
    const h = new History()
    h.founds('alice')
    h.admits('alice', 'bob')
    h.grants('alice', 'bob', 'root')
    h.removes('bob', 'alice')
    h.removes('alice', 'bob')
    const roster = h.roster()
    expect(roster.standing('alice').map(({ role }) => role)).toEqual(['root'])
    expect(roster.standing('bob')).toEqual([])
  })

  test('Case 9: a role given beside a removal is lost with it; one given after it, naming it, stands', () => {
    const { h } = network()
    h.admits('alice', 'eve')
    const removal = h.removes('alice', 'eve')
    h.grants('bob', 'eve', 'member')
    expect(h.roster().standing('eve')).toEqual([])
    h.grants('bob', 'eve', 'member', { after: [removal] })
    expect(h.roster().standing('eve')).toHaveLength(1)
  })

  test('Case 10: removed and admitted again: what was written in between stays out', () => {
    const { h } = network()
    const old = h.writes('dan')
    const removal = h.removes('alice', 'dan', { cut: [old] })
    const interim = h.writes('dan')
    h.admits('alice', 'dan', { after: [removal] })
    const back = h.writes('dan')
    const out = h.effective()
    expect([old, interim, back].map((id) => out.has(id))).toEqual([true, false, true])
    expect(h.roster().memberOf('dan')).toBe('dan')
  })

  test('Case 11: the thief of a linked device cannot remove the device that linked it; the reverse works', () => {
    const { h } = network()
    h.links('dan', 'dan', 'phone')
    const stolen = h.revokes('phone', { by: 'device', device: 'dan' })
    expect(h.roster().deviceState('dan')).toBe('member')
    h.revokes('dan', { by: 'device', device: 'phone' })
    const roster = h.roster()
    expect(roster.deviceState('phone')).toBe('revoked')
    expect(roster.deviceState('dan')).toBe('member')
    expect(h.effective().has(stolen)).toBe(false)
    expect(roster.ownerOf('phone')).toBe('dan')
  })

  test('Case 11: a phone that links a second phone can be removed with it by the first device', () => {
    const { h } = network()
    h.links('dan', 'dan', 'phone')
    h.links('phone', 'dan', 'tablet')
    expect(h.roster().memberOf('tablet')).toBe('dan')
    h.revokes('dan', { by: 'device', device: 'phone' })
    // The link that the phone made does not survive the phone.
    expect(h.roster().memberOf('tablet')).toBeUndefined()
  })

  test('Case 12: a rogue ambassador removes everybody below her; a coordinator brings all of them back', () => {
    const { h, carol } = network()
    const members = Array.from({ length: 30 }, (_, i) => `m${i}`)
    for (const member of members) h.admits('alice', member)
    const works = members.map((member) => h.writes(member))
    const before = h.effective()
    for (const member of [...members, 'dan', 'bob', 'alice']) h.removes('carol', member, { auth: carol })
    expect(works.some((id) => h.effective().has(id))).toBe(false)
    expect(
      h
        .roster()
        .standing('bob')
        .map(({ role }) => role),
    ).toContain('coordinator')
    h.removes('bob', 'carol')
    const out = h.effective()
    expect([...before].filter((id) => !out.has(id) && works.includes(id))).toEqual([])
    for (const member of members) expect(h.roster().standing(member)).toHaveLength(1)
  })

  test('Case 13: revoking an invitation undoes the admissions it does not keep', () => {
    const { h } = network()
    const invite = h.invites('alice')
    const kept = h.admits('dan', 'eve', { via: invite, proof: new Uint8Array(64) })
    h.admits('dan', 'mallory', { via: invite, proof: new Uint8Array(64) })
    h.revokes('alice', { by: 'invite', invite }, { keep: [kept] })
    const roster = h.roster()
    expect([roster.deviceState('eve'), roster.deviceState('mallory')]).toEqual(['member', 'revoked'])
  })

  test('Case 15: nobody gives a role above her own, nor acts under the grant of another', () => {
    const { h, bob, carol } = network()
    const asCarol = (role: 'root' | 'coordinator' | 'ambassador' | 'member') =>
      h.counts(h.grants('carol', 'dan', role, { auth: carol }))
    expect(asCarol('root')).toBe(false)
    expect(asCarol('coordinator')).toBe(false)
    expect(asCarol('ambassador')).toBe(false)
    expect(asCarol('member')).toBe(true)
    const stolen = h.grants('dan', 'dan', 'ambassador', { auth: bob })
    expect(h.effective().has(stolen)).toBe(false)
    const admission = h.admits('dan', 'mallory')
    expect(h.effective().has(admission)).toBe(false)
  })

  test('P-ROSTER: only the commit that names the network founds it', () => {
    const { h } = network()
    const second = h.commit('mallory', { auth: '', statement: { k: 'found', member: 'mallory', kx: '', name: 'm' } })
    expect(h.effective().has(second)).toBe(false)
    expect(h.roster().deviceState('mallory')).toBe('unknown')
  })

  test('P-ROSTER-1: a cut reaches further once the commit it names has come', () => {
    const { h } = network()
    const [first, last] = [h.writes('dan'), h.writes('dan')]
    h.removes('alice', 'dan', { cut: [last] })
    const here = new Map(h.commits.filter(({ id }) => id !== last && id !== first).map((c) => [c.id, c]))
    const roster = new Roster(h.net, (id) => here.get(id))
    roster.add(h.commits.filter((commit) => commit.statement))
    const commit = h.commits.find(({ id }) => id === first)!
    expect(roster.effective(commit)).toBe(false)
    for (const id of [first, last]) here.set(id, h.commits.find((c) => c.id === id)!)
    expect(roster.learned([first, last])).toBe(true)
    expect(roster.effective(commit)).toBe(true)
  })
})
