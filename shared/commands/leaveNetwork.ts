import { ok, problem } from '../lib/result.ts'
import type { Command } from './command.ts'
import { ownProfile } from './draftRules.ts'

/** Says in one's own profile that one leaves, or that one stays after all. Membership itself is closed by somebody who may. */
export const leaveNetwork: Command<{ readonly leaves: boolean }> = async (context, { leaves }) => {
  const id = ownProfile(context)
  if (!(await context.rows.get('member', id))) return problem('missing', { type: 'member' })
  const draft = await context.edit('member', id)
  const said = draft.get('leftAt') > 0
  if (said !== leaves) draft.set('leftAt', leaves ? context.now : 0)
  return ok(undefined)
}
