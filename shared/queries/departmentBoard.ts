import { byOrder } from '../model/byOrder.ts'
import type { CardRow } from '../model/card.ts'
import type { ColumnRow } from '../model/column.ts'

export interface BoardColumn {
  readonly column: ColumnRow
  readonly cards: readonly CardRow[]
  /** More cards than the column's limit allows. */
  readonly over: boolean
}

/**
 * A board as people see it. Cards of a column that is gone (someone removed it while someone else moved a card there) stand in the
 * first column: nothing is ever out of sight. Archived cards are left out.
 */
export const departmentBoard = (columns: readonly ColumnRow[], cards: readonly CardRow[]): readonly BoardColumn[] => {
  const sorted = [...columns].sort(byOrder)
  const first = sorted[0]
  if (!first) return []
  const held = new Map<string, CardRow[]>(sorted.map(({ id }) => [id, []]))
  for (const card of cards) if (!card.archived) (held.get(card.column) ?? held.get(first.id)!).push(card)
  return sorted.map((column) => {
    const own = held.get(column.id)!.sort(byOrder)
    return { column, cards: own, over: column.limit > 0 && own.length > column.limit }
  })
}
