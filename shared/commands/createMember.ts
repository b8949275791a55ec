import { ok, problem } from '../lib/result.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, newRecordId } from './draftRules.ts'

/** A record about someone who has no device in the network yet. */
export const createMember: Command<{ readonly values: FieldPatch<'member'> }, { readonly id: EntityId }> = async (
  context,
  { values },
) => {
  if (rankOf[context.role] > 2) return problem('notAllowed')
  const checked = checkPatch('member', { ...values, source: 'import' })
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  const draft = context.create('member', { id: newRecordId(context) })
  draft.patch(checked.value)
  return ok({ id: draft.id })
}
