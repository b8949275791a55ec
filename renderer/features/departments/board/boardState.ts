import { placeAmong } from '../../../../shared/commands/placeAmong.ts'
import { foldText } from '../../../../shared/lib/foldText.ts'
import { byOrder } from '../../../../shared/model/byOrder.ts'
import type { CardRow } from '../../../../shared/model/card.ts'
import type { ColumnRow } from '../../../../shared/model/column.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'

export interface BoardColumn {
  readonly column: ColumnRow
  readonly cards: readonly CardRow[]
}

/** Where a card goes: before another one, or at the column's end (null). */
export interface Move {
  readonly id: EntityId
  readonly column: EntityId
  readonly before: EntityId | null
}

/** Columns and their cards in order. A card whose column is gone (removed elsewhere while it was moved there) stands in the first one. */
export const arrange = (columns: readonly ColumnRow[], cards: readonly CardRow[]): readonly BoardColumn[] => {
  const sorted = [...columns].sort(byOrder)
  const byColumn = new Map<string, CardRow[]>(sorted.map(({ id }) => [id, []]))
  const first = sorted[0]
  if (!first) return []
  for (const card of cards) (byColumn.get(card.column) ?? byColumn.get(first.id)!).push(card)
  return sorted.map((column) => ({ column, cards: byColumn.get(column.id)!.sort(byOrder) }))
}

/** The cards as they will stand once `move` is written: shown at once, so that a dropped card does not jump back for a frame. */
export const afterMove = (columns: readonly ColumnRow[], cards: readonly CardRow[], move: Move): readonly CardRow[] => {
  const beside = cards.filter((card) => card.column === move.column)
  const orders = placeAmong(beside, move.id, move.before)
  const done = columns.find(({ id }) => id === move.column)?.done
  return cards.map((card) => {
    const order = orders.get(card.id) ?? card.order
    if (card.id === move.id) return { ...card, order, column: move.column, done: done || card.done }
    return order === card.order ? card : { ...card, order }
  })
}

/** Do the rows say what `move` promised? */
export const isSettled = (cards: readonly CardRow[], move: Move): boolean => {
  const beside = cards.filter((card) => card.column === move.column).sort(byOrder)
  const at = beside.findIndex(({ id }) => id === move.id)
  if (at < 0) return false
  return (beside[at + 1]?.id ?? null) === move.before
}

/** The move one step left, right, up or down of a card among what is shown; null at the edge. */
export const step = (
  board: readonly BoardColumn[],
  id: EntityId,
  direction: 'left' | 'right' | 'up' | 'down',
): Move | null => {
  const x = board.findIndex(({ cards }) => cards.some((card) => card.id === id))
  const here = board[x]
  if (!here) return null
  const y = here.cards.findIndex((card) => card.id === id)
  if (direction === 'up') {
    const above = here.cards[y - 1]
    return above ? { id, column: here.column.id, before: above.id } : null
  }
  if (direction === 'down') {
    if (y === here.cards.length - 1) return null
    return { id, column: here.column.id, before: here.cards[y + 2]?.id ?? null }
  }
  const target = board[direction === 'left' ? x - 1 : x + 1]
  return target ? { id, column: target.column.id, before: target.cards[y]?.id ?? null } : null
}

/** Cards whose title, labels, text or people hold every word of the query. */
export const matchesFilter = (card: CardRow, query: string, nameOf: (id: string) => string): boolean => {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const haystack = foldText([card.title, ...card.labels, card.excerpt, ...card.assignees.map(nameOf)].join(' '))
  return words.every((word) => haystack.includes(word))
}

/** Ids in their places: two boards with the same shape do not shove anything when one follows the other. */
export const shapeOf = (columns: readonly ColumnRow[], cards: readonly CardRow[]): string =>
  arrange(columns, cards)
    .map(({ column, cards }) => `${column.id}:${cards.map(({ id }) => id).join()}`)
    .join(';')
