import ICAL from 'ical.js'
import type { ImportedEvent } from '../../commands/importEvents.ts'
import { ok, type Problem, problem, type Result } from '../../lib/result.ts'
import { Temporal } from '../../lib/temporal.ts'
import { unescapeText } from '../contentLine.ts'
import { plainText } from './plainText.ts'
import { type DescribedZone, resolveZone } from './resolveZone.ts'

export interface Clock {
  readonly zones: ReadonlyMap<string, DescribedZone>
  /** IANA zone for times that name none. */
  readonly zone: string
}

export interface ReadEvent {
  readonly event: ImportedEvent
  /** RECURRENCE-ID as a local start: which date of the series this one changes; '' = none. */
  readonly instance: string
  /** RDATE: further local starts. */
  readonly extra: readonly string[]
  readonly sequence: number
  readonly warnings: readonly Problem[]
}

/** Without these an event can still be shown; they are dropped when they make it unreadable. */
const risky =
  /^(RRULE|EXRULE|EXDATE|RDATE|DURATION|RECURRENCE-ID|SEQUENCE|STATUS|CATEGORIES|URL|X-[^:;]*|ATTENDEE|ORGANIZER|ATTACH|GEO)[;:]/i

const bareDate = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;(?!VALUE=)[^:;]*)*):(?=\d{8}(?:,\d{8})*\s*$)/i
/** A whole day, as many programs write it: without saying that it is no time of day. */
const asDate = (line: string): string => line.replace(bareDate, '$1$2;VALUE=DATE:')

/** One VEVENT from its unfolded lines. Problems `titleMissing`, `startMissing`, `eventUnreadable`. */
export const readEvent = (lines: readonly string[], clock: Clock): Result<ReadEvent> => {
  try {
    return readLines(lines, clock, [])
  } catch {
    try {
      const core = lines.filter((line) => !risky.test(line))
      return readLines(core, clock, [{ code: 'ruleUnknown' }])
    } catch {
      return problem('eventUnreadable')
    }
  }
}

const readLines = (lines: readonly string[], clock: Clock, already: Problem[]): Result<ReadEvent> => {
  const jcal = ICAL.parse(['BEGIN:VEVENT', ...lines.map(asDate), 'END:VEVENT'].join('\r\n')) as ConstructorParameters<
    typeof ICAL.Component
  >[0]
  const vevent = new ICAL.Component(jcal)
  const warnings = [...already]
  const cut = (field: string, value: string, max: number): string => {
    if (value.length <= max) return value
    warnings.push({ code: 'cut', params: { field } })
    return `${value.slice(0, max - 1).trimEnd()}…`
  }
  const textOf = (name: string): string => {
    const value = vevent.getFirstPropertyValue(name)
    return value === null || value === undefined ? '' : String(value).trim()
  }
  // ical.js leaves properties it does not know escaped.
  const ownText = (name: string): string => unescapeText(textOf(name))
  const title = cut('title', textOf('summary').replace(/\s+/g, ' '), 200)
  if (!title) return problem('titleMissing')
  const dtstart = vevent.getFirstProperty('dtstart')
  const first = dtstart?.getFirstValue()
  if (!dtstart || !(first instanceof ICAL.Time)) return problem('startMissing')
  const rule = cut('rule', textOf('rrule'), 500)
  const stated = zoneOf(dtstart, first, clock, warnings)
  // A series in UTC stays there: on another clock it would move when clocks change.
  const zone = stated === 'UTC' && !rule ? clock.zone : stated
  const toLocal = (property: ICAL.Property, time: ICAL.Time) => localOf(time, zoneOf(property, time, clock, []), zone)
  const start = toLocal(dtstart, first)
  const localsOf = (name: string): string[] =>
    vevent
      .getAllProperties(name)
      .flatMap((property) =>
        property
          .getValues()
          .flatMap((value: unknown) =>
            value instanceof ICAL.Time ? toLocal(property, value).slice(0, start.length) : [],
          ),
      )
  const location = textOf('location')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const ownAddress = ownText('x-vmeste-address')
  const onlyAddress = location.length === 1 && location[0] === ownAddress
  const [place = '', ...rest] = onlyAddress ? [] : location
  const number = /^\d{1,6}$/.exec(textOf('x-vmeste-capacity'))
  const event: ImportedEvent = {
    title,
    start,
    end: endOf(vevent, start, first.isDate, toLocal),
    zone,
    place: cut('place', place, 200),
    address: cut('address', ownAddress || rest.join(', '), 400),
    url: /^https?:/i.test(textOf('url')) ? cut('url', textOf('url'), 500) : '',
    hashtag: ownText('x-vmeste-hashtag').slice(0, 60),
    capacity: number ? Number(number[0]) : null,
    official: textOf('x-vmeste-official') === 'TRUE',
    status: statuses[textOf('status').toUpperCase()] ?? 'confirmed',
    tags: vevent
      .getAllProperties('categories')
      .flatMap((property) => property.getValues().map((tag: unknown) => String(tag).trim().slice(0, 60)))
      .filter(Boolean),
    rule,
    except: localsOf('exdate'),
    uid: (textOf('uid') || `${start} ${title}`).slice(-300),
    plan: cut('plan', plainText(textOf('description')), 20_000),
  }
  const recurrence = localsOf('recurrence-id')[0] ?? ''
  const sequence = Number(textOf('sequence')) || 0
  return ok({ event, instance: recurrence, extra: localsOf('rdate').slice(0, 100), sequence, warnings })
}

const statuses: Readonly<Record<string, 'planned' | 'confirmed' | 'cancelled'>> = {
  TENTATIVE: 'planned',
  CONFIRMED: 'confirmed',
  CANCELLED: 'cancelled',
}

/** The zone a time is stated in: its TZID's, UTC, or the calendar's clock. */
const zoneOf = (property: ICAL.Property, time: ICAL.Time, clock: Clock, warnings: Problem[]): string => {
  if (time.isDate) return clock.zone
  if (time.zone === ICAL.Timezone.utcTimezone || /Z$/.test(time.toString())) return 'UTC'
  const tzid = property.getParameter('tzid')
  if (typeof tzid !== 'string') return clock.zone
  const zone = resolveZone(tzid, clock.zones.get(tzid), clock.zone)
  if (!zone) warnings.push({ code: 'zoneUnknown', params: { zone: tzid.slice(0, 60) } })
  return zone ?? clock.zone
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0')

/** Wall clock of `time` (which stands in `from`) in zone `to`. */
const localOf = (time: ICAL.Time, from: string, to: string): string => {
  const day = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`
  if (time.isDate) return day
  const local = `${day}T${pad(time.hour)}:${pad(time.minute)}`
  if (from === to) return local
  return Temporal.PlainDateTime.from(local)
    .toZonedDateTime(from)
    .withTimeZone(to)
    .toPlainDateTime()
    .toString()
    .slice(0, 16)
}

const endOf = (
  vevent: ICAL.Component,
  start: string,
  allDay: boolean,
  toLocal: (property: ICAL.Property, time: ICAL.Time) => string,
): string => {
  const dtend = vevent.getFirstProperty('dtend')
  const last = dtend?.getFirstValue()
  if (dtend && last instanceof ICAL.Time) {
    const end = toLocal(dtend, last).slice(0, start.length)
    return end.length === start.length && end > start ? end : ''
  }
  const duration = vevent.getFirstPropertyValue('duration')
  if (!(duration instanceof ICAL.Duration) || duration.toSeconds() <= 0) return ''
  const length = allDay ? 10 : 16
  return Temporal.PlainDateTime.from(start).add({ seconds: duration.toSeconds() }).toString().slice(0, length)
}
