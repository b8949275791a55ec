import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importEvents } from '../../../shared/commands/importEvents.ts'
import { readEvents } from '../../../shared/interop/ical/readEvents.ts'
import { writeEvents } from '../../../shared/interop/ical/writeEvents.ts'
import { instantOf } from '../../../shared/lib/instantOf.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { makeDesk, resultOf } from '../../support/commandContext.ts'
import { generateCalendar } from '../../support/generateCalendar.ts'
import { rowOf } from '../../support/rows.ts'

const read = async (text: string, zone = 'Europe/Berlin') => {
  const result = await readEvents(text, { zone })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Tea', ...lines, 'END:VEVENT'].join('\r\n')
const only = async (...lines: string[]) => (await read(calendar(vevent(...lines)))).events[0]?.event

describe('when an event is', () => {
  test.each([
    [
      'a named zone stays',
      ['DTSTART;TZID=Asia/Tbilisi:20261120T190000', 'DTEND;TZID=Asia/Tbilisi:20261120T220000'],
      '2026-11-20T19:00',
      '2026-11-20T22:00',
      'Asia/Tbilisi',
    ],
    [
      'a single UTC time goes on the reader’s clock',
      ['DTSTART:20261120T180000Z', 'DTEND:20261120T193000Z'],
      '2026-11-20T19:00',
      '2026-11-20T20:30',
      'Europe/Berlin',
    ],
    [
      'a floating time is the reader’s',
      ['DTSTART:20261120T190000', 'DURATION:PT90M'],
      '2026-11-20T19:00',
      '2026-11-20T20:30',
      'Europe/Berlin',
    ],
    ['a series in UTC stays there', ['DTSTART:20261120T180000Z', 'RRULE:FREQ=WEEKLY'], '2026-11-20T18:00', '', 'UTC'],
    [
      'whole days end exclusively',
      ['DTSTART;VALUE=DATE:20261120', 'DTEND;VALUE=DATE:20261122'],
      '2026-11-20',
      '2026-11-22',
      'Europe/Berlin',
    ],
    [
      'whole days that do not say so',
      ['DTSTART:20270601', 'DTEND;X-A=b:20270603', 'RRULE:FREQ=YEARLY', 'EXDATE:20280601,20290601'],
      '2027-06-01',
      '2027-06-03',
      'Europe/Berlin',
    ],
    ['a Windows zone', ['DTSTART;TZID=FLE Standard Time:20261120T190000'], '2026-11-20T19:00', '', 'Europe/Kyiv'],
    [
      'a path to a zone',
      ['DTSTART;TZID=/freeassociation.sourceforge.net/America/Argentina/Ushuaia:20261120T190000'],
      '2026-11-20T19:00',
      '',
      'America/Argentina/Ushuaia',
    ],
    [
      'an end in another zone',
      ['DTSTART;TZID=Europe/Berlin:20261120T190000', 'DTEND;TZID=Europe/London:20261120T200000'],
      '2026-11-20T19:00',
      '2026-11-20T21:00',
      'Europe/Berlin',
    ],
    [
      'an end before the start is none',
      ['DTSTART;TZID=Europe/Berlin:20261120T190000', 'DTEND;TZID=Europe/Berlin:20261120T180000'],
      '2026-11-20T19:00',
      '',
      'Europe/Berlin',
    ],
  ])('%s', async (_, lines, start, end, zone) => {
    expect(await only(...lines)).toMatchObject({ start, end, zone })
  })

  test('a zone that only the file knows is found by its offsets; one nobody knows is told', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Office',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const described = await read(calendar(...zone, vevent('DTSTART;TZID=Office:20261120T190000')))
    expect(instantOf(described.events[0]!.event.start!, described.events[0]!.event.zone!)).toBe(
      Date.UTC(2026, 10, 20, 13, 30),
    )
    const unknown = await read(calendar(vevent('DTSTART;TZID=Narnia:20261120T190000')))
    expect(unknown.events[0]?.event.zone).toBe('Europe/Berlin')
    expect(unknown.warnings).toEqual([{ line: 3, problem: { code: 'zoneUnknown', params: { zone: 'Narnia' } } }])
  })
})

