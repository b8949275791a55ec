import type { EventRow } from '../../model/event.ts'
import { uidOf } from '../../model/eventUid.ts'
import { escapeText, fold } from '../contentLine.ts'
import { isZone } from './resolveZone.ts'
import { writeTimeZone } from './writeTimeZone.ts'

export interface WriteOptions {
  /** Name of the calendar. */
  readonly name: string
  /** Epoch ms. */
  readonly now: number
  /** Full plain text of the plan by event id; the row's excerpt where it is missing. */
  readonly plans?: ReadonlyMap<string, string>
}

const statuses = { planned: 'TENTATIVE', confirmed: 'CONFIRMED', cancelled: 'CANCELLED' } as const
const SERIES_YEARS = 10

const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
const compact = (local: string): string => local.replace(/[-:]/g, '') + (local.length === 16 ? '00' : '')

/** Events as an iCalendar file (RFC 5545); each zone in it is described. `readEvents` reads it back identically. Undated events are left out. */
export const writeEvents = (events: readonly EventRow[], { name, now, plans }: WriteOptions): string => {
  const dated = events.filter(({ start }) => start)
  const zones = new Map<string, { from: number; until: number }>()
  for (const { zone, start, end, rule } of dated) {
    if (start.length === 10 || !isZone(zone) || zone === 'UTC') continue
    const known = zones.get(zone)
    const from = Number(start.slice(0, 4)) - 1
    const until = Number((end || start).slice(0, 4)) + (rule ? SERIES_YEARS : 1)
    zones.set(zone, { from: Math.min(from, known?.from ?? from), until: Math.max(until, known?.until ?? until) })
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vmeste//Vmeste//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...[...zones].flatMap(([zone, { from, until }]) => writeTimeZone(zone, from, until)),
    ...dated.flatMap((event) => eventLines(event, plans?.get(event.id) ?? event.excerpt, now)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const eventLines = (event: EventRow, plan: string, now: number): string[] => {
  const when = (name: string, local: string): string => {
    if (local.length === 10) return `${name};VALUE=DATE:${compact(local)}`
    if (!isZone(event.zone) || event.zone === 'UTC') return `${name}:${compact(local)}Z`
    return `${name};TZID=${event.zone}:${compact(local)}`
  }
  const text = (name: string, value: string): string[] => (value ? [`${name}:${escapeText(value)}`] : [])
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uidOf(event))}`,
    `DTSTAMP:${stamp(now)}`,
    ...(event.updatedAt > 1 ? [`LAST-MODIFIED:${stamp(event.updatedAt)}`] : []),
    `SUMMARY:${escapeText(event.title)}`,
    when('DTSTART', event.start),
    ...(event.end ? [when('DTEND', event.end)] : []),
    ...(event.rule ? [`RRULE:${event.rule}`] : []),
    ...event.except.map((local) => when('EXDATE', local)),
    ...text('LOCATION', [event.place, event.address].filter(Boolean).join('\n')),
    ...text('X-VMESTE-ADDRESS', event.address),
    ...(event.url ? [`URL:${event.url}`] : []),
    ...text('DESCRIPTION', plan),
    // One line each: common readers take an escaped backslash before a separating comma for an escaped comma.
    ...event.tags.flatMap((tag) => text('CATEGORIES', tag)),
    `STATUS:${statuses[event.status]}`,
    ...(event.capacity === null ? [] : [`X-VMESTE-CAPACITY:${event.capacity}`]),
    ...(event.official ? ['X-VMESTE-OFFICIAL:TRUE'] : []),
    ...text('X-VMESTE-HASHTAG', event.hashtag),
    'END:VEVENT',
  ]
}
