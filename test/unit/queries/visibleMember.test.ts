import { describe, expect, test } from 'vitest'
import { type EntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import {
  audienceOf,
  isHiddenFrom,
  viewerOf,
  visibleMember,
  withAudience,
} from '../../../shared/queries/visibleMember.ts'
import { memberIdOf } from '../../support/commandContext.ts'
import { rowOf } from '../../support/rows.ts'

const [alice, bob] = [memberIdOf('alice'), memberIdOf('bob')]
const id: EntityId = memberEntityId(alice, member.type)
const row = rowOf('member', id, {
  name: 'Alice',
  email: 'alice@example.org',
  phone: '+49 381 1',
  links: ['https://example.org'],
  intro: 'Hello',
  visibility: ['phone=ambassadors', 'links=ambassadors', 'intro=ambassadors', 'nonsense'],
})

describe('who sees what of a profile', () => {
  test('a member does not see what is for ambassadors; ambassadors and she herself do', () => {
    const seen = visibleMember(row, viewerOf(bob, 'member'))
    expect(seen).toMatchObject({ name: 'Alice', email: 'alice@example.org', phone: '', links: [] })
    for (const viewer of [viewerOf(bob, 'ambassador'), viewerOf(bob, 'root'), viewerOf(alice, 'member')])
      expect(visibleMember(row, viewer)).toBe(row)
  })

  test('who leads a department, or has no role any more, sees what a member sees', () => {
    for (const viewer of [viewerOf(bob, 'lead'), viewerOf(bob, undefined)])
      expect(visibleMember(row, viewer).phone).toBe('')
  })

  test('what is no way to reach her cannot be hidden: a crafted choice hides nothing', () => {
    expect(visibleMember(row, viewerOf(bob, 'member')).intro).toBe('Hello')
    expect(isHiddenFrom(viewerOf(bob, 'member'), row, 'intro')).toBe(false)
    expect(isHiddenFrom(viewerOf(bob, 'member'), row, 'phone')).toBe(true)
  })

  test('a row in which nothing is hidden is the same row: 20,000 need not be copied', () => {
    const open = { ...row, visibility: [] }
    expect(visibleMember(open, viewerOf(bob, 'member'))).toBe(open)
  })

  test('choosing replaces the choice of that field alone', () => {
    expect(audienceOf(row, 'phone')).toBe('ambassadors')
    expect(audienceOf(row, 'email')).toBe('everyone')
    const closed = { visibility: withAudience(row, 'email', 'ambassadors') }
    expect(audienceOf(closed, 'email')).toBe('ambassadors')
    expect(audienceOf(closed, 'phone')).toBe('ambassadors')
    for (const audience of ['everyone', 'onlyMe'] as const) {
      const other = { visibility: withAudience(closed, 'phone', audience) }
      expect([audienceOf(other, 'phone'), audienceOf(other, 'email')]).toEqual(['everyone', 'ambassadors'])
    }
    expect(withAudience(closed, 'email', 'ambassadors').filter((each) => each.startsWith('email'))).toHaveLength(1)
  })
})
