import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, mayWrite, ownProfile } from './draftRules.ts'

/** Changes a profile. One's own may not exist yet (the first introduction after joining); it is made then. */
export const updateMember: Command<{ readonly id: EntityId; readonly values: FieldPatch<'member'> }> = async (
  context,
  { id, values },
) => {
  if (!mayWrite(context, id)) return problem('notAllowed')
  const own = id === ownProfile(context)
  const row = await context.rows.get('member', id)
  if (!own && !row) return problem('missing', { type: 'member' })
  const checked = checkPatch('member', own ? { ...values, source: 'self' } : values)
  if (!checked.ok) return checked
  if ((checked.value.name ?? row?.name ?? '') === '') return problem('nameMissing')
  const draft = await context.edit('member', id)
  draft.patch(checked.value)
  return ok(undefined)
}
