import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type FacetChoice, filterMembers } from '../../../shared/queries/memberFacets.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useHeldIds } from '../../store/useHeldIds.ts'

export type Sort = 'name' | 'changed' | 'match'

export interface PeopleList {
  readonly ids: readonly EntityId[]
  /** Undefined for the first moment, while only the top of the list is known. */
  readonly total: number | undefined
  /** Rows of everyone, while facets are in use; undefined otherwise. */
  readonly all: readonly MemberRow[] | undefined
  /** Another one when any person changes: visible rows are read again. */
  readonly version: unknown
  /** People that came in while the list was being read. */
  readonly fresh: number
  readonly showFresh: () => void
  /** Rows by id, in the order asked. Stable. */
  readonly getRows: (ids: readonly EntityId[]) => Promise<readonly (MemberRow | undefined)[]>
}

interface Options {
  readonly query: string
  readonly sort: Sort
  readonly choice: FacetChoice
  /** Facets are open or ticked: then, and only then, all rows are read. */
  readonly wantsAll: boolean
}

/** More than a large window shows. */
const TOP = 80

const noChoice = (choice: FacetChoice) => Object.values(choice).every((values) => !values?.length)

/**
 * Ids of the people to show: by index where nothing is asked, by the search while something is typed. Rows are not read here, except
 * for facets. New people from elsewhere do not push the list while somebody reads it: they are counted until she asks.
 */
export const usePeopleList = ({ query, sort, choice, wantsAll }: Options): PeopleList | undefined => {
  const session = useSession()
  const typed = query.trim()
  const index = sort === 'changed' ? 'updatedAt' : 'nameKey'
  const reverse = index === 'updatedAt'
  // What a window shows first comes first, in one read; the order of everybody, and all else, when that is on the screen.
  const top = useLive((rows) => rows.find('member', index, {}, { reverse, limit: TOP }), [index])
  const isBegun = top !== undefined
  const keys = useLive(
    async (rows) => (isBegun ? rows.keys('member', index, {}, { reverse }) : undefined),
    [index, isBegun],
  )
  // The newest change: tells that a row is not what it was, without reading rows.
  const newest = useLive(
    async (rows) =>
      isBegun ? (await rows.find('member', 'updatedAt', {}, { reverse: true, limit: 1 }))[0] : undefined,
    [isBegun],
  )
  const all = useLive(async (rows) => (wantsAll ? rows.find('member', 'nameKey') : undefined), [wantsAll])

  const [found, setFound] = useState<{ readonly query: string; readonly ids: readonly EntityId[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found changes with the people
  useEffect(() => {
    if (!typed) return setFound(undefined)
    let isStale = false
    void session.searchIds(typed, 'member').then((ids) => {
      if (!isStale) setFound({ query: typed, ids })
    })
    return () => {
      isStale = true
    }
  }, [session, typed, keys])

  const version = useMemo(() => [newest, top], [newest, top])
  const atHand = useRef<ReadonlyMap<EntityId, MemberRow>>(new Map())
  atHand.current = useMemo(() => new Map(top?.map((row) => [row.id, row])), [top])
  const getRows = useCallback(
    async (ids: readonly EntityId[]) => {
      const known = ids.map((id) => atHand.current.get(id))
      return known.every((row) => row !== undefined) ? known : session.rows.many('member', ids)
    },
    [session],
  )

  const held = useHeldIds(keys, {
    view: `${index} ${typed}`,
    me: session.me,
    lastBy: newest?.updatedBy,
    short: 20,
    isByChange: index === 'updatedAt',
  })
  const last = useRef<readonly EntityId[]>(undefined)
  const ids = useMemo(() => {
    const base = held.ids
    if (!base) return typed || !noChoice(choice) ? undefined : top?.map(({ id }) => id)
    let result: readonly EntityId[] = base
    if (typed) {
      // Until the search answers, what was shown before stays.
      if (!found) return last.current ?? base
      if (sort === 'match') {
        const there = new Set(base)
        result = found.ids.filter((id) => there.has(id))
      } else {
        const wanted = new Set(found.ids)
        result = base.filter((id) => wanted.has(id))
      }
    }
    if (all && !noChoice(choice)) {
      const fitting = new Set(filterMembers(all, choice).map(({ id }) => id))
      result = result.filter((id) => fitting.has(id))
    }
    return result
  }, [held.ids, top, typed, found, sort, all, choice])

  last.current = ids

  return (
    ids && {
      ids,
      total: keys?.length ?? (top && top.length < TOP ? top.length : undefined),
      all,
      version,
      fresh: typed ? 0 : held.fresh,
      showFresh: held.show,
      getRows,
    }
  )
}
