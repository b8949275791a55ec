import type { EventRow } from '../model/event.ts'
import { type Occurrence, occurrences } from './occurrences.ts'

export interface ListedEvent {
  readonly event: EventRow
  readonly at: Occurrence
}

const YEAR = 366 * 86_400_000

/** What is on or ahead at `now` (epoch ms), soonest first. A series stands once, at its next date within a year. */
export const upcomingEvents = (
  events: readonly EventRow[],
  now: number,
  limit = Number.POSITIVE_INFINITY,
): ListedEvent[] =>
  events
    .flatMap((event) => {
      // Without a rule any distance ahead counts; a rule is followed for a year.
      const [at] = occurrences(event, now, event.rule ? now + YEAR : Number.POSITIVE_INFINITY, 1)
      return at ? [{ event, at }] : []
    })
    .sort(bySoonest)
    .slice(0, limit)

/** What is over, latest first; a series stands at its first date once its last one is over. Events without a date are in neither list. */
export const pastEvents = (events: readonly EventRow[], now: number): ListedEvent[] => {
  const ahead = new Set(upcomingEvents(events, now).map(({ event }) => event.id))
  return events
    .flatMap((event) => {
      if (ahead.has(event.id)) return []
      const [at] = occurrences({ ...event, rule: '' }, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1)
      return at ? [{ event, at }] : []
    })
    .sort((a, b) => -bySoonest(a, b))
}

const bySoonest = (a: ListedEvent, b: ListedEvent): number =>
  a.at.from - b.at.from || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0)
