import { describe, expect, test } from 'vitest'
import { occurrences } from '../../../shared/queries/occurrences.ts'
import { pastEvents, upcomingEvents } from '../../../shared/queries/upcomingEvents.ts'
import { rowOf } from '../../support/rows.ts'

const series = (more = {}) =>
  rowOf('event', 'series', {
    start: '2026-10-15T19:00',
    end: '2026-10-15T22:00',
    zone: 'Europe/Berlin',
    rule: 'FREQ=WEEKLY',
    ...more,
  })
const at = (day: number, hour = 0) => Date.UTC(2026, 9, day, hour)

describe('a series', () => {
  test('keeps its hour on the clock when the clocks change', () => {
    const found = occurrences(series(), at(14), at(31))
    expect(found.map(({ start, end }) => [start, end])).toEqual([
      ['2026-10-15T19:00', '2026-10-15T22:00'],
      ['2026-10-22T19:00', '2026-10-22T22:00'],
      ['2026-10-29T19:00', '2026-10-29T22:00'],
    ])
    expect(found.map(({ from }) => new Date(from).getUTCHours())).toEqual([17, 17, 18])
  })

  test('leaves out its exceptions and ends where it says', () => {
    const event = series({ rule: 'FREQ=WEEKLY;COUNT=3', except: ['2026-10-22T19:00'] })
    expect(occurrences(event, at(1), at(99)).map(({ start }) => start)).toEqual([
      '2026-10-15T19:00',
      '2026-10-29T19:00',
    ])
  })

  test('includes the one that is running, and starts anywhere', () => {
    expect(occurrences(series(), at(15, 18), at(15, 19))).toHaveLength(1)
    expect(occurrences(series(), at(15, 20), at(22, 17))).toHaveLength(0)
    expect(occurrences(series(), Date.UTC(2031, 0, 1), Number.POSITIVE_INFINITY, 2)).toHaveLength(2)
  })

  test('of whole days stays whole days', () => {
    const event = series({ start: '2026-10-24', end: '2026-10-26', rule: 'FREQ=MONTHLY' })
    expect(occurrences(event, at(25), at(80)).map(({ start, end }) => [start, end])).toEqual([
      ['2026-10-24', '2026-10-26'],
      ['2026-11-24', '2026-11-26'],
    ])
  })

  test.each([
    'FREQ=NEVER',
    'FREQ=SECONDLY',
    'nonsense',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=WEEKLY;INTERVAL=0',
  ])('from a file that makes no sense (%s) never throws or hangs', (rule) => {
    // A rule that never ends would run into the suite's time limit.
    expect(occurrences(series({ rule }), at(1), at(99), 5).length).toBeLessThanOrEqual(5)
  })
})

test('upcoming holds what runs now and a series at its next date; past holds the rest, latest first', () => {
  const event = (id: string, start: string, more = {}) => rowOf('event', id, { start, zone: 'UTC', ...more })
  const events = [
    event('later', '2026-11-02T10:00'),
    event('running', '2026-10-20T08:00', { end: '2026-10-20T20:00' }),
    event('over', '2026-10-20T08:00', { end: '2026-10-20T09:00' }),
    event('long over', '2026-01-01'),
    event('whole day', '2026-10-20'),
    series(),
    series({ rule: 'FREQ=WEEKLY;COUNT=1', start: '2026-10-01T19:00', end: '' }),
    event('some day', ''),
  ].map((row, i) => ({ ...row, id: row.id === 'series' ? `series ${i}` : row.id }))
  const now = at(20, 12)
  expect(upcomingEvents(events, now).map(({ event: { id } }) => id)).toEqual([
    'whole day',
    'running',
    'series 5',
    'later',
  ])
  expect(upcomingEvents(events, now, 1)).toHaveLength(1)
  expect(pastEvents(events, now).map(({ event: { id } }) => id)).toEqual(['over', 'series 6', 'long over'])
})

describe('a rule that somebody made up', () => {
  test.each(['FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;COUNT=999999', 'FREQ=NEVER'])(
    '%s holds up nothing, however often a list asks',
    (rule) => {
      const event = series({ rule })
      occurrences(event, at(1), at(99))
      const before = process.cpuUsage()
      for (let lists = 0; lists < 20; lists++) occurrences(event, at(1), at(99))
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 20_000).toBeLessThan(100)
    },
  )

  test('what really comes, only seldom, is found', () => {
    const leap = series({ start: '2024-02-29T19:00', end: '', rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29' })
    expect(occurrences(leap, at(1), Date.UTC(2033, 0, 1)).map(({ start }) => start.slice(0, 4))).toEqual([
      '2028',
      '2032',
    ])
    const long = series({ start: '2024-01-01T19:00', end: '', rule: 'FREQ=DAILY;COUNT=1100' })
    expect(occurrences(long, Date.UTC(2027, 0, 1), Number.POSITIVE_INFINITY)).toHaveLength(4)
  })
})
