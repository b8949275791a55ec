import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import { rsvpId } from '../model/rsvpId.ts'
import type { Command } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'

/**
 * Puts people on an event's guest list without an answer: they are asked. Who has a line there already, whatever it says, keeps it. Only for
 * who keeps that list (its organisers, ambassadors and up). `invited` = lines that are new.
 */
export const inviteToEvent: Command<
  { readonly event: EntityId; readonly members: readonly EntityId[] },
  { readonly invited: number }
> = async (context, { event, members }) => {
  if (!(await context.rows.get('event', event))) return problem('missing', { type: 'event' })
  const ids = [...new Set(members)]
  if (ids.some((id) => typeOf(id) !== 'member')) return problem('missing', { type: 'member' })
  const lines = ids.map((id) => rsvpId(event, id))
  if (lines.some((line) => !mayWrite(context, line))) return problem('notAllowed')
  const [people, known] = await Promise.all([context.rows.many('member', ids), context.rows.many('rsvp', lines)])
  let invited = 0
  for (const [i, member] of ids.entries()) {
    if (!people[i] || known[i] || context.isErased(lines[i]!)) continue
    // `edit`, not `create`: an invitation that was undone before is still there, removed.
    const draft = await context.edit('rsvp', lines[i]!)
    draft.patch({ answer: 'none', member, removed: false })
    if (++invited % 200 === 0) await context.progress(i + 1, ids.length)
  }
  return ok({ invited })
}
