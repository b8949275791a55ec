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
 * Days, weeks, months or years that are looked through for the next time: 29 February falls on every weekday within 40 years. A rule that
 * never comes true (30 February) must not hold up every list that shows its event.
 */
const mostPeriods = (rule: string): number => {
  const [, unit = ''] = /FREQ=(\w+)/i.exec(rule) ?? []
  return { WEEKLY: 600, MONTHLY: 480, YEARLY: 60 }[unit.toUpperCase()] ?? 1_500
}
const MOST_REMEMBERED = 300

/** What a rule with COUNT comes to, epoch ms; null for a rule that could not be followed. Asked again with every list that is drawn. */
const remembered = new Map<string, readonly number[] | null>()
const remember = (key: string, times: readonly number[] | null): void => {
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, times)
}

const FIRST_PIECE = 60 * 24 * HOUR
const LONGEST_PIECE = 2 * 365 * 24 * HOUR

/** The times of a rule, from `from` to `until` (epoch ms) and perhaps a little beyond. Throws for a rule that cannot be followed. */
function* timesOf(event: Timed, begins: number, from: number, until: number, key: string): Generator<number> {
  const count = Number(/(?:^|;|:)COUNT=(\d+)/i.exec(event.rule)?.[1] ?? 0)
  const most = mostPeriods(event.rule)
  const rule = new RRuleTemporal({
    // Who counts beyond that means for ever; counting up to it would begin anew with every step.
    rruleString: count > most ? event.rule.replace(/;?\bCOUNT=\d+/i, '').replace(/^;/, '') : event.rule,
    dtstart: zoned(begins, event.zone),
    includeDtstart: true,
    maxIterations: most,
    maxCandidateEvaluations: 5_000,
  })
  if (count > 0 && count <= most) {
    const times = remembered.get(key) ?? rule.all().map(({ epochMilliseconds }) => epochMilliseconds)
    remember(key, times)
    yield* times.filter((time) => time >= from)
    return
  }
  // Piece by piece: asking for the next time, and the next, and the next takes fifty times as long.
  let piece = FIRST_PIECE
  for (let next = rule.next(new Date(from), true); next; piece = Math.min(2 * piece, LONGEST_PIECE)) {
    const end = Math.min(next.epochMilliseconds + piece, until)
    if (end <= next.epochMilliseconds) return
    for (const { epochMilliseconds } of rule.between(new Date(next.epochMilliseconds), new Date(end), true))
      yield epochMilliseconds
    next = end < until ? rule.next(new Date(end), false) : null
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
  const key = `${event.rule} ${event.start} ${event.zone}`
  const isOnce = !event.rule || /FREQ=(HOURLY|MINUTELY|SECONDLY)/i.test(event.rule) || remembered.get(key) === null
  if (isOnce) return within(once) ? [once] : []
  const except = new Set(event.except)
  const found: Occurrence[] = []
  try {
    for (const time of timesOf(event, once.from, from - (once.until - once.from), until, key)) {
      if (time >= until) break
      const start = zoned(time, event.zone).toPlainDateTime().toString().slice(0, event.start.length)
      if (except.has(start) || except.has(start.slice(0, 10))) continue
      const occurrence = occurrenceAt(event, start)
      if (within(occurrence)) found.push(occurrence)
      if (found.length === limit) break
    }
    return found
  } catch {
    remember(key, null)
    return within(once) ? [once] : []
  }
}
