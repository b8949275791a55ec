import { problem } from '../lib/result.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { endsBeforeStart } from './createEvent.ts'
import { patchExisting } from './draftRules.ts'

/** Changes an event. Whether it is official is for ambassadors and up to say. */
export const updateEvent: Command<{ readonly id: EntityId; readonly values: FieldPatch<'event'> }> = async (
  context,
  { id, values },
) => {
  if (values.title !== undefined && !values.title.trim()) return problem('titleMissing')
  const row = await context.rows.get('event', id)
  if (!row) return problem('missing', { type: 'event' })
  if (values.official !== undefined && values.official !== row.official && rankOf[context.role] > 2)
    return problem('notAllowed')
  if ((values.start !== undefined || values.end !== undefined) && endsBeforeStart({ ...row, ...values }))
    return problem('endsBeforeStart')
  return patchExisting(context, 'event', id, values)
}
