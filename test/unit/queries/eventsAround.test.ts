import { expect, test } from 'vitest'
import { eventsAround } from '../../../shared/queries/eventsAround.ts'
import { rowOf } from '../../support/rows.ts'

const now = Date.parse('2026-11-20T19:00:00Z')
const event = (title: string, given: object) => rowOf('event', title, { title, zone: 'UTC', ...given })
const titles = (...events: ReturnType<typeof event>[]) =>
  eventsAround(events, now).map(({ event: { title }, isNow }) => `${title}${isNow ? ' now' : ''}`)

test('what is on comes first, then the last weeks, latest first; what is far off or cancelled stays out', () => {
  expect(
    titles(
      event('last week', { start: '2026-11-13T19:00', end: '2026-11-13T22:00' }),
      event('in spring', { start: '2026-04-01T19:00', end: '2026-04-01T22:00' }),
      event('begins soon', { start: '2026-11-20T21:00', end: '2026-11-20T23:00' }),
      event('tomorrow', { start: '2026-11-21T19:00', end: '2026-11-21T22:00' }),
      event('ended at noon', { start: '2026-11-20T10:00', end: '2026-11-20T12:00' }),
      event('cancelled', { start: '2026-11-20T18:00', end: '2026-11-20T22:00', status: 'cancelled' }),
      event('undated', {}),
    ),
  ).toEqual(['begins soon now', 'ended at noon now', 'last week'])
})

test('a series stands at its last date', () => {
  const series = event('Stammtisch', { start: '2025-01-03T19:00', end: '2025-01-03T22:00', rule: 'FREQ=WEEKLY' })
  const [around] = eventsAround([series], now)
  expect(around).toMatchObject({ isNow: true, at: { start: '2026-11-20T19:00' } })
})
