import { useCallback, useMemo } from 'react'
import type { EntityId } from '../../shared/model/ids.ts'
import { useLive, useSession, useShared } from './hooks.tsx'
import { localKeys } from './localKeys.ts'
import { useAct } from './useAct.ts'

/** A view of the directory that stays on this laptop (`localKeys.savedFilters`), in order. */
export interface PrivateFilter {
  readonly id: string
  readonly name: string
  readonly query: string
}

export interface SavedFilter extends PrivateFilter {
  readonly isShared: boolean
}

export interface SavedFilters {
  /** Her own first, then the network's. Undefined until read. */
  readonly all: readonly SavedFilter[] | undefined
  readonly save: (filter: {
    readonly name: string
    readonly query: string
    readonly isShared: boolean
  }) => Promise<boolean>
  readonly change: (
    filter: SavedFilter,
    values: { readonly name?: string; readonly query?: string },
  ) => Promise<boolean>
  /** To another place among those of its kind. */
  readonly move: (filter: SavedFilter, by: -1 | 1) => void
  /** `said`: the toast of a shared one, with its Undo. */
  readonly remove: (filter: SavedFilter, said: string) => Promise<void>
  /** Puts a private one back where it was. */
  readonly putBack: (filter: SavedFilter, at: number) => void
}

const listOf = (stored: unknown): readonly PrivateFilter[] => (Array.isArray(stored) ? (stored as PrivateFilter[]) : [])

/** Views of the directory that have a name, and what can be done with them. */
export const useSavedFilters = (): SavedFilters => {
  const session = useSession()
  const act = useAct()
  const shared = useShared('savedFilters', ({ rows }) => rows.find('savedFilter', 'order'))
  const own = useLive(async (rows) => listOf(await rows.local(localKeys.savedFilters)), [])
  const changeOwn = useCallback(
    (change: (was: readonly PrivateFilter[]) => readonly PrivateFilter[]) =>
      session.changeLocal<readonly PrivateFilter[]>(localKeys.savedFilters, (was) => change(listOf(was))),
    [session],
  )
  return useMemo(() => {
    const all =
      own && shared
        ? [
            ...own.map((each) => ({ ...each, isShared: false })),
            ...shared.map(({ id, name, query }) => ({ id, name, query, isShared: true })),
          ]
        : undefined
    return {
      all,
      async save({ isShared, ...values }) {
        if (isShared) return (await act('saveFilter', { values })).ok
        await changeOwn((was) => [...was, { id: crypto.randomUUID(), ...values }])
        return true
      },
      async change({ id, isShared }, values) {
        if (isShared) return (await act('updateFilter', { id: id as EntityId, values })).ok
        await changeOwn((was) => was.map((each) => (each.id === id ? { ...each, ...values } : each)))
        return true
      },
      move({ id, isShared }, by) {
        const kind = all?.filter((each) => each.isShared === isShared) ?? []
        const at = kind.findIndex((each) => each.id === id)
        const to = at + by
        if (at < 0 || to < 0 || to >= kind.length) return
        if (isShared)
          void act('moveFilter', {
            id: id as EntityId,
            before: (kind[by < 0 ? to : to + 1]?.id ?? null) as EntityId | null,
          })
        else
          void changeOwn((was) => {
            const rest = was.filter((each) => each.id !== id)
            const moved = was.find((each) => each.id === id)
            return moved ? [...rest.slice(0, to), moved, ...rest.slice(to)] : was
          })
      },
      async remove({ id, isShared }, said) {
        if (isShared) await act('removeEntities', { ids: [id as EntityId] }, said)
        else await changeOwn((was) => was.filter((each) => each.id !== id))
      },
      putBack({ isShared: _, ...filter }, at) {
        void changeOwn((was) => [...was.slice(0, at), filter, ...was.slice(at)])
      },
    }
  }, [own, shared, act, changeOwn])
}
