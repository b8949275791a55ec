import { useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type FacetChoice, filterMembers } from '../../../shared/queries/memberFacets.ts'
import { useLive, useSession } from '../../store/hooks.tsx'

export type Sort = 'name' | 'changed' | 'match'

export interface PeopleList {
  readonly ids: readonly EntityId[]
  readonly total: number
  /** Rows of everyone, while facets are in use; undefined otherwise. */
  readonly all: readonly MemberRow[] | undefined
  /** Grows when any person changes: visible rows are read again. */
  readonly version: number
  /** People that came in while the list was being read. */
  readonly fresh: number
  readonly showFresh: () => void
}

interface Options {
  readonly query: string
  readonly sort: Sort
  readonly choice: FacetChoice
  /** Facets are open or ticked: then, and only then, all rows are read. */
  readonly wantsAll: boolean
}

const noChoice = (choice: FacetChoice) => Object.values(choice).every((values) => !values?.length)
const shortList = 20

/**
 * Ids of the people to show: by index where nothing is asked, by the search while something is typed. Rows are not read here, except
 * for facets. New people from elsewhere do not push the list while somebody reads it: they are counted until she asks.
 */
export const usePeopleList = ({ query, sort, choice, wantsAll }: Options): PeopleList | undefined => {
  const session = useSession()
  const typed = query.trim()
  const index = sort === 'changed' ? 'updatedAt' : 'nameKey'
  const keys = useLive((rows) => rows.keys('member', index, {}, { reverse: index === 'updatedAt' }), [index])
  // The newest change: tells that a row is not what it was, without reading rows.
  const newest = useLive(
    async (rows) => (await rows.find('member', 'updatedAt', {}, { reverse: true, limit: 1 }))[0],
    [],
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

  const version = useRef(0)
  const seen = useRef<unknown>(undefined)
  if (seen.current !== newest || newest === undefined) {
    seen.current = newest
    version.current++
  }

  const held = useHeldIds(keys, `${index} ${typed}`, session.me, newest?.updatedBy)
  const last = useRef<readonly EntityId[]>(undefined)
  const ids = useMemo(() => {
    const base = held.ids
    if (!base) return undefined
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
  }, [held.ids, typed, found, sort, all, choice])

  last.current = ids

  return (
    ids && {
      ids,
      total: keys?.length ?? 0,
      all,
      version: version.current,
      fresh: typed ? 0 : held.fresh,
      showFresh: held.show,
    }
  )
}

/** The order as first shown; removed people leave, own additions come at once, others' wait to be asked for. */
const useHeldIds = (latest: readonly EntityId[] | undefined, view: string, me: string, lastBy: string | undefined) => {
  const [base, setBase] = useState<{ readonly view: string; readonly ids: readonly EntityId[] }>()
  if (latest && base?.view !== view) setBase({ view, ids: latest })
  const compared = useMemo(() => {
    if (!latest || !base || base.view !== view || base.ids === latest) return { ids: latest, fresh: 0 }
    const now = new Set(latest)
    const before = new Set(base.ids)
    const fresh = latest.filter((id) => !before.has(id)).length
    // Own additions, and what comes into a list so short that all of it is in view (the first meeting after joining), show at once.
    if (fresh > 0 && (base.ids.length < shortList || lastBy === me)) return { ids: latest, fresh: 0 }
    return { ids: base.ids.filter((id) => now.has(id)), fresh }
  }, [latest, base, view, me, lastBy])
  // Sorting by name: a renamed person moves, which is what her reader expects.
  const isSettled = compared.fresh === 0 && latest && base && base.ids !== latest
  if (isSettled) setBase({ view, ids: latest })
  return { ...compared, show: () => latest && setBase({ view, ids: latest }) }
}
