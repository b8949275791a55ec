import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CardRow } from '../../../../shared/model/card.ts'
import type { ColumnRow } from '../../../../shared/model/column.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { scopeOf } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { useLive, useSession } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { afterMove, arrange, type BoardColumn, isSettled, type Move } from './boardState.ts'
import { useHeld } from './useHeld.ts'

export interface BoardRows {
  readonly columns: readonly ColumnRow[]
  readonly cards: readonly CardRow[]
}

export interface BoardModel {
  readonly columns: readonly BoardColumn[]
  readonly people: ReadonlyMap<string, MemberRow>
  /** Places that changed elsewhere and are not shown yet, because somebody is working on this board. */
  readonly held: number
  readonly showHeld: () => void
  /** Call on every sign of somebody working here. */
  readonly touch: () => void
  readonly setDragging: (dragging: boolean) => void
  readonly move: (move: Move) => Promise<void>
}

/** One department's board: its columns, its cards, the people on them; nothing else is read, so it costs what the board costs, not what the network costs. */
export const useBoard = (department: EntityId): BoardModel | undefined => {
  const { me } = useSession()
  const act = useAct()
  const scope = useMemo(() => scopeOf(department), [department])
  const latest = useLive<BoardRows>(
    async (rows) => {
      const [columns, cards] = await Promise.all([
        rows.find('column', 'scope', { equals: scope }),
        rows.find('card', 'board', { equals: scope }),
      ])
      return { columns, cards }
    },
    [scope],
    { keep: false },
  )
  const { shown, held, showHeld, touch, setDragging } = useHeld(latest, me)
  const [moving, setMoving] = useState<Move | null>(null)
  const run = useRef(0)

  const cards = useMemo(
    () => (shown && moving ? afterMove(shown.columns, shown.cards, moving) : shown?.cards),
    [shown, moving],
  )
  useEffect(() => {
    if (moving && shown && isSettled(shown.cards, moving)) setMoving(null)
  }, [shown, moving])

  const move = useCallback(
    async (next: Move) => {
      const mine = ++run.current
      setMoving(next)
      showHeld()
      await act('moveCard', next)
      // Rows follow within a frame or two; where they say something else (it was moved elsewhere meanwhile), they are right.
      setTimeout(() => run.current === mine && setMoving(null), 600)
    },
    [act, showHeld],
  )

  const ids = useMemo(() => [...new Set(cards?.flatMap((card) => card.assignees))].sort(), [cards])
  const found = useLive((rows) => rows.many('member', ids), [ids.join()])
  const people = useMemo(() => new Map(found?.flatMap((row) => (row ? [[row.id, row] as const] : []))), [found])
  const columns = useMemo(() => (shown && cards ? arrange(shown.columns, cards) : undefined), [shown, cards])
  return columns && { columns, people, held, showHeld, touch, setDragging, move }
}
