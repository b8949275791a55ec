import { describe, expect, test } from 'vitest'
import type { HeldRole, Membership } from '../../../renderer/store/api.ts'
import { roleChange } from '../../../renderer/store/duties/standing.ts'
import { together } from '../../../renderer/store/duties/usePreview.ts'
import type { Role } from '../../../shared/model/defineEntity.ts'
import { mayGive } from '../../../shared/roster/mayGive.ts'

const held = (role: Role, mine = true): HeldRole => ({ role, since: 1, by: 'alice', mine })
const person = (role: Role, roles: readonly HeldRole[] = []): Membership => ({
  member: 'zoya',
  name: 'Zoya',
  role,
  invitedBy: 'alice',
  since: 1,
  roles,
  mine: true,
})

describe('who gives what (P-ROSTER)', () => {
  test('keepers and coordinators also give what they are; ambassadors give what is below them; members give nothing', () => {
    const all: readonly Role[] = ['root', 'coordinator', 'ambassador', 'member', 'lead', 'organiser']
    const given = (mine: Role) => all.filter((role) => mayGive(mine, role))
    expect(given('root')).toEqual(all)
    expect(given('coordinator')).toEqual(all.slice(1))
    expect(given('ambassador')).toEqual(['member', 'lead', 'organiser'])
    expect(given('member')).toEqual([])
    expect(given('lead')).toEqual([])
  })
})

describe('what another role takes', () => {
  test('upwards: giving it', () => {
    expect(roleChange(person('member'), 'coordinator', 'root')).toEqual({ give: 'coordinator', take: [] })
    expect(roleChange(person('ambassador', [held('ambassador')]), 'root', 'coordinator')).toBeNull()
  })

  test('downwards: taking back each one above, and giving the lower one where she lacks it', () => {
    const coordinator = person('coordinator', [held('coordinator'), held('ambassador')])
    expect(roleChange(coordinator, 'member', 'root')).toEqual({ give: null, take: ['coordinator', 'ambassador'] })
    expect(roleChange(coordinator, 'ambassador', 'root')).toEqual({ give: null, take: ['coordinator'] })
    const steep = person('coordinator', [held('coordinator')])
    expect(roleChange(steep, 'ambassador', 'root')).toEqual({ give: 'ambassador', take: ['coordinator'] })
  })

  test('not what came from above; a duty is no role in the network; nothing for no change', () => {
    expect(roleChange(person('coordinator', [held('coordinator', false)]), 'member', 'coordinator')).toBeNull()
    const lead = person('lead', [{ ...held('lead'), scope: 'marketing' }])
    expect(roleChange(lead, 'member', 'root')).toBeNull()
    expect(roleChange(lead, 'ambassador', 'coordinator')).toEqual({ give: 'ambassador', take: [] })
  })
})

test('what two takings would change is told as one', () => {
  const one = {
    changes: 2,
    entities: [{ id: 'a', becomes: 'gone' } as const],
    total: 1,
    members: ['bob'],
    roles: [{ member: 'bob', role: 'lead' } as const],
  }
  const two = { ...one, changes: 3, entities: [...one.entities, { id: 'b', becomes: 'earlier' } as const], total: 2 }
  expect(together([one, two])).toMatchObject({ changes: 5, total: 2, members: ['bob'] })
  expect(together([one, two]).entities.map(({ id }) => id)).toEqual(['a', 'b'])
  // Cut at 200 each: how many are the same nobody knows.
  expect(together([{ ...one, total: 300 }, two]).total).toBe(302)
})
