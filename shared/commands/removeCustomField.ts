import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { rewriteValues } from './customValues.ts'
import { mayWrite } from './draftRules.ts'

/**
 * Removes a field of profiles and what people filled in: left behind, it would be shown to everybody, also what was for ambassadors. Undo
 * brings all of it back. Where two coordinators defined the same field apart, the other one keeps the values.
 */
export const removeCustomField: Command<{ readonly id: EntityId }, { readonly profiles: number }> = async (
  context,
  { id },
) => {
  const row = await context.rows.get('customField', id)
  if (!row) return problem('missing', { type: 'customField' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const all = await context.rows.find('customField', 'order')
  const isShared = all.some((other) => other.id !== id && other.key === row.key)
  const draft = await context.edit('customField', id)
  draft.set('removed', true)
  return ok({ profiles: isShared ? 0 : await rewriteValues(context, row.key, () => null) })
}
