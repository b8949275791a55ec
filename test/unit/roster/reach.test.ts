import { describe, expect, test } from 'vitest'
import { History } from './history.ts'

/** Alice founds; what follows is told to one roster statement by statement. */
const network = () => {
  const h = new History()
  h.founds('alice')
  for (const name of ['bob', 'carol', 'dan']) h.admits('alice', name)
  return h
}

/** What the last statement of the story can reach. */
const reachOfLast = (h: History) => {
  const roster = h.roster(h.commits.slice(0, -1))
  roster.takeReach()
  roster.add(h.commits.slice(-1))
  const reach = roster.takeReach()
  if (reach === 'all' || reach === null) throw new Error(`reach is ${reach}`)
  return reach
}

describe('P-ROSTER: what a statement can change is found from it', () => {
  test('a removal reaches who was let in, by hand or by invitation, and who they let in', () => {
    const h = network()
    const role = h.grants('alice', 'bob', 'coordinator')
    const invite = h.invites('bob')
    const eve = h.admits('dan', 'eve', { via: invite, proof: new Uint8Array(64) })
    const fay = h.admits('bob', 'fay')
    const gil = h.admits('eve', 'gil', { via: invite, proof: new Uint8Array(64) })
    h.removes('alice', 'bob')
    const { grants, statements } = reachOfLast(h)
    for (const id of [role, eve, fay, gil]) expect(grants).toContain(id)
    for (const id of [invite, eve, fay, gil]) expect(statements).toContain(id)
  })

  test('it reaches whom the removed person had removed', () => {
    const h = network()
    h.grants('alice', 'bob', 'coordinator')
    const dans = h.acts.get('dan')!
    const removal = h.removes('bob', 'dan')
    h.removes('alice', 'bob')
    const { grants, statements } = reachOfLast(h)
    expect(statements).toContain(removal)
    expect(grants).toContain(dans)
  })

  test('a lost laptop reaches those it linked, and nobody else’s', () => {
    const h = network()
    h.links('dan', 'dan', 'phone')
    h.links('phone', 'dan', 'tablet')
    h.links('carol', 'carol', 'watch')
    h.revokes('dan', { by: 'device', device: 'phone' })
    expect([...reachOfLast(h).devices].sort()).toEqual(['phone', 'tablet'])
  })

  test('taking back one role reaches what was done under it and leaves the membership alone', () => {
    const h = network()
    const membership = h.acts.get('bob')!
    const role = h.grants('alice', 'bob', 'ambassador')
    h.revokes('alice', { by: 'member', member: 'bob', role: 'ambassador' })
    expect([...reachOfLast(h).grants]).toEqual([role])
    expect(reachOfLast(h).grants).not.toContain(membership)
  })

  test('an ordinary admission or grant reaches nothing that was here', () => {
    const h = network()
    h.removes('alice', 'dan')
    h.admits('alice', 'eve')
    const roster = h.roster(h.commits.slice(0, -1))
    roster.takeReach()
    expect(roster.add(h.commits.slice(-1))).toBe(false)
    expect(roster.takeReach()).toBe(null)
  })

  test('in a network of thousands, one removal reaches one person', () => {
    const h = network()
    for (let i = 0; i < 2000; i++) h.admits('alice', `m${i}`)
    h.removes('alice', 'm7')
    const { grants, statements, devices } = reachOfLast(h)
    expect([grants.size, statements.size, devices.size]).toEqual([1, 0, 0])
  })
})
