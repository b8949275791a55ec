import { problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { patchExisting } from './draftRules.ts'

/** Changes a column's name, hue, limit or whether its cards count as done (cards that arrive from now on). */
export const updateColumn: Command<{ readonly id: EntityId; readonly values: FieldPatch<'column'> }> = async (
  context,
  { id, values },
) => {
  if (values.name !== undefined && !values.name.trim()) return problem('nameMissing')
  return patchExisting(context, 'column', id, values)
}
