import { ok, problem } from '../lib/result.ts'
import type { Verdict } from '../model/decision.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { CommitId, EntityId, MemberId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { checkPatch } from './draftRules.ts'

/** The words beside a decision about a person: what, and why. `statement`: the commit that gives it effect; a decline has none. */
export const recordDecision: Command<
  {
    readonly about: MemberId
    readonly verdict: Verdict
    readonly reason: string
    readonly role?: string
    readonly statement?: CommitId
  },
  { readonly id: EntityId }
> = async (context, { role = '', statement = '', ...said }) => {
  if (rankOf[context.role] > 2) return problem('notAllowed')
  const checked = checkPatch('decision', { ...said, role, statement })
  if (!checked.ok) return checked
  const draft = context.create('decision')
  draft.patch(checked.value)
  return ok({ id: draft.id })
}