describe('a series', () => {
  const series = (...more: string[]) =>
    calendar(
      vevent(
        'DTSTART;TZID=Europe/Berlin:20261105T190000',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE;TZID=Europe/Berlin:20261112T190000',
        'EXDATE:20261119T180000Z',
      ),
      ...more,
    )
  test('keeps its rule and its exceptions, in its own zone', async () => {
    const event = (await read(series(), 'Asia/Tokyo')).events[0]!.event
    expect(event).toMatchObject({
      rule: 'FREQ=WEEKLY;COUNT=5',
      except: ['2026-11-12T19:00', '2026-11-19T19:00'],
      zone: 'Europe/Berlin',
    })
  })

  test('exceptions that are whole days need not say so', async () => {
    const event = await only('DTSTART:20270601', 'RRULE:FREQ=YEARLY', 'EXDATE:20280601,20290601')
    expect(event).toMatchObject({ start: '2027-06-01', rule: 'FREQ=YEARLY', except: ['2028-06-01', '2029-06-01'] })
  })

  test('with a moved date: that date is an event of its own; a date called off is only an exception', async () => {
    const moved = vevent(
      'RECURRENCE-ID;TZID=Europe/Berlin:20261126T190000',
      'DTSTART;TZID=Europe/Berlin:20261127T200000',
    )
    const off = vevent(
      'RECURRENCE-ID:20261203T180000Z',
      'DTSTART;TZID=Europe/Berlin:20261203T190000',
      'STATUS:CANCELLED',
    )
    const { events } = await read(series(moved, off))
    expect(events.map(({ event }) => [event.uid, event.start, event.rule])).toEqual([
      ['a', '2026-11-05T19:00', 'FREQ=WEEKLY;COUNT=5'],
      ['a#2026-11-26T19:00', '2026-11-27T20:00', ''],
    ])
    expect(events[0]!.event.except).toEqual([
      '2026-11-12T19:00',
      '2026-11-19T19:00',
      '2026-11-26T19:00',
      '2026-12-03T19:00',
    ])
  })

  test('extra dates become events; a rule nobody can read is left out and told', async () => {
    const extra = await read(calendar(vevent('DTSTART:20261105T190000', 'RDATE:20261107T190000,20261109T190000')))
    expect(extra.events.map(({ event }) => event.start)).toEqual([
      '2026-11-05T19:00',
      '2026-11-07T19:00',
      '2026-11-09T19:00',
    ])
    const odd = await read(calendar(vevent('DTSTART:20261105T190000', 'RRULE:FREQ=SOMETIMES')))
    expect(odd.events).toHaveLength(1)
    expect(odd.warnings.map(({ problem }) => problem.code)).toEqual(['ruleUnknown'])
  })
})

test('one broken event costs only itself, and says where it stands', async () => {
  const { events, problems, name } = await read(
    calendar(
      'X-WR-CALNAME:Ours',
      vevent('DTSTART:20261120T190000'),
      vevent('DTSTART:soon'),
      'BEGIN:VEVENT',
      'UID:n',
      'DTSTART:20261120T190000',
      'END:VEVENT',
      vevent('UID:b'),
    ),
  )
  expect(name).toBe('Ours')
  expect(events).toHaveLength(1)
  expect(problems).toHaveLength(3)
  expect(problems.map(({ line }) => line)).toEqual([9, 14, 18])
  expect(problems[1]?.problem.code).toBe('titleMissing')
  expect(problems[2]?.problem.code).toBe('startMissing')
  expect(await readEvents('Name,City', { zone: 'UTC' })).toEqual({ ok: false, error: { code: 'noEvents' } })
})

test('descriptions lose their HTML, places their second line, long titles their end', async () => {
  const event = await only(
    'DTSTART:20261120T190000',
    'DESCRIPTION:<p>Come &amp\\; <b>sing</b></p><ul><li>tea</li><li>cake</li></ul>',
    'LOCATION:Town hall\\nMarket 1\\, Rostock',
    'CATEGORIES:Music,Old\\, town',
    'URL:javascript:alert(1)',
  )
  expect(event).toMatchObject({
    plan: 'Come & sing\n– tea\n– cake',
    place: 'Town hall',
    address: 'Market 1, Rostock',
    tags: ['Music', 'Old, town'],
    url: '',
  })
  const long = await read(
    calendar(`BEGIN:VEVENT\r\nSUMMARY:${'long '.repeat(80)}\r\nDTSTART:20261120T190000\r\nEND:VEVENT`),
  )
  expect(long.events[0]?.event.title).toHaveLength(200)
  expect(long.warnings.map(({ problem }) => problem.code)).toEqual(['cut'])
})

test('a calendar of 60 events from several programs reads completely, and again changes nothing', async () => {
  const text = generateCalendar(60, Date.UTC(2026, 10, 20) / 86_400_000)
  const { events, problems, warnings } = await read(text)
  expect([events.length, problems, warnings]).toEqual([60, [], []])
  const desk = makeDesk()
  const load = async () => resultOf(await desk.run(importEvents, { events: events.map(({ event }) => event) }))
  expect(await load()).toEqual({ created: 60, updated: 0, unchanged: 0 })
  expect(await load()).toEqual({ created: 0, updated: 0, unchanged: 60 })
})

