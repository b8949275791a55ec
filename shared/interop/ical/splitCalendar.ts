import type { DescribedZone } from './resolveZone.ts'

/** A calendar file cut into its events, so that one broken event costs only itself. */
export interface CalendarParts {
  readonly name: string
  /** X-WR-TIMEZONE; '' when not given. */
  readonly zone: string
  readonly zones: ReadonlyMap<string, DescribedZone>
  /** Unfolded lines between BEGIN:VEVENT and END:VEVENT; nested components (alarms) are left out. */
  readonly events: readonly { readonly line: number; readonly lines: readonly string[] }[]
}

/** Cuts any text; what is no calendar has no events. */
export const splitCalendar = (text: string): CalendarParts => {
  const events: { line: number; lines: string[] }[] = []
  const zones = new Map<string, DescribedZone>()
  const calendar = { name: '', zone: '' }
  let event: { line: number; lines: string[] } | null = null
  let nested = 0
  let zone: ZoneDraft | null = null
  const endEvent = () => {
    if (event) events.push(event)
    event = null
    nested = 0
  }
  for (const { line, text: content } of unfold(text)) {
    const begin = /^BEGIN:(\S+)\s*$/i.exec(content)?.[1]?.toUpperCase()
    const end = /^END:(\S+)\s*$/i.exec(content)?.[1]?.toUpperCase()
    if (begin === 'VEVENT') {
      endEvent()
      event = { line, lines: [] }
    } else if (end === 'VEVENT' || end === 'VCALENDAR') endEvent()
    else if (begin === 'VTIMEZONE') zone = { id: '', location: '', within: '', standard: null, daylight: null }
    else if (end === 'VTIMEZONE') {
      if (zone?.id) zones.set(zone.id, zone)
      zone = null
    } else if (event) {
      if (begin) nested++
      else if (end) nested = Math.max(0, nested - 1)
      else if (nested === 0) event.lines.push(content)
    } else if (zone) readZoneLine(zone, begin, content)
    else {
      const named = /^(X-WR-CALNAME|X-WR-TIMEZONE)(?:;[^:]*)?:(.*)$/i.exec(content)
      if (named) calendar[named[1]!.toUpperCase() === 'X-WR-CALNAME' ? 'name' : 'zone'] = named[2]!.trim()
    }
  }
  endEvent()
  return { ...calendar, zones, events }
}

interface ZoneDraft {
  id: string
  location: string
  within: string
  standard: number | null
  daylight: number | null
}

const readZoneLine = (zone: ZoneDraft, begin: string | undefined, content: string): void => {
  if (begin) zone.within = begin
  const property = /^(TZID|X-LIC-LOCATION|TZOFFSETTO)(?:;[^:]*)?:(.*)$/i.exec(content)
  if (!property) return
  const [, name, value] = property as unknown as [string, string, string]
  if (name.toUpperCase() === 'TZID') zone.id = value.trim()
  else if (name.toUpperCase() === 'X-LIC-LOCATION') zone.location = value.trim()
  else {
    const offset = /^([+-])(\d\d)(\d\d)/.exec(value.trim())
    if (!offset) return
    const minutes = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
    // The last one described is the one in force today.
    if (zone.within === 'DAYLIGHT') zone.daylight = minutes
    else zone.standard = minutes
  }
}

/** RFC 5545 3.1, any line ends. */
const unfold = (text: string): { line: number; text: string }[] => {
  const out: { line: number; parts: string[] }[] = []
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const last = out.at(-1)
    if (last && /^[ \t]/.test(raw)) last.parts.push(raw.slice(1))
    else if (raw.trim()) out.push({ line: i + 1, parts: [raw] })
  }
  return out.map(({ line, parts }) => ({ line, text: parts.join('') }))
}
