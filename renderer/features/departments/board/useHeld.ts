import { useCallback, useEffect, useRef, useState } from 'react'
import { byOrder } from '../../../../shared/model/byOrder.ts'
import type { EntityId, MemberId } from '../../../../shared/model/ids.ts'
import { useSession } from '../../../store/hooks.tsx'
import type { BoardRows } from './useBoard.ts'

/** How long after the last movement a person counts as still working here. */
const quietAfterMs = 4000

interface Place {
  readonly id: EntityId
  readonly column: string
  readonly order: string
  readonly updatedBy: string
}

/** Cards that others placed, moved or took away between the two states. `removed`: those taken away here. */
export const movedByOthers = (
  shown: readonly Place[],
  latest: readonly Place[],
  me: MemberId,
  removed: ReadonlySet<EntityId>,
): number => {
  const now = new Map(latest.map((card) => [card.id, card]))
  let count = 0
  for (const card of shown) {
    const next = now.get(card.id)
    now.delete(card.id)
    if (!next) count += removed.has(card.id) ? 0 : 1
    else if ((next.column !== card.column || next.order !== card.order) && next.updatedBy !== me) count++
  }
  for (const card of now.values()) if (card.updatedBy !== me) count++
  return count
}

/** What is shown while places are held: words as they are now, cards where they stood, own new cards in their place. */
const inPlace = (shown: BoardRows, latest: BoardRows, me: MemberId, removed: ReadonlySet<EntityId>): BoardRows => {
  const now = new Map(latest.cards.map((card) => [card.id, card]))
  const kept = shown.cards.flatMap((card) => {
    const next = now.get(card.id)
    if (!next) return removed.has(card.id) ? [] : card
    return next.updatedBy === me ? next : { ...next, column: card.column, order: card.order }
  })
  const known = new Set(shown.cards.map(({ id }) => id))
  const own = latest.cards.filter((card) => !known.has(card.id) && card.updatedBy === me)
  return { columns: latest.columns, cards: [...kept, ...own].sort(byOrder) }
}

/** Cards that this window has removed, by Undo too: of a row that is gone nobody can tell who took it away. */
const useRemovedHere = (): ReadonlySet<EntityId> => {
  const session = useSession()
  const [removed, setRemoved] = useState<ReadonlySet<EntityId>>(new Set())
  useEffect(
    () =>
      session.onOwn(({ changes }) => {
        const gone = changes.flatMap(({ entity, key, after }) => (key === 'removed' && after === true ? [entity] : []))
        if (gone.length > 0) setRemoved((before) => new Set([...before, ...gone]))
      }),
    [session],
  )
  return removed
}

/**
 * Keeps a board still under the hand that works on it: while somebody moves, types or drags here, cards that others place, move or remove are
 * counted instead of shown; they follow when she asks for them or pauses. Words on a card change at once: that shoves nothing.
 */
export const useHeld = (latest: BoardRows | undefined, me: MemberId) => {
  const removed = useRemovedHere()
  const [base, setBase] = useState(latest)
  const [busy, setBusy] = useState(false)
  const dragging = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const touch = useCallback(() => {
    setBusy(true)
    clearTimeout(timer.current)
    const quiet = () => {
      if (dragging.current) timer.current = setTimeout(quiet, quietAfterMs)
      else setBusy(false)
    }
    timer.current = setTimeout(quiet, quietAfterMs)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  const setDragging = useCallback(
    (isDragging: boolean) => {
      dragging.current = isDragging
      touch()
    },
    [touch],
  )

  const held = base && latest && busy ? movedByOthers(base.cards, latest.cards, me, removed) : 0
  // Adjusting state while rendering, so that no frame shows the older board.
  if (held === 0 && base !== latest) setBase(latest)
  const shown = held > 0 && base && latest ? inPlace(base, latest, me, removed) : latest
  const showHeld = useCallback(() => setBusy(false), [])
  return { shown, held, showHeld, touch, setDragging }
}