describe('an export', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'aZüЖ🪡 .,;:\\"=n'), maxLength: 80 })
    .map((value) => value.replace(/\s+/g, ' ').trim())
  const date = fc.date({ min: new Date(Date.UTC(2020, 0)), max: new Date(Date.UTC(2040, 0)), noInvalidDate: true })
  const event = fc
    .record({
      title: text.filter(Boolean),
      at: date,
      minutes: fc.integer({ min: 0, max: 4_000 }),
      allDay: fc.boolean(),
      zone: fc.constantFrom(
        'Europe/Berlin',
        'Asia/Kolkata',
        'America/Toronto',
        'Pacific/Auckland',
        'Africa/Casablanca',
        'Australia/Lord_Howe',
      ),
      place: text,
      address: text,
      url: fc.constantFrom('', 'https://example.org/?a=1;b,c'),
      hashtag: text.map((value) => value.slice(0, 60).trim()),
      capacity: fc.option(fc.integer({ min: 0, max: 500 })),
      official: fc.boolean(),
      status: fc.constantFrom('planned', 'confirmed', 'cancelled'),
      tags: fc.uniqueArray(text.map((value) => value.slice(0, 40).trim()).filter(Boolean), { maxLength: 3 }),
      rule: fc.constantFrom(
        '',
        'FREQ=WEEKLY;COUNT=5',
        'FREQ=MONTHLY;BYDAY=-1FR',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20301231T225959Z',
      ),
      excerpt: text,
    })
    .map(({ at, minutes, allDay, ...given }) => {
      const local = (ms: number) => new Date(ms).toISOString().slice(0, allDay ? 10 : 16)
      const [start, end] = [local(at.getTime()), local(at.getTime() + minutes * 60_000)]
      return {
        ...given,
        start,
        end: end > start ? end : '',
        zone: allDay ? 'Europe/Berlin' : given.zone,
        except: given.rule ? [start] : [],
      }
    })

  test('reads back identically: times, zones, series, texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 5 }), async (given) => {
        const rows = given.map((values, i) => rowOf('event', `e${i}`, values as Partial<EventRow>))
        const file = writeEvents(rows, { name: 'Ours; all, of it', now: Date.UTC(2026, 10, 20) })
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        const result = await read(file)
        expect(result.problems).toEqual([])
        expect(result.warnings).toEqual([])
        const expected = given.map(({ excerpt, ...values }, i) => ({
          ...values,
          ...(excerpt ? { plan: excerpt } : {}),
          uid: `e${i}@vmeste`,
        }))
        expect(result.events.map(({ event: found }) => sorted(found))).toEqual(expected.map(sorted))
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  test('imported into the network it came from finds its own events', async () => {
    const desk = makeDesk()
    const events = [{ title: 'Tea', start: '2026-11-20T19:00', zone: 'Europe/Berlin' }]
    resultOf(await desk.run(importEvents, { events }))
    const file = writeEvents(await desk.all('event'), { name: 'Ours', now: 0 })
    const again = (await read(file)).events.map(({ event: found }) => found)
    expect(resultOf(await desk.run(importEvents, { events: again })).created).toBe(0)
    expect(await desk.rows.count('event')).toBe(1)
  })
})

const sorted = (values: object) => {
  const { tags, except, ...rest } = { tags: [] as readonly string[], except: [] as readonly string[], ...values }
  return { ...rest, tags: [...tags].sort(), except: [...except].sort() }
}

test('hostile and broken calendars never throw and never hang', async () => {
  const random = seededRandom('ical fuzz')
  const good = generateCalendar(12, 20_000)
  const pieces = [
    'BEGIN:VEVENT\r\n',
    'END:VEVENT\r\n',
    'RRULE:FREQ=SECONDLY;COUNT=999999999\r\n',
    'DTSTART:99999999T999999Z\r\n',
    'DTSTART:-1\r\n',
    ';',
    ':',
    '\r\n',
    ' ',
    '\u0000',
    '=',
    '"',
    'DURATION:P99999999W\r\n',
    'EXDATE:\r\n',
    'TZOFFSETTO:+9999\r\n',
    '🪡',
  ]
  for (let i = 0; i < 500; i++) {
    const noise = Array.from({ length: 1 + random.int(12) }, () => random.pick(pieces)).join('')
    const at = random.int(good.length)
    await readEvents(good.slice(0, at) + noise + good.slice(at + random.int(40)), { zone: 'Europe/Berlin' })
  }
  // Quadratic reading would take minutes here and run into the suite's time limit.
  const hostileZone =
    'BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0313\r\nEND:STANDARD\r\nEND:VTIMEZONE'
  await read(calendar(hostileZone, vevent('DTSTART;TZID=X:20261120T190000', 'RRULE:FREQ=SECONDLY')))
  await readEvents(calendar(vevent(`DESCRIPTION:${'<p\r\n a'.repeat(150_000)}`, 'DTSTART:20261120T190000')), {
    zone: 'UTC',
  })
})
