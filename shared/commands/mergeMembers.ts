import { fromBase64Url } from '../lib/bytes.ts'
import { ok, problem } from '../lib/result.ts'
import { aliasOf } from '../model/alias.ts'
import { type Fields, rankOf } from '../model/defineEntity.ts'
import { entities } from '../model/entities.ts'
import { event } from '../model/event.ts'
import { type EntityId, makeEntityId, zeroScope } from '../model/ids.ts'
import type { MergedField } from '../model/mergedFields.ts'
import { rsvpId } from '../model/rsvpId.ts'
import type { Command, CommandContext, FieldPatch } from './command.ts'
import { checkPatch, mayWrite } from './draftRules.ts'

/**
 * Two or more records turn out to be one person: `stays` gets `values` (see `mergedValues`), the others are hidden behind it, and what
 * named them names it: open cards, departments, events, answers to events. Everything is one act, so one undo takes it back.
 * Problems: `notAllowed`, `missing`, `bothMembers` (two who came with laptops of their own are never made one).
 */
export const mergeMembers: Command<
  { readonly stays: EntityId; readonly others: readonly EntityId[]; readonly values: FieldPatch<'member'> },
  { readonly id: EntityId }
> = async (context, { stays, others, values }) => {
  const folded = [...new Set(others)].filter((id) => id !== stays)
  if (folded.length === 0) return problem('missing', { type: 'member' })
  if (rankOf[context.role] > 2) return problem('notAllowed')
  const rows = await context.rows.many('member', [stays, ...folded])
  if (rows.some((row) => !row)) return problem('missing', { type: 'member' })
  if ([stays, ...folded].some((id) => !mayWrite(context, id))) return problem('notAllowed')
  if (rows.slice(1).some((row) => row?.source === 'self')) return problem('bothMembers')
  const checked = checkPatch('member', values)
  if (!checked.ok) return checked
  if (checked.value.name === '') return problem('nameMissing')
  const draft = await context.edit('member', stays)
  draft.patch(checked.value)
  // Where the records differed, somebody has chosen: who chooses otherwise on another laptop is told, also of what stood here before.
  const fields: Fields = entities.member.fields
  const loose = draft as unknown as { affirm(field: string, value: unknown): void }
  for (const [name, value] of Object.entries(checked.value)) {
    const field = fields[name]!
    if (field.kind !== 'value') continue
    const said = rows.map((row) => row![name as MergedField]).filter((each) => each !== field.fallback)
    if (new Set(said).size > 1) loose.affirm(name, value)
  }
  for (const [i, id] of folded.entries()) {
    const record = await context.edit('member', id)
    record.set('mergedInto', aliasOf(id))
    const alias = await context.edit('alias', aliasOf(id))
    alias.patch({ into: stays, removed: false })
    await passOn(context, id, stays)
    await context.progress(i + 1, folded.length)
  }
  return ok({ id: stays })
}

/** What names one record names the other from now on. Lists that keep both would count one person twice. */
const passOn = async (context: CommandContext, from: EntityId, to: EntityId): Promise<void> => {
  for (const { id } of await context.rows.find('card', 'workers', { equals: from })) {
    const card = await context.edit('card', id)
    card.delete('assignees', from)
    card.add('assignees', to)
  }
  for (const row of await context.rows.find('department', 'order')) {
    if (!row.members.includes(from) && row.lead !== from) continue
    if (!mayWrite(context, row.id)) continue
    const department = await context.edit('department', row.id)
    if (row.members.includes(from)) {
      department.delete('members', from)
      department.add('members', to)
    }
    if (row.lead === from) department.set('lead', to)
  }
  for (const row of await context.rows.find('event', 'id')) {
    if (!row.hosts.includes(from) || !mayWrite(context, row.id)) continue
    const draft = await context.edit('event', row.id)
    draft.delete('hosts', from)
    draft.add('hosts', to)
  }
  for (const answer of await context.rows.find('rsvp', 'member', { equals: from })) {
    const rand = fromBase64Url(answer.scope)
    if (rand?.length !== 16) continue
    const line = rsvpId(makeEntityId({ type: event.type, scope: zeroScope, rand }), to)
    if (context.isErased(line) || !mayWrite(context, line)) continue
    const known = await context.rows.get('rsvp', line)
    if (!known || known.answer === 'none') {
      const { answer: said, guests, note } = answer
      const draft = await context.edit('rsvp', line)
      draft.patch({ answer: said, guests, note, member: to, removed: false })
    }
    const old = await context.edit('rsvp', answer.id)
    old.set('removed', true)
  }
}
