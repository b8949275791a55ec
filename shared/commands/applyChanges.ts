import { ok } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, CommandContext, Draft, FieldChange } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'
import { rawField } from './rawField.ts'

/**
 * Takes back what a command did (its outcome is the argument): `before` where `after` still stands, and what it created is removed,
 * unless somebody else has written to it. What stays is reported in `skipped`, a creation as its key `removed`. Its own outcome, given to it again, is the redo.
 */
export const applyChanges: Command<
  { readonly changes: readonly FieldChange[]; readonly created: readonly EntityId[] },
  { readonly restored: number; readonly skipped: readonly FieldChange[] }
> = async (context, { changes, created }) => {
  const made = new Set(created)
  const skipped: FieldChange[] = []
  const drafts = new Map<EntityId, Draft | null>()
  let restored = 0
  let done = 0
  for (const id of made) {
    const draft = await open(context, id)
    const isOthers = !draft || [...draft.authors].some((author) => author !== context.me)
    if (!draft?.get('removed')) {
      if (isOthers) skipped.push({ entity: id, key: 'removed', before: true, after: undefined })
      else {
        draft.set('removed', true)
        restored++
      }
    }
    if (++done % 500 === 0) await context.progress(done, made.size + changes.length)
  }
  for (const change of changes) {
    if (made.has(change.entity)) continue
    if (!drafts.has(change.entity)) drafts.set(change.entity, await open(context, change.entity))
    const draft = drafts.get(change.entity)
    const field = draft && rawField(typeOf(change.entity)!, draft, change.key)
    const stands = field && Object.is(field.read(), change.after ?? field.empty) && field.accepts(change.before)
    if (stands) {
      field.write(change.before)
      restored++
    } else skipped.push(change)
  }
  return ok({ restored, skipped })
}

const open = async (context: CommandContext, id: EntityId): Promise<Draft | null> => {
  const type = typeOf(id)
  return type && mayWrite(context, id) ? ((await context.edit(type, id)) as unknown as Draft) : null
}
