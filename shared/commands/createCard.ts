import { ok, problem } from '../lib/result.ts'
import { byOrder } from '../model/byOrder.ts'
import { type EntityId, scopeOf } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, mayWrite } from './draftRules.ts'
import { placeAmong } from './placeAmong.ts'

/** A card on a department's board; without a column it lands in the first one. */
export const createCard: Command<
  {
    readonly department: EntityId
    readonly column?: EntityId
    readonly values: FieldPatch<'card'>
    /** Plain text of the description. */
    readonly description?: string
    readonly at?: 'top' | 'bottom'
  },
  { readonly id: EntityId }
> = async (context, { department, column, values, description = '', at = 'bottom' }) => {
  const checked = checkPatch('card', values)
  if (!checked.ok) return checked
  if (!checked.value.title) return problem('titleMissing')
  if (!(await context.rows.get('department', department))) return problem('missing', { type: 'department' })
  const scope = scopeOf(department)
  const columns = (await context.rows.find('column', 'scope', { equals: scope })).sort(byOrder)
  const home = column === undefined ? columns[0] : columns.find(({ id }) => id === column)
  if (!home) return problem('missing', { type: 'column' })
  const draft = context.create('card', { scope })
  if (!mayWrite(context, draft.id)) return problem('notAllowed')
  const beside = (await context.rows.find('card', 'board', { equals: scope }))
    .filter((card) => card.column === home.id)
    .sort(byOrder)
  const before = at === 'top' ? (beside[0]?.id ?? null) : null
  draft.patch({ ...checked.value, column: home.id, done: home.done || (checked.value.done ?? false) })
  draft.set('order', placeAmong(beside, draft.id, before).get(draft.id)!)
  if (description.trim()) draft.fillText('description', description)
  return ok({ id: draft.id })
}
