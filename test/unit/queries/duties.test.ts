import { expect, test } from 'vitest'
import { makeEntityId, scopeOf, zeroScope } from '../../../shared/model/ids.ts'
import { dutiesOf, leadAndDeputies } from '../../../shared/queries/duties.ts'
import { rowOf } from '../../support/rows.ts'

const idOf = (type: number, fill: number) =>
  makeEntityId({ type, scope: zeroScope, rand: new Uint8Array(16).fill(fill) })
const now = Date.UTC(2026, 10, 20, 12)
const [marketing, design, closed] = [idOf(3, 1), idOf(3, 2), idOf(3, 3)]
const [fest, picnic, over, off] = [idOf(6, 1), idOf(6, 2), idOf(6, 3), idOf(6, 4)]

const work = {
  departments: [
    rowOf('department', design, { name: 'Design', lead: 'bob' }),
    rowOf('department', marketing, { name: 'Marketing' }),
    rowOf('department', closed, { name: 'Closed', archived: true }),
  ],
  events: [
    rowOf('event', picnic, { title: 'Picnic', start: '2027-06-01', hosts: ['zoya'] }),
    rowOf('event', fest, { title: 'Summer fest', start: '2027-05-01', hosts: ['zoya', 'bob'] }),
    rowOf('event', over, { title: 'Over', start: '2026-01-01', hosts: ['zoya'] }),
    rowOf('event', off, { title: 'Off', start: '2027-01-01', hosts: ['zoya'], status: 'cancelled' }),
  ],
  cards: [
    rowOf('card', 'later', { title: 'Book the hall', assignees: ['zoya'] }),
    rowOf('card', 'soon', { title: 'Print flyers', assignees: ['zoya'], due: '2026-12-01' }),
    rowOf('card', 'done', { title: 'Done', assignees: ['zoya'], done: true }),
    rowOf('card', 'hers', { title: 'Not hers', assignees: ['bob'] }),
  ],
}
const roles = [
  { role: 'ambassador' },
  ...[marketing, design, closed].map((id) => ({ role: 'lead', scope: scopeOf(id) }) as const),
  { role: 'organiser', scope: scopeOf(fest) },
] as const

test('what somebody would leave behind: departments, events ahead, open cards; nothing that is over or done', () => {
  const duties = dutiesOf({ id: 'zoya', roles }, work, now)
  expect(duties.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'leads Marketing',
    'deputy Design',
    'organises Summer fest',
    'hosts Summer fest',
    'hosts Picnic',
    'card Print flyers',
    'card Book the hall',
  ])
  expect(duties[0]?.held).toEqual({ role: 'lead', scope: scopeOf(marketing) })
  expect(duties[3]?.held).toBeUndefined()
})

test('who has nothing to do leaves nothing behind', () => {
  expect(dutiesOf({ id: 'eve', roles: [] }, work, now)).toEqual([])
})

test('the lead is whom the department names, else who has held the duty longest; the rest are deputies', () => {
  expect(leadAndDeputies('', ['anna', 'bob'])).toEqual({ lead: 'anna', deputies: ['bob'] })
  expect(leadAndDeputies('bob', ['anna', 'bob'])).toEqual({ lead: 'bob', deputies: ['anna'] })
  // Named once, and the duty taken back since.
  expect(leadAndDeputies('zoya', ['anna', 'bob'])).toEqual({ lead: 'anna', deputies: ['bob'] })
  expect(leadAndDeputies('zoya', [])).toEqual({ lead: null, deputies: [] })
})
