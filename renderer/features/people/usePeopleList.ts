import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { isEmptyChoice, type PeopleChoice } from '../../../shared/queries/people/choice.ts'
import type { FacetValue, PeopleOrder } from '../../../shared/queries/people/PeopleIndex.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useListSettings } from '../../store/listSettings.ts'
import type { PeopleAnswer, PersonCells } from '../../store/people.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { useHeldPeople } from './list/useHeldPeople.ts'

/** A person as the list draws her. */
export interface ListRow {
  readonly row: MemberRow
  /** Where a column asks for it. */
  readonly cells: PersonCells | undefined
}

export interface PeopleList {
  readonly count: number
  readonly idAt: (index: number) => EntityId
  /** Undefined for the first moment, while only the top of the list is known. */
  readonly total: number | undefined
  /** Values of the facets that were asked for; undefined until everybody is known. */
  readonly facets: Readonly<Record<string, readonly FacetValue[]>> | undefined
  /** Another one when any person changes: visible rows are read again. */
  readonly version: unknown
  /** People that came in, or came to the top, while the list was being read. */
  readonly fresh: number
  readonly showFresh: () => void
  /** Everybody is known: what is shown is all there is. */
  readonly isComplete: boolean
  /** Rows by id, in the order asked. Stable. */
  readonly getRows: (ids: readonly EntityId[]) => Promise<readonly (ListRow | undefined)[]>
}

interface Options {
  readonly query: string
  /** Undefined: by name, or by the best match while something is typed. */
  readonly order: PeopleOrder | undefined
  readonly choice: PeopleChoice
  /** Facets whose values somebody looks at. */
  readonly facets: readonly string[]
  readonly withCells: boolean
}

/** More than a large window shows. */
const TOP = 80
/** The first rows are on the screen by then, in ms. */
const AFTER = 100
const byName: PeopleOrder = { by: 'name', isDown: false }

/**
 * The people to show. A worker says who and in which order; rows are read for what is in view. Until the worker has read everybody, the top
 * of the list stands as it stood the last time. New people from elsewhere do not push the list while somebody reads it: they are counted
 * until she asks.
 */
export const usePeopleList = ({ query, order, choice, facets, withCells }: Options): PeopleList | undefined => {
  const session = useSession()
  const { locale } = useI18n()
  const [settings, change] = useListSettings()
  const typed = query.trim()
  const asked = order ?? (typed ? { by: 'match', isDown: false } : byName)
  const isUnasked = !typed && isEmptyChoice(choice)
  const isPlain = isUnasked && !order
  const isByChange = asked.by === 'changed' && asked.isDown
  /** The table itself is in this order, or nearly. */
  const isNearlyKnown = isPlain || (isUnasked && isByChange)

  const kept = settings?.top[locale]
  const top = useLive(
    async (rows) => {
      if (!settings) return undefined
      if (isByChange) return rows.find('member', 'updatedAt', {}, { reverse: true, limit: TOP })
      if (!kept) return rows.find('member', 'nameKey', {}, { limit: TOP })
      return (await rows.many('member', kept)).flatMap((row) => row ?? [])
    },
    [Boolean(settings), kept?.join(), isByChange],
  )
  const isBegun = top !== undefined
  // Tells that a row is not what it was, before the worker does.
  const newest = useLive(
    async (rows) =>
      isBegun ? (await rows.find('member', 'updatedAt', {}, { reverse: true, limit: 1 }))[0] : undefined,
    [isBegun],
  )
  const total = useLive(async (rows) => (isBegun ? rows.count('member') : undefined), [isBegun])

  const [answer, setAnswer] = useState<{ readonly is: PeopleAnswer; readonly to: string }>()
  const [round, setRound] = useState(0)
  useEffect(() => session.people.onChange(() => setRound((n) => n + 1)), [session])
  const question = JSON.stringify({ words: typed, choice, order: asked, locale })
  const wanted = facets.join('\n')
  // A worker that starts takes a core from the first screen: it waits until that is drawn, where something can be drawn without it.
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!isBegun || isDrawn) return
    const timer = setTimeout(() => setDrawn(true), isNearlyKnown ? AFTER : 0)
    return () => clearTimeout(timer)
  }, [isBegun, isDrawn, isNearlyKnown])
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody changed
  useEffect(() => {
    if (!isDrawn) return
    let isStale = false
    const query = { ...JSON.parse(question), facets: wanted === '' ? [] : wanted.split('\n') }
    void session.people.ask(query).then((is) => {
      if (is && !isStale) setAnswer({ is, to: question })
    })
    return () => {
      isStale = true
    }
  }, [session, isDrawn, question, wanted, round])

  const held = useHeldPeople(answer?.is, {
    view: answer?.to ?? '',
    isMine: answer?.is.lastBy === session.me,
    isByChange,
    // While somebody types or ticks, she asks for another list each time.
    isHeld: !typed,
  })

  // What stands on top now is what will be shown first the next time.
  const first = isPlain && answer?.to === question ? held?.slots : undefined
  const remember = useRef(change)
  remember.current = change
  useEffect(() => {
    if (!first || !held) return
    const ids = Array.from({ length: Math.min(TOP, first.length) }, (_, i) => held.idAt(i))
    if (ids.join() === kept?.join()) return
    const later = setTimeout(() => remember.current({ top: { ...settings?.top, [locale]: ids } }), 1_000)
    return () => clearTimeout(later)
  }, [first, held, kept, settings, locale])

  const version = useMemo(() => ({ newest, round, withCells }), [newest, round, withCells])
  const atHand = useRef<ReadonlyMap<EntityId, MemberRow>>(new Map())
  atHand.current = useMemo(() => new Map(top?.map((row) => [row.id, row])), [top])
  const isFirst = !held
  const getRows = useCallback(
    async (ids: readonly EntityId[]): Promise<readonly (ListRow | undefined)[]> => {
      const known = ids.map((id) => atHand.current.get(id))
      const [rows, cells] = await Promise.all([
        isFirst && known.every((row) => row !== undefined) ? known : session.rows.many('member', ids),
        withCells ? session.people.cells(ids) : [],
      ])
      return rows.map((row, i) => row && { row, cells: cells[i] })
    },
    [session, withCells, isFirst],
  )

  return useMemo(() => {
    const shared = { total, version, getRows, facets: answer?.is.facets }
    if (held)
      return {
        ...shared,
        count: held.slots.length,
        idAt: held.idAt,
        total: held.total,
        fresh: held.fresh,
        showFresh: held.show,
        isComplete: true,
      }
    if (!top || !isNearlyKnown) return undefined
    const ids = top.map(({ id }) => id)
    return {
      ...shared,
      count: ids.length,
      idAt: (index: number) => ids[index]!,
      total: total ?? (top.length < TOP ? top.length : undefined),
      fresh: 0,
      showFresh: () => {},
      isComplete: false,
    }
  }, [total, version, getRows, answer, held, top, isNearlyKnown])
}
