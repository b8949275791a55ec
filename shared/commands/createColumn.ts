import { ok, problem } from '../lib/result.ts'
import { type EntityId, scopeOf } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, mayWrite } from './draftRules.ts'
import { placeAmong } from './placeAmong.ts'

/** A new column on a department's board, before another or at the end. */
export const createColumn: Command<
  { readonly department: EntityId; readonly values: FieldPatch<'column'>; readonly before?: EntityId | null },
  { readonly id: EntityId }
> = async (context, { department, values, before = null }) => {
  const checked = checkPatch('column', values)
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  if (!(await context.rows.get('department', department))) return problem('missing', { type: 'department' })
  const scope = scopeOf(department)
  const columns = await context.rows.find('column', 'scope', { equals: scope })
  const draft = context.create('column', { scope })
  if (!mayWrite(context, draft.id)) return problem('notAllowed')
  draft.patch(checked.value)
  for (const [id, order] of placeAmong(columns, draft.id, before)) {
    const column = id === draft.id ? draft : await context.edit('column', id)
    column.set('order', order)
  }
  return ok({ id: draft.id })
}
