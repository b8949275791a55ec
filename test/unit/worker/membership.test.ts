import { describe, expect, test } from 'vitest'
import { membershipOf } from '../../../renderer/worker/membership.ts'
import { History } from '../roster/history.ts'

/** Alice founds; bob and carol coordinate (carol by bob's word); dave is an ambassador and leads a department; eve is a member. */
const network = () => {
  const h = new History()
  h.founds('alice')
  for (const name of ['bob', 'carol', 'dave', 'eve']) h.admits('alice', name)
  h.grants('alice', 'bob', 'coordinator')
  h.grants('bob', 'carol', 'coordinator')
  h.grants('carol', 'dave', 'ambassador')
  h.grants('carol', 'dave', 'lead', { scope: 'marketing' })
  return h
}
const seenBy = (h: History, me: string) => {
  const { members, past } = membershipOf(h.roster(), me)
  return { of: (name: string) => members.find(({ member }) => member === name)!, past }
}

describe('membership, as windows read it', () => {
  test('says what each holds, since when and by whom', () => {
    const { of } = seenBy(network(), 'eve')
    expect(of('alice').roles).toMatchObject([{ role: 'root', by: '' }])
    expect(of('dave')).toMatchObject({
      role: 'ambassador',
      roles: [
        { role: 'ambassador', by: 'carol', since: 7 },
        { role: 'lead', scope: 'marketing', by: 'carol', since: 8 },
      ],
    })
    expect(of('eve').roles).toEqual([])
  })

  test('P-ROSTER above: takes back what is lower, or what came from her own hand; nobody ends her own membership', () => {
    const h = network()
    const maySee = (me: string) =>
      ['alice', 'bob', 'carol', 'dave', 'eve'].filter((name) => seenBy(h, me).of(name).mine)
    expect(maySee('alice')).toEqual(['bob', 'carol', 'dave', 'eve'])
    expect(maySee('bob')).toEqual(['carol', 'dave', 'eve'])
    expect(maySee('carol')).toEqual(['dave', 'eve'])
    expect(maySee('dave')).toEqual(['eve'])
    expect(maySee('eve')).toEqual([])
    expect(
      seenBy(h, 'carol')
        .of('bob')
        .roles.map(({ mine }) => mine),
    ).toEqual([false])
    expect(
      seenBy(h, 'dave')
        .of('dave')
        .roles.map(({ role, mine }) => [role, mine]),
    ).toEqual([
      ['ambassador', false],
      ['lead', true],
    ])
  })

  test('who was removed, and who fell with her, are remembered by name', () => {
    const h = network()
    h.admits('dave', 'fritz', {}, h.grants('carol', 'dave', 'ambassador'))
    h.removes('bob', 'dave')
    const { of, past } = seenBy(h, 'alice')
    expect(of('dave')).toBeUndefined()
    expect(past).toEqual([
      { member: 'dave', name: 'dave' },
      { member: 'fritz', name: 'fritz' },
    ])
  })
})
