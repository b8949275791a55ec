import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite } from './draftRules.ts'
import { placeAmong } from './placeAmong.ts'

/** Moves a column before another one, or to the end. */
export const moveColumn: Command<{ readonly id: EntityId; readonly before: EntityId | null }> = async (
  context,
  { id, before },
) => {
  const column = await context.rows.get('column', id)
  if (!column) return problem('missing', { type: 'column' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const columns = await context.rows.find('column', 'scope', { equals: column.scope })
  for (const [moved, order] of placeAmong(columns, id, before)) {
    const draft = await context.edit('column', moved)
    draft.set('order', order)
  }
  return ok(undefined)
}
