import { RRuleTemporal } from 'rrule-temporal'
import { instantOf } from '../lib/instantOf.ts'
import { Temporal } from '../lib/temporal.ts'
import type { EventRow } from '../model/event.ts'

/** One time that an event takes place. */
export interface Occurrence {
  /** Wall clock in the event's zone, as `start` and `end` of the event are. */
  readonly start: string
  readonly end: string
  /** Epoch ms. `until` is the end, or the start's day's or hour's end where none is given. */
  readonly from: number
  readonly until: number
}

type Timed = Pick<EventRow, 'start' | 'end' | 'zone' | 'rule' | 'except'>

const HOUR = 3_600_000

const occurrenceAt = (event: Timed, start: string): Occurrence => {
  const from = instantOf(start, event.zone)
  const allDay = start.length === 10
  const end = event.end && event.end > event.start ? shifted(event, start) : ''
  const until = end ? instantOf(end, event.zone) : from + (allDay ? 24 : 1) * HOUR
  return { start, end, from, until }
}

/** `end` as far behind `start` on the clock as the event's end is behind its start. */
const shifted = (event: Timed, start: string): string => {
  if (start === event.start) return event.end
  try {
    const [a, b] = [Temporal.PlainDateTime.from(event.start), Temporal.PlainDateTime.from(event.end)]
    return Temporal.PlainDateTime.from(start).add(a.until(b)).toString().slice(0, start.length)
  } catch {
    return ''
  }
}

const zoned = (at: number, zone: string) => {
  const instant = Temporal.Instant.fromEpochMilliseconds(at)
  try {
    return instant.toZonedDateTimeISO(zone || 'UTC')
  } catch {
    return instant.toZonedDateTimeISO('UTC')
  }
}

/**
 * When an event takes place between two instants (epoch ms; those still running at `from` included), at most `limit`, in order.
 * Follows its rule and exceptions in the event's own zone, so 19:00 stays 19:00 when the clocks change. A rule that cannot be
 * followed, or repeats more often than daily, counts as "once": it came from someone's file.
 */
export const occurrences = (event: Timed, from: number, until: number, limit = 100): Occurrence[] => {
  const once = occurrenceAt(event, event.start)
  if (!event.start) return []
  const within = ({ from: starts, until: ends }: Occurrence) => starts < until && ends > from
  if (!event.rule || /FREQ=(HOURLY|MINUTELY|SECONDLY)/i.test(event.rule)) return within(once) ? [once] : []
  const except = new Set(event.except)
  try {
    const rule = new RRuleTemporal({
      rruleString: event.rule,
      dtstart: zoned(once.from, event.zone),
      includeDtstart: true,
      maxCandidateEvaluations: 20_000,
    })
    const found: Occurrence[] = []
    const length = once.until - once.from
    let at = zoned(from - length, event.zone)
    for (let inclusive = true; found.length < limit; inclusive = false) {
      const next = rule.next(new Date(at.epochMilliseconds), inclusive)
      if (!next || next.epochMilliseconds >= until) break
      at = zoned(next.epochMilliseconds, event.zone)
      const start = at.toPlainDateTime().toString().slice(0, event.start.length)
      if (except.has(start) || except.has(start.slice(0, 10))) continue
      const occurrence = occurrenceAt(event, start)
      if (within(occurrence)) found.push(occurrence)
    }
    return found
  } catch {
    return within(once) ? [once] : []
  }
}
