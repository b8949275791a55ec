import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { checkPatch, mayWrite, patchExisting } from './draftRules.ts'
import { placeAmong } from './placeAmong.ts'

/** Shares a view of the directory with the network, after those that are there. */
export const saveFilter: Command<
  { readonly values: FieldPatch<'savedFilter'> & { readonly name: string; readonly query: string } },
  { readonly id: EntityId }
> = async (context, { values }) => {
  const checked = checkPatch('savedFilter', values)
  if (!checked.ok) return checked
  if (!checked.value.name) return problem('nameMissing')
  const draft = context.create('savedFilter')
  if (!mayWrite(context, draft.id)) return problem('notAllowed')
  draft.patch(checked.value)
  const others = await context.rows.find('savedFilter', 'order')
  for (const [id, order] of placeAmong(others, draft.id, null))
    (id === draft.id ? draft : await context.edit('savedFilter', id)).set('order', order)
  return ok({ id: draft.id })
}

/** Another name, or what the list asks for now. */
export const updateFilter: Command<{ readonly id: EntityId; readonly values: FieldPatch<'savedFilter'> }> = async (
  context,
  { id, values },
) => (values.name?.trim() === '' ? problem('nameMissing') : patchExisting(context, 'savedFilter', id, values))

/** Before another of the shared ones, or to the end. */
export const moveFilter: Command<{ readonly id: EntityId; readonly before: EntityId | null }> = async (
  context,
  { id, before },
) => {
  if (!(await context.rows.get('savedFilter', id))) return problem('missing', { type: 'savedFilter' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  for (const [moved, order] of placeAmong(await context.rows.find('savedFilter', 'order'), id, before)) {
    const draft = await context.edit('savedFilter', moved)
    draft.set('order', order)
  }
  return ok(undefined)
}
