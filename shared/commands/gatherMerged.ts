import { ok, problem } from '../lib/result.ts'
import { aliasOf, memberOfAlias } from '../model/alias.ts'
import { type Fields, rankOf } from '../model/defineEntity.ts'
import { entities } from '../model/entities.ts'
import type { EntityId } from '../model/ids.ts'
import { mergedFields } from '../model/mergedFields.ts'
import type { Command, CommandContext } from './command.ts'
import { mayWrite } from './draftRules.ts'

/** As many hops as are followed when reading. */
const MOST_HOPS = 8

/** The drafts' typed methods, by name. */
interface Loose {
  get(field: string): unknown
  set(field: string, value: unknown): void
  elements(field: string): readonly string[]
  add(field: string, element: string): void
  entries(field: string): Readonly<Record<string, string>>
  put(field: string, key: string, value: string): void
}

/**
 * Two laptops merged apart: one put C behind B while another put B behind A. What C brought to B then lies behind A, where nobody sees it.
 * Completes A from everything behind it: empty fields are filled, sets and maps grow; what stands is never replaced.
 */
export const gatherMerged: Command<{ readonly id: EntityId }, { readonly gathered: number }> = async (
  context,
  { id },
) => {
  if (rankOf[context.role] > 2 || !mayWrite(context, id)) return problem('notAllowed')
  if (!(await context.rows.get('member', id))) return problem('missing', { type: 'member' })
  const draft = (await context.edit('member', id)) as unknown as Loose
  const behind = await recordsBehind(context, id)
  for (const record of behind) fillFrom(draft, (await context.edit('member', record)) as unknown as Loose)
  // What was put behind a record that is hidden itself names the visible one from now on.
  for (const record of behind) {
    const alias = await context.edit('alias', aliasOf(record))
    alias.set('into', id)
  }
  return ok({ gathered: behind.length })
}

const recordsBehind = async (context: CommandContext, id: EntityId): Promise<readonly EntityId[]> => {
  const aliases = await context.rows.find('alias', 'into')
  const found = new Set<EntityId>()
  let layer: readonly EntityId[] = [id]
  for (let hop = 0; hop < MOST_HOPS && layer.length > 0; hop++) {
    layer = aliases.filter(({ into }) => layer.includes(into)).map((row) => memberOfAlias(row.id))
    layer = layer.filter((record) => record !== id && !found.has(record))
    for (const record of layer) found.add(record)
  }
  return [...found]
}

const fillFrom = (draft: Loose, from: Loose): void => {
  const fields: Fields = entities.member.fields
  for (const name of mergedFields) {
    const field = fields[name]!
    if (field.kind === 'set') for (const element of from.elements(name)) draft.add(name, element)
    else if (field.kind === 'map') {
      const held = draft.entries(name)
      for (const [key, value] of Object.entries(from.entries(name)))
        if (!Object.hasOwn(held, key)) draft.put(name, key, value)
    } else if (JSON.stringify(draft.get(name)) === JSON.stringify(field.fallback)) draft.set(name, from.get(name))
  }
}
