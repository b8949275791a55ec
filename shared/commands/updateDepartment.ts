import { problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { patchExisting } from './draftRules.ts'

/** Changes a department: name, purpose, hue, links, archived... */
export const updateDepartment: Command<{ readonly id: EntityId; readonly values: FieldPatch<'department'> }> = async (
  context,
  { id, values },
) => {
  if (values.name !== undefined && !values.name.trim()) return problem('nameMissing')
  return patchExisting(context, 'department', id, values)
}
