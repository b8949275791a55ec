import { Temporal } from '../../lib/temporal.ts'

const pad = (value: number) => String(value).padStart(2, '0')

const offsetText = (nanoseconds: number): string => {
  const seconds = Math.round(nanoseconds / 1_000_000_000)
  const size = Math.abs(seconds)
  const rest = size % 60 ? pad(size % 60) : ''
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}${pad(Math.floor(size / 60) % 60)}${rest}`
}

/** An instant on a clock of fixed offset, as RFC 5545 writes local times. */
const localText = (at: number, offset: number): string =>
  new Date(at + offset / 1_000_000).toISOString().replace(/[-:]/g, '').slice(0, 15)

/**
 * A zone's VTIMEZONE (RFC 5545 3.6.5) for the years given: every change of the clock by date, because rules of the past and of some
 * countries follow no formula. `zone` must be one that Temporal knows.
 */
export const writeTimeZone = (zone: string, fromYear: number, untilYear: number): string[] => {
  const begin = Temporal.ZonedDateTime.from({ year: fromYear, month: 1, day: 1, timeZone: zone })
  const end = Date.UTC(untilYear + 1, 0, 1)
  const observances = new Map<string, string[]>()
  const add = (from: number, to: number, at: number) => {
    const key = `${to > from ? 'DAYLIGHT' : 'STANDARD'} ${offsetText(from)} ${offsetText(to)}`
    observances.set(key, [...(observances.get(key) ?? []), localText(at, from)])
  }
  add(begin.offsetNanoseconds, begin.offsetNanoseconds, begin.epochMilliseconds)
  let now = begin
  for (;;) {
    const next = now.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= end) break
    add(now.offsetNanoseconds, next.offsetNanoseconds, next.epochMilliseconds)
    now = next
  }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    `X-LIC-LOCATION:${zone}`,
    ...[...observances].flatMap(([key, [first, ...rest]]) => {
      const [kind, from, to] = key.split(' ')
      return [
        `BEGIN:${kind}`,
        `DTSTART:${first}`,
        ...(rest.length ? [`RDATE:${rest.join(',')}`] : []),
        `TZOFFSETFROM:${from}`,
        `TZOFFSETTO:${to}`,
        `END:${kind}`,
      ]
    }),
    'END:VTIMEZONE',
  ]
}
