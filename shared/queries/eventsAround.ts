import type { EventRow } from '../model/event.ts'
import { type Occurrence, occurrences } from './occurrences.ts'

const DAY = 86_400_000
/** How far back somebody may have been met who is written down today. */
const BACK = 60 * DAY
/** People are there before an event begins, and write down whom they met on the way home. */
const EARLY = 3 * 3_600_000
const AFTER = 12 * 3_600_000

export interface EventAround {
  readonly event: EventRow
  readonly at: Occurrence
  /** It is on, about to begin, or just over. */
  readonly isNow: boolean
}

/** Events of the last weeks, with their last date, those that are on first, then latest first: where two people may have met. */
export const eventsAround = (events: readonly EventRow[], now: number, limit = 30): readonly EventAround[] =>
  events
    .flatMap((event) => {
      if (event.status === 'cancelled') return []
      const at = occurrences(event, now - BACK, now + EARLY, 80).at(-1)
      return at && at.from <= now + EARLY ? [{ event, at, isNow: now <= at.until + AFTER }] : []
    })
    .sort((a, b) => Number(b.isNow) - Number(a.isNow) || b.at.from - a.at.from || (a.event.id < b.event.id ? -1 : 1))
    .slice(0, limit)
