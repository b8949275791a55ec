import { useCallback, useRef, useState } from 'react'
import type { ImportedEvent } from '../../../shared/commands/importEvents.ts'
import type { RowProblem } from '../../../shared/interop/csv/readMembers.ts'
import { decodeText, MAX_FILE_MB } from '../../../shared/interop/decodeText.ts'
import { type ReadCalendar, readEvents } from '../../../shared/interop/ical/readEvents.ts'
import type { Problem } from '../../../shared/lib/result.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { eventOfUid } from '../../../shared/model/eventUid.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { RowReader } from '../../../shared/replica/ports.ts'
import type { Progress } from '../../store/api.ts'
import { useSession } from '../../store/hooks.tsx'
import { ownZone } from '../../ui/dates.ts'

export type Standing = 'new' | 'changed' | 'same'

export interface Candidate {
  readonly index: number
  readonly line: number
  readonly event: ImportedEvent
  readonly standing: Standing
  readonly warnings: readonly Problem[]
}

export type CalendarFile =
  | { readonly step: 'choose'; readonly problem?: Problem; readonly name?: string }
  | { readonly step: 'reading'; readonly name: string; readonly progress: Progress }
  | {
      readonly step: 'preview'
      readonly name: string
      readonly candidates: readonly Candidate[]
      readonly problems: readonly RowProblem[]
    }

/** Lets the window draw and answer between pieces of work. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A calendar file from the person's hand to a list she can choose from. Nothing is written here. */
export const useCalendarFile = () => {
  const { rows } = useSession()
  const [file, setFile] = useState<CalendarFile>({ step: 'choose' })
  const turn = useRef(0)
  const reset = useCallback(() => {
    turn.current++
    setFile({ step: 'choose' })
  }, [])
  const read = useCallback(
    async (given: File) => {
      const mine = ++turn.current
      const isOld = () => mine !== turn.current
      const { name } = given
      const fail = (problem: Problem) => setFile({ step: 'choose', problem, name })
      if (given.size > MAX_FILE_MB * 1024 * 1024) return fail({ code: 'fileTooLarge', params: { limit: MAX_FILE_MB } })
      setFile({ step: 'reading', name, progress: { done: 0, total: 1 } })
      await breathe()
      try {
        const text = decodeText(new Uint8Array(await given.arrayBuffer()))
        if (isOld()) return
        // The general words would send her to her spreadsheet program.
        if (!text.ok) return fail(/^fileIs/.test(text.error.code) ? { code: 'notACalendar' } : text.error)
        const calendar = await readEvents(text.value.text, {
          zone: ownZone(),
          progress: async (done, total) => {
            if (!isOld()) setFile({ step: 'reading', name, progress: { done, total } })
            await breathe()
          },
        })
        if (isOld()) return
        if (!calendar.ok) return fail(calendar.error)
        const candidates = await standingsOf(rows, calendar.value)
        if (!isOld()) setFile({ step: 'preview', name, candidates, problems: calendar.value.problems })
      } catch {
        if (!isOld()) fail({ code: 'file.unreadable', params: { name } })
      }
    },
    [rows],
  )
  return { file, read, reset }
}

const standingsOf = async (rows: RowReader, { events, warnings }: ReadCalendar): Promise<Candidate[]> => {
  const known = await rows.find('event', 'startAt')
  const byUid = new Map(known.filter(({ uid }) => uid).map((row) => [row.uid, row]))
  const byId = new Map<EntityId, EventRow>(known.map((row) => [row.id, row]))
  return events.map(({ line, event }, index) => {
    const own = eventOfUid(event.uid ?? '')
    const row = byUid.get(event.uid ?? '') ?? (own ? byId.get(own) : undefined)
    return {
      index,
      line,
      event,
      standing: row ? (differs(row, event) ? 'changed' : 'same') : 'new',
      warnings: warnings.filter((warning) => warning.line === line).map(({ problem }) => problem),
    }
  })
}

const differs = (row: EventRow, { plan: _plan, uid: _uid, ...values }: ImportedEvent): boolean =>
  Object.entries(values).some(([key, value]) => {
    const held: unknown = row[key as keyof EventRow]
    if (!Array.isArray(value) || !Array.isArray(held)) return held !== value
    return held.length !== value.length || value.some((element) => !held.includes(element))
  })
