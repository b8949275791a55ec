import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useAnnounce } from '../../../ui/announce.ts'
import { HeldBack } from '../../../ui/HeldBack.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'
import { AddColumn } from './AddColumn.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { afterMove, arrange, type Move, matchesFilter, step } from './boardState.ts'
import type { BoardModel } from './useBoard.ts'
import './board.css'

export interface BoardFilter {
  readonly query: string
  /** Only cards of this person. */
  readonly person: EntityId | null
}

export interface BoardProps {
  readonly department: EntityId
  readonly board: BoardModel
  readonly filter: BoardFilter
  readonly openCard: EntityId | undefined
  readonly onOpen: (id: EntityId) => void
}

const directions = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const

const rowOf = (root: HTMLElement | null, id: string): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(id)}"]`) ?? null

export const Board = ({ department, board, filter, openCard, onOpen }: BoardProps) => {
  const { t } = useI18n()
  const announce = useAnnounce()
  const root = useRef<HTMLDivElement>(null)
  const { columns, people, move } = board
  const ids = useMemo(() => columns.map(({ column }) => column.id), [columns])
  const isFiltered = filter.query.trim() !== '' || filter.person !== null

  const shown = useMemo(() => {
    if (!isFiltered) return columns
    const nameOf = (id: string) => people.get(id)?.name ?? ''
    return columns.map(({ column, cards }) => ({
      column,
      cards: cards.filter(
        (card) =>
          (!filter.person || card.assignees.includes(filter.person)) && matchesFilter(card, filter.query, nameOf),
      ),
    }))
  }, [columns, people, filter, isFiltered])

  const onMove = useCallback(
    (next: Move) => {
      const all = columns.flatMap(({ cards }) => cards)
      const card = all.find(({ id }) => id === next.id)
      const rows = columns.map(({ column }) => column)
      const target = arrange(rows, afterMove(rows, all, next)).find(({ column }) => column.id === next.column)
      if (!card || !target) return
      announce(
        t(m.cardMoved, {
          title: card.title,
          column: target.column.name,
          place: target.cards.findIndex(({ id }) => id === next.id) + 1,
          total: target.cards.length,
        }),
      )
      void move(next)
    },
    [columns, move, announce, t],
  )

  /** Shift + arrow moves the card at once, without the grip. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    board.touch()
    const direction = directions[event.key as keyof typeof directions]
    if (!direction || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    const row = (event.target as HTMLElement).closest<HTMLElement>('[role="row"]')
    const id = row?.dataset.key
    if (!row || !id || event.target !== row) return
    event.preventDefault()
    event.stopPropagation()
    const next = step(shown, id, direction)
    if (!next) return
    onMove(next)
    // The row is a new element in its new column: the focus follows it there.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const moved = rowOf(root.current, id)
        moved?.focus()
        moved?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      }),
    )
  }

  return (
    <div className="v-board-frame">
      {board.held > 0 && <HeldBack text={t(m.arrived, { n: board.held })} onShow={board.showHeld} />}
      <div
        ref={root}
        className="v-board"
        onKeyDownCapture={onKeyDown}
        onPointerMove={board.touch}
        onPointerDown={board.touch}
      >
        {shown.map((each, at) => (
          <BoardColumn
            key={each.column.id}
            department={department}
            column={columns[at] ?? each}
            columns={ids}
            cards={each.cards}
            people={people}
            isFiltered={isFiltered}
            openCard={openCard}
            onOpen={onOpen}
            onMove={onMove}
            onDragging={board.setDragging}
          />
        ))}
        <AddColumn department={department} />
      </div>
      <p className="v-hidden">{t(m.boardHint)}</p>
    </div>
  )
}
