import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, mayWrite } from './draftRules.ts'

/** A club, company or other network for the directory; any member may add one. */
export const createOrganisation: Command<
  { readonly values: FieldPatch<'organisation'> },
  { readonly id: EntityId }
> = async (context, { values }) => {
  const checked = checkPatch('organisation', values)
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  const draft = context.create('organisation')
  if (!mayWrite(context, draft.id)) return problem('notAllowed')
  draft.patch(checked.value)
  return ok({ id: draft.id })
}
