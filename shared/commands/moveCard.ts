import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite } from './draftRules.ts'
import { placeAmong } from './placeAmong.ts'

/** Moves a card before another one of a column, or to its end. Entering or leaving a `done` column says whether it is done. */
export const moveCard: Command<{
  readonly id: EntityId
  readonly column: EntityId
  readonly before: EntityId | null
}> = async (context, { id, column, before }) => {
  const [card, target] = await Promise.all([context.rows.get('card', id), context.rows.get('column', column)])
  if (!card) return problem('missing', { type: 'card' })
  if (!target || target.scope !== card.scope) return problem('missing', { type: 'column' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const beside = (await context.rows.find('card', 'board', { equals: card.scope })).filter(
    (other) => other.column === column,
  )
  for (const [moved, order] of placeAmong(beside, id, before)) {
    const draft = await context.edit('card', moved)
    draft.set('order', order)
    if (moved !== id || card.column === column) continue
    const from = await context.rows.get('column', card.column as EntityId)
    draft.set('column', column)
    if (target.done || from?.done) draft.set('done', target.done)
  }
  return ok(undefined)
}
