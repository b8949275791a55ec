import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { checkPatch, mayWrite, typeOf } from './draftRules.ts'

/** Gives tags to many people and takes others from them. Everything or nothing; `changed` = whose tags are other ones now. */
export const tagMembers: Command<
  { readonly members: readonly EntityId[]; readonly add?: readonly string[]; readonly remove?: readonly string[] },
  { readonly changed: number }
> = async (context, { members, add = [], remove = [] }) => {
  const checked = checkPatch('member', { tags: add })
  if (!checked.ok) return checked
  const added = checked.value.tags!
  const ids = [...new Set(members)]
  for (const id of ids) {
    if (typeOf(id) !== 'member') return problem('missing', { type: 'member' })
    if (!mayWrite(context, id)) return problem('notAllowed')
  }
  const rows = await context.rows.many('member', ids)
  let changed = 0
  for (const [i, id] of ids.entries()) {
    const row = rows[i]
    // Gone since they were ticked; and whoever has them already costs nothing.
    if (!row || context.isErased(id)) continue
    const held = new Set(row.tags)
    if (added.every((tag) => held.has(tag)) && !remove.some((tag) => held.has(tag))) continue
    const draft = await context.edit('member', id)
    for (const tag of added) draft.add('tags', tag)
    for (const tag of remove) draft.delete('tags', tag)
    if (++changed % 200 === 0) await context.progress(i + 1, ids.length)
  }
  return ok({ changed })
}
