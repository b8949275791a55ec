import { toBase64Url } from '../lib/bytes.ts'
import { ok } from '../lib/result.ts'
import { entityOfType } from '../model/entities.ts'
import { type EntityId, parseEntityId, type ScopeId, scopeOf } from '../model/ids.ts'
import type { Command, CommandContext, Draft, FieldChange } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'
import { rawField } from './rawField.ts'

/**
 * Takes back what a command did (its outcome is the argument): `before` where `after` still stands, and what it created is removed,
 * unless somebody else has written to it or to what was made with it. What stays is reported in `skipped`, a creation as its key `removed`. Its own outcome, given to it again, is the redo.
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
  const kept = new Set<ScopeId>()
  for (const id of made) {
    const draft = await open(context, id)
    drafts.set(id, draft)
    if (!draft || [...draft.authors].some((author) => author !== context.me)) kept.add(groupOf(id))
    if (++done % 500 === 0) await context.progress(done, made.size + changes.length)
  }
  for (const id of made) {
    const draft = drafts.get(id)
    if (draft?.get('removed')) continue
    if (draft && !kept.has(groupOf(id))) {
      draft.set('removed', true)
      restored++
    } else skipped.push({ entity: id, key: 'removed', before: true, after: undefined })
  }
  for (const change of changes) {
    if (made.has(change.entity)) continue
    if (!drafts.has(change.entity)) drafts.set(change.entity, await open(context, change.entity))
    const draft = drafts.get(change.entity)
    const field = draft && rawField(typeOf(change.entity)!, draft, change.key)
    const stands = field && same(field.read(), change.after ?? field.empty) && field.accepts(change.before)
    if (stands) {
      field.write(change.before)
      restored++
    } else skipped.push(change)
  }
  return ok({ restored, skipped })
}

/** Lists (a network's questions) are read anew each time. */
const same = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** What was made together and lives in each other: a department without its columns, or columns without it, would be of no use. */
const groupOf = (id: EntityId): ScopeId => {
  const parts = parseEntityId(id)
  const isScoped = parts && entityOfType(parts.type)?.scopedBy
  return isScoped ? toBase64Url(parts.scope) : scopeOf(id)
}

const open = async (context: CommandContext, id: EntityId): Promise<Draft | null> => {
  const type = typeOf(id)
  return type && mayWrite(context, id) && !context.isErased(id)
    ? ((await context.edit(type, id)) as unknown as Draft)
    : null
}
