import { ordersBetween } from '../lib/orderKey.ts'
import { ok, problem } from '../lib/result.ts'
import { byOrder } from '../model/byOrder.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite } from './draftRules.ts'

/** Removes a column; its cards go to the end of the column before it (the first column's to the one after). A board keeps at least one. */
export const removeColumn: Command<{ readonly id: EntityId }, { readonly movedTo: EntityId }> = async (
  context,
  { id },
) => {
  const column = await context.rows.get('column', id)
  if (!column) return problem('missing', { type: 'column' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const columns = (await context.rows.find('column', 'scope', { equals: column.scope })).sort(byOrder)
  const at = columns.findIndex((other) => other.id === id)
  const heir = columns[at - 1] ?? columns[at + 1]
  if (!heir) return problem('lastColumn')
  const cards = await context.rows.find('card', 'scope', { equals: column.scope })
  const last = cards
    .filter((card) => card.column === heir.id)
    .sort(byOrder)
    .at(-1)
  const moving = cards.filter((card) => card.column === id).sort(byOrder)
  const orders = ordersBetween(last?.order ?? null, null, moving.length)
  for (const [i, card] of moving.entries()) {
    const draft = await context.edit('card', card.id)
    draft.patch({ column: heir.id, order: orders[i]! })
  }
  const draft = await context.edit('column', id)
  draft.set('removed', true)
  return ok({ movedTo: heir.id })
}
