import { ok, problem } from '../lib/result.ts'
import { type Answer, application } from '../model/application.ts'
import { type EntityId, type MemberId, memberEntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { checkPatch } from './draftRules.ts'

/** Brings what somebody left at this laptop's door before the whole network; what she wrote anew takes the place of the first. */
export const takeInApplication: Command<
  {
    readonly member: MemberId
    readonly name: string
    readonly intro: string
    readonly answers: readonly Answer[]
    /** What admitting her needs, base64url. */
    readonly kx: string
    readonly newSig: string
  },
  { readonly id: EntityId }
> = async (context, { member, answers, ...written }) => {
  const checked = checkPatch('application', { ...written, answers: [...answers] })
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  const draft = await context.edit('application', memberEntityId(member, application.type))
  draft.patch({ ...checked.value, removed: false })
  return ok({ id: draft.id })
}
