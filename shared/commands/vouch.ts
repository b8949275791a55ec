import { ok, problem } from '../lib/result.ts'
import { application } from '../model/application.ts'
import { type EntityId, type MemberId, memberEntityId } from '../model/ids.ts'
import { member as memberEntity } from '../model/member.ts'
import { vouchId } from '../model/vouchId.ts'
import type { Command } from './command.ts'
import { checkPatch } from './draftRules.ts'

/** Answers for somebody who applied, or who belongs, with a sentence. One for each pair of people: a second one replaces the first. */
export const vouch: Command<
  { readonly about: MemberId; readonly sentence: string },
  { readonly id: EntityId; readonly isNew: boolean }
> = async (context, { about, sentence }) => {
  if (about === context.me) return problem('vouch.oneself')
  const [asked, belongs] = await Promise.all([
    context.rows.get('application', memberEntityId(about, application.type)),
    context.rows.get('member', memberEntityId(about, memberEntity.type)),
  ])
  if (!asked && !belongs) return problem('missing', { type: 'member' })
  const checked = checkPatch('vouch', { sentence, about, member: context.me })
  if (!checked.ok) return checked
  if (checked.value.sentence === '') return problem('vouch.sentenceMissing')
  const id = vouchId(about, context.me)
  const isNew = !(await context.rows.get('vouch', id))
  // `edit`, not `create`: one that was taken back is still there, removed.
  const draft = await context.edit('vouch', id)
  draft.patch({ ...checked.value, removed: false })
  return ok({ id, isNew })
}

/** Takes one's own word back. */
export const takeBackVouch: Command<{ readonly about: MemberId }> = async (context, { about }) => {
  const id = vouchId(about, context.me)
  if (!(await context.rows.get('vouch', id))) return problem('missing', { type: 'vouch' })
  const draft = await context.edit('vouch', id)
  draft.set('removed', true)
  return ok(undefined)
}
