import { Temporal } from '../../../shared/lib/temporal.ts'

/** Wall clock of an instant (epoch ms) in a zone, the reader's if none is given: YYYY-MM-DDTHH:MM. */
export const wallClock = (at: number, zone = Temporal.Now.timeZoneId()): string => {
  const instant = Temporal.Instant.fromEpochMilliseconds(at)
  try {
    return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16)
  } catch {
    return instant.toZonedDateTimeISO('UTC').toPlainDateTime().toString().slice(0, 16)
  }
}

/** The clock some hours (fractions too) later; days stay days. '' for what is no time. */
export const addHours = (local: string, hours: number): string => {
  try {
    const later = Temporal.PlainDateTime.from(local).add({ minutes: Math.round(hours * 60) })
    return later.toString().slice(0, local.length)
  } catch {
    return ''
  }
}

/** A moved start takes the end along; changing between days and hours begins anew. '' stays open. */
export const moveEnd = (start: string, end: string, next: string): string => {
  if (!end || !next) return ''
  if (start.length !== next.length || end.length !== next.length) return next.length > 10 ? addHours(next, 2) : ''
  const hours = Temporal.PlainDateTime.from(start).until(Temporal.PlainDateTime.from(end)).total('hours')
  return addHours(next, hours)
}

/** Whole days end exclusively in the model; people name the last day. */
export const lastDay = (start: string, end: string): string =>
  start.length === 10 && end ? addHours(end.slice(0, 10), -24) : end

/** Inverse of `lastDay`; a single day needs no end. */
export const endOfLastDay = (start: string, last: string): string =>
  start.length !== 10 || !last ? last : last.slice(0, 10) === start ? '' : addHours(last.slice(0, 10), 24)
