import { foldText } from '../lib/foldText.ts'
import { ok, problem } from '../lib/result.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { EntityId } from '../model/ids.ts'
import { findOrMake } from './affiliate.ts'
import type { Command } from './command.ts'

/**
 * Makes records of organisations that profiles name in words only (as imported lists do), and joins all who name them to them. Several
 * writings that differ in case, umlauts or spaces are one.
 */
export const gatherOrganisations: Command<
  { readonly names: readonly string[] },
  { readonly organisations: readonly EntityId[]; readonly people: number }
> = async (context, { names }) => {
  if (rankOf[context.role] > 2) return problem('notAllowed')
  const ids = new Map<string, EntityId>()
  for (const name of names) {
    const key = foldText(name.trim())
    if (ids.has(key)) continue
    const found = await findOrMake(context, name)
    if (!found.ok) return found
    ids.set(key, found.value.id)
  }
  const naming = (await context.rows.find('member', 'nameKey')).filter(
    ({ organisation }) => organisation !== '' && ids.has(foldText(organisation)),
  )
  for (const [at, row] of naming.entries()) {
    if (at % 200 === 0) await context.progress(at, naming.length)
    const id = ids.get(foldText(row.organisation))!
    const draft = await context.edit('member', row.id)
    draft.put('affiliations', id, row.affiliations[id] || row.role)
    draft.set('organisation', '')
    draft.set('role', '')
  }
  return ok({ organisations: [...ids.values()], people: naming.length })
}
