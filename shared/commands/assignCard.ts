import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'

/** Gives a card to a member (her profile's id), or takes it from her. Two people who assign at once both keep their assignee. */
export const assignCard: Command<{
  readonly id: EntityId
  readonly member: EntityId
  readonly assigned: boolean
}> = async (context, { id, member, assigned }) => {
  if (!(await context.rows.get('card', id))) return problem('missing', { type: 'card' })
  if (typeOf(member) !== 'member') return problem('missing', { type: 'member' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const draft = await context.edit('card', id)
  if (assigned) draft.add('assignees', member)
  else draft.delete('assignees', member)
  return ok(undefined)
}
