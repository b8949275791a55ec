import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import { rsvpId } from '../model/rsvpId.ts'
import type { Command } from './command.ts'
import { checkPatch, mayWrite, ownProfile, typeOf } from './draftRules.ts'

/** One member's answer to one event. Beyond the capacity a yes stands on the waitlist (`rsvpSummary`), it is never refused. */
export const setRsvp: Command<
  {
    readonly event: EntityId
    readonly answer: 'none' | 'yes' | 'maybe' | 'no'
    /** People she brings along; kept as it was when left out. */
    readonly guests?: number
    readonly note?: string
    /** Profile; one's own when left out. */
    readonly member?: EntityId
  },
  { readonly id: EntityId }
> = async (context, { event, answer, guests, note, member = ownProfile(context) }) => {
  if (!(await context.rows.get('event', event))) return problem('missing', { type: 'event' })
  if (typeOf(member) !== 'member') return problem('missing', { type: 'member' })
  const checked = checkPatch('rsvp', { answer, guests, note, member })
  if (!checked.ok) return checked
  const id = rsvpId(event, member)
  if (!mayWrite(context, id)) return problem('notAllowed')
  // `edit`, not `create`: an answer that was undone before is still there, removed.
  const draft = await context.edit('rsvp', id)
  draft.patch({ ...checked.value, removed: false })
  return ok({ id })
}
