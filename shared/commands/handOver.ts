import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'

/**
 * Passes on what one person (`from`, a profile) hosts, has promised to do and leads, each line to its own successor: events, cards and
 * departments. The right to lead is a role and is given beside this. All of it happens, or nothing.
 */
export const handOver: Command<
  { readonly from: EntityId; readonly lines: readonly { readonly id: EntityId; readonly to: EntityId }[] },
  { readonly count: number }
> = async (context, { from, lines }) => {
  let count = 0
  for (const { id, to } of lines) {
    const type = typeOf(id)
    if (typeOf(to) !== 'member' || !(await context.rows.get('member', to)))
      return problem('missing', { type: 'member' })
    if (type !== 'event' && type !== 'card' && type !== 'department') return problem('missing', { type: 'unknown' })
    if (!(await context.rows.get(type, id))) return problem('missing', { type })
    if (!mayWrite(context, id)) return problem('notAllowed')
    if (from === to) continue
    if (type === 'event') {
      const draft = await context.edit(type, id)
      draft.delete('hosts', from)
      draft.add('hosts', to)
    } else if (type === 'card') {
      const draft = await context.edit(type, id)
      draft.delete('assignees', from)
      draft.add('assignees', to)
    } else {
      const draft = await context.edit(type, id)
      draft.set('lead', to)
      draft.add('members', to)
    }
    count++
  }
  return ok({ count })
}
