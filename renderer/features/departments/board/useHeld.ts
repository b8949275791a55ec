import { useCallback, useEffect, useRef, useState } from 'react'
import { byOrder } from '../../../../shared/model/byOrder.ts'
import type { MemberId } from '../../../../shared/model/ids.ts'
import type { BoardRows } from './useBoard.ts'

/** How long after the last movement a person counts as still working here. */
const quietAfterMs = 4000

interface Place {
  readonly id: string
  readonly column: string
  readonly order: string
  readonly updatedBy: string
}

/** Cards that others placed, moved or took away between the two states. */
export const movedByOthers = (shown: readonly Place[], latest: readonly Place[], me: MemberId): number => {
  const now = new Map(latest.map((card) => [card.id, card]))
  let count = 0
  for (const card of shown) {
    const next = now.get(card.id)
    now.delete(card.id)
    if (!next) count++
    else if ((next.column !== card.column || next.order !== card.order) && next.updatedBy !== me) count++
  }
  for (const card of now.values()) if (card.updatedBy !== me) count++
  return count
}

/** What is shown while places are held: words as they are now, cards where they stood, own new cards in their place. */
const inPlace = (shown: BoardRows, latest: BoardRows, me: MemberId): BoardRows => {
  const now = new Map(latest.cards.map((card) => [card.id, card]))
  const kept = shown.cards.map((card) => {
    const next = now.get(card.id)
    if (!next) return card
    return next.updatedBy === me ? next : { ...next, column: card.column, order: card.order }
  })
  const known = new Set(shown.cards.map(({ id }) => id))
  const own = latest.cards.filter((card) => !known.has(card.id) && card.updatedBy === me)
  return { columns: latest.columns, cards: [...kept, ...own].sort(byOrder) }
}

/**
 * Keeps a board still under the hand that works on it: while somebody moves, types or drags here, cards that others place, move or remove are
 * counted instead of shown; they follow when she asks for them or pauses. Words on a card change at once: that shoves nothing.
 */
export const useHeld = (latest: BoardRows | undefined, me: MemberId) => {
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

  const held = base && latest && busy ? movedByOthers(base.cards, latest.cards, me) : 0
  // Adjusting state while rendering, so that no frame shows the older board.
  if (held === 0 && base !== latest) setBase(latest)
  const shown = held > 0 && base && latest ? inPlace(base, latest, me) : latest
  const showHeld = useCallback(() => setBusy(false), [])
  return { shown, held, showHeld, touch, setDragging }
}
