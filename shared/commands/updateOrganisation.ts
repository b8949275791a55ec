import { problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { patchExisting } from './draftRules.ts'

/** Changes what the directory says of an organisation; it keeps a name. */
export const updateOrganisation: Command<{
  readonly id: EntityId
  readonly values: FieldPatch<'organisation'>
}> = async (context, { id, values }) => {
  if (values.name !== undefined && !values.name.trim()) return problem('nameMissing')
  return patchExisting(context, 'organisation', id, values)
}
