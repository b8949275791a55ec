import { problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { patchExisting } from './draftRules.ts'

/** Changes a card's fields. Where it stands is `moveCard`'s. */
export const updateCard: Command<{
  readonly id: EntityId
  readonly values: Omit<FieldPatch<'card'>, 'column' | 'order'>
}> = async (context, { id, values }) => {
  if (values.title !== undefined && !values.title.trim()) return problem('titleMissing')
  return patchExisting(context, 'card', id, values)
}
