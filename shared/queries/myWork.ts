import type { CardRow } from '../model/card.ts'
import type { EntityId } from '../model/ids.ts'

export interface MyWork {
  readonly overdue: readonly CardRow[]
  readonly today: readonly CardRow[]
  /** The seven days after today. */
  readonly week: readonly CardRow[]
  readonly later: readonly CardRow[]
  readonly undated: readonly CardRow[]
}

/** Open cards assigned to `me` (her profile), by when they are due. `today` is YYYY-MM-DD in her zone. Within a group by due, then title. */
export const myWork = (cards: readonly CardRow[], me: EntityId, today: string): MyWork => {
  const end = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)
  const groups = { overdue: [], today: [], week: [], later: [], undated: [] } as Record<keyof MyWork, CardRow[]>
  for (const card of cards) {
    if (!card.workers.includes(me)) continue
    const day = card.due.slice(0, 10)
    const group = !day ? 'undated' : day < today ? 'overdue' : day === today ? 'today' : day <= end ? 'week' : 'later'
    groups[group].push(card)
  }
  for (const group of Object.values(groups))
    group.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
  return groups
}
