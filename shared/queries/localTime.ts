import { Temporal } from '../lib/temporal.ts'

export interface LocalTime {
  /** HH:MM on the clock there. */
  readonly time: string
  /** YYYY-MM-DD there. */
  readonly day: string
  /** Minutes that clock is ahead of the reader's. */
  readonly ahead: number
}

/** What the clock says in `zone` at `now` (epoch ms), and how far it is from the reader's. Null for a zone nobody knows. */
export const localTime = (zone: string, now: number, readerZone: string): LocalTime | null => {
  if (!zone) return null
  try {
    const instant = Temporal.Instant.fromEpochMilliseconds(now)
    const [there, here] = [instant.toZonedDateTimeISO(zone), instant.toZonedDateTimeISO(readerZone)]
    return {
      time: there.toPlainTime().toString().slice(0, 5),
      day: there.toPlainDate().toString(),
      ahead: (there.offsetNanoseconds - here.offsetNanoseconds) / 60_000_000_000,
    }
  } catch {
    return null
  }
}
