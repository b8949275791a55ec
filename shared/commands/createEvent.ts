import { ok, problem } from '../lib/result.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, ownProfile } from './draftRules.ts'

/** An event that any member may host; its maker is the host unless others are named. Official ones are for ambassadors and up. */
export const createEvent: Command<
  { readonly values: FieldPatch<'event'> /** Plain text of the plan. */; readonly plan?: string },
  { readonly id: EntityId }
> = async (context, { values, plan = '' }) => {
  const checked = checkPatch('event', values)
  if (!checked.ok) return checked
  if (!checked.value.title) return problem('titleMissing')
  if (checked.value.official && rankOf[context.role] > 2) return problem('notAllowed')
  if (endsBeforeStart(checked.value)) return problem('endsBeforeStart')
  const draft = context.create('event')
  draft.patch({ hosts: [ownProfile(context)], ...checked.value })
  if (plan.trim()) draft.fillText('plan', plan)
  return ok({ id: draft.id })
}

/** Start and end are wall-clock times of one zone in one form, so text order is time order. */
export const endsBeforeStart = ({
  start = '',
  end = '',
}: {
  readonly start?: string
  readonly end?: string
}): boolean => start !== '' && end !== '' && end < start
