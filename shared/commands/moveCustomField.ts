import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite } from './draftRules.ts'
import { placeAmong } from './placeAmong.ts'

/** Puts a field of profiles before another one, or at the end. */
export const moveCustomField: Command<{ readonly id: EntityId; readonly before: EntityId | null }> = async (
  context,
  { id, before },
) => {
  if (!(await context.rows.get('customField', id))) return problem('missing', { type: 'customField' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  for (const [moved, order] of placeAmong(await context.rows.find('customField', 'order'), id, before)) {
    const draft = await context.edit('customField', moved)
    draft.set('order', order)
  }
  return ok(undefined)
}
