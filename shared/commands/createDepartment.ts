import { orderBetween, ordersBetween } from '../lib/orderKey.ts'
import { ok, problem } from '../lib/result.ts'
import { type EntityId, scopeOf } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, mayWrite, ownProfile } from './draftRules.ts'

export interface NewColumn {
  readonly name: string
  readonly done?: boolean
  readonly limit?: number
}

/** A department and its board's first columns, whose names come in the person's language. Whoever makes it joins it unless `join` is false. */
export const createDepartment: Command<
  { readonly values: FieldPatch<'department'>; readonly columns: readonly NewColumn[]; readonly join?: boolean },
  { readonly id: EntityId; readonly columns: readonly EntityId[] }
> = async (context, { values, columns, join = true }) => {
  const checked = checkPatch('department', values)
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  const parts: FieldPatch<'column'>[] = []
  for (const [i, order] of ordersBetween(null, null, columns.length).entries()) {
    const column = checkPatch('column', { ...columns[i]!, order })
    if (!column.ok) return column
    parts.push(column.value)
  }
  const [last] = await context.rows.find('department', 'order', {}, { limit: 1, reverse: true })
  const draft = context.create('department')
  if (!mayWrite(context, draft.id)) return problem('notAllowed')
  draft.patch({ order: orderBetween(last?.order ?? null, null), ...checked.value })
  if (join) draft.add('members', ownProfile(context))
  const made = parts.map((values) => {
    const column = context.create('column', { scope: scopeOf(draft.id) })
    column.patch(values)
    return column.id
  })
  return ok({ id: draft.id, columns: made })
}
