import { checkPatch } from '../../commands/draftRules.ts'
import type { ImportedEvent } from '../../commands/importEvents.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { RowProblem } from '../csv/readMembers.ts'
import { type Clock, type ReadEvent, readEvent } from './readEvent.ts'
import { isZone } from './resolveZone.ts'
import { splitCalendar } from './splitCalendar.ts'

export interface FoundEvent {
  /** Line in the file where it begins. */
  readonly line: number
  readonly event: ImportedEvent
}

export interface ReadCalendar {
  readonly name: string
  readonly events: readonly FoundEvent[]
  /** Events that stay out: `titleMissing`, `startMissing`, `eventUnreadable`, `invalid {field}`. */
  readonly problems: readonly RowProblem[]
  /** Events that are taken with something left out: `zoneUnknown {zone}`, `ruleUnknown`, `cut {field}`. */
  readonly warnings: readonly RowProblem[]
}

const MAX_EVENTS = 20_000
const PIECE = 50

/**
 * Events of an iCalendar file (RFC 5545). Times keep their own zone; UTC and floating times of single events are put on the
 * calendar's clock, else on the reader's (`zone`, IANA). A changed date of a series becomes an event of its own and an exception
 * of the series. Total: problems `noEvents`, `tooManyRows {limit}`. What `progress` throws cancels.
 */
export const readEvents = async (
  text: string,
  options: {
    readonly zone: string
    readonly progress?: (done: number, total: number) => Promise<void> | void
  },
): Promise<Result<ReadCalendar>> => {
  const parts = splitCalendar(text)
  if (parts.events.length === 0) return problem('noEvents')
  if (parts.events.length > MAX_EVENTS) return problem('tooManyRows', { limit: MAX_EVENTS })
  const clock: Clock = { zones: parts.zones, zone: isZone(parts.zone) ? parts.zone : options.zone }
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const read: (ReadEvent & { line: number })[] = []
  for (const [i, { line, lines }] of parts.events.entries()) {
    const result = readEvent(lines, clock)
    if (!result.ok) problems.push({ line, problem: result.error })
    else {
      read.push({ ...result.value, line })
      for (const warning of result.value.warnings) warnings.push({ line, problem: warning })
    }
    if (i % PIECE === PIECE - 1) await options.progress?.(i + 1, parts.events.length)
  }
  await options.progress?.(parts.events.length, parts.events.length)
  const events: FoundEvent[] = []
  for (const { line, event } of joinSeries(read)) {
    const { plan, ...values } = event
    const checked = checkPatch('event', values)
    if (checked.ok)
      events.push({ line, event: plan ? { ...event, ...checked.value } : ({ ...checked.value } as ImportedEvent) })
    else problems.push({ line, problem: checked.error })
  }
  return ok({ name: parts.name, events, problems, warnings })
}

/** Newest version of each event; changed dates apart from their series; extra dates as events of their own. */
const joinSeries = (read: readonly (ReadEvent & { line: number })[]): { line: number; event: ImportedEvent }[] => {
  const masters = new Map<string, ReadEvent & { line: number }>()
  const changed = new Map<string, ReadEvent & { line: number }>()
  for (const one of read) {
    const group = one.instance ? changed : masters
    const key = one.instance ? `${one.event.uid}#${one.instance}` : one.event.uid!
    const known = group.get(key)
    if (!known || known.sequence <= one.sequence) group.set(key, one)
  }
  const out: { line: number; event: ImportedEvent }[] = []
  for (const { event, line, extra } of masters.values()) {
    const dates = [...changed.values()].filter((one) => one.event.uid === event.uid).map(({ instance }) => instance)
    out.push({ line, event: dates.length ? { ...event, except: [...(event.except ?? []), ...dates] } : event })
    for (const start of extra) {
      const { rule: _rule, except: _except, end: _end, ...rest } = event
      out.push({ line, event: { ...rest, start, uid: `${event.uid}#${start}`.slice(-300) } })
    }
  }
  for (const [key, { event, line }] of changed) {
    // A date that was only called off is the series' exception and nothing more.
    if (event.status === 'cancelled' && masters.has(event.uid!)) continue
    out.push({ line, event: { ...event, uid: key.slice(-300) } })
  }
  return out.sort((a, b) => a.line - b.line)
}
