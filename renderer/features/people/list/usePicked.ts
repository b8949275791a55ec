import { useMemo, useRef, useState } from 'react'
import type { EntityId } from '../../../../shared/model/ids.ts'

export interface Picked {
  readonly ids: ReadonlySet<EntityId>
  readonly count: number
  readonly has: (id: EntityId) => boolean
  readonly toggle: (index: number) => void
  /** What was picked when the range began, and all from there to here. */
  readonly range: (from: number, to: number) => void
  readonly all: (isOn: boolean) => void
  readonly clear: () => void
}

interface Listed {
  readonly count: number
  readonly idAt: (index: number) => EntityId
}

const nobody: ReadonlySet<EntityId> = new Set()

/** People who were picked from a list, to do something with all of them. They stay picked while she filters and searches on. */
export const usePicked = (list: Listed | undefined): Picked => {
  const [ids, setIds] = useState<ReadonlySet<EntityId>>(nobody)
  const before = useRef<{ readonly from: number; readonly ids: ReadonlySet<EntityId> }>(undefined)
  return useMemo(() => {
    const put = (next: ReadonlySet<EntityId>) => {
      before.current = undefined
      setIds(next)
    }
    return {
      ids,
      count: ids.size,
      has: (id) => ids.has(id),
      toggle(index) {
        if (!list || index >= list.count) return
        const next = new Set(ids)
        const id = list.idAt(index)
        if (!next.delete(id)) next.add(id)
        put(next)
      },
      range(from, to) {
        if (!list) return
        if (before.current?.from !== from) before.current = { from, ids }
        const next = new Set(before.current.ids)
        const [first, last] = from < to ? [from, to] : [to, from]
        for (let i = Math.max(0, first); i <= Math.min(list.count - 1, last); i++) next.add(list.idAt(i))
        setIds(next)
      },
      all(isOn) {
        put(isOn && list ? new Set(Array.from({ length: list.count }, (_, i) => list.idAt(i))) : nobody)
      },
      clear: () => put(nobody),
    }
  }, [ids, list])
}
