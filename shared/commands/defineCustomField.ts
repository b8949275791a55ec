import { foldText } from '../lib/foldText.ts'
import { orderBetween } from '../lib/orderKey.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { CustomFieldRow } from '../model/customField.ts'
import { isCustomValue, readCustomValue } from '../model/customValue.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { rewriteValues } from './customValues.ts'
import { checkPatch } from './draftRules.ts'

/**
 * A new field of everybody's profile. `key`: the heading of an imported list under which profiles hold values already; they become the
 * field's, and what can be read as one ("3.5.2019", "ja") is written as it should be. `values` in the result: how many profiles have one.
 */
export const defineCustomField: Command<
  { readonly values: FieldPatch<'customField'>; readonly key?: string },
  { readonly id: EntityId }
> = async (context, { values, key }) => {
  if (rankOf[context.role] > 1) return problem('notAllowed')
  const checked = checkPatch('customField', values)
  if (!checked.ok) return checked
  const { label = '', kind = 'text', options = [] } = checked.value
  const fields = await context.rows.find('customField', 'order')
  const fits = fieldFits({ label, kind, options }, fields)
  if (!fits.ok) return fits
  const taken = new Set(fields.map((field) => field.key))
  const named = checkPatch('customField', { key: freeKey(key?.trim() || label, taken) })
  if (!named.ok) return named
  const draft = context.create('customField')
  draft.patch({
    order: orderBetween(fields.at(-1)?.order ?? null, null),
    ...checked.value,
    key: named.value.key!,
    options: [...new Set(options)],
  })
  await rewriteValues(context, named.value.key!, (value) =>
    isCustomValue(kind, value) && kind !== 'choice' ? value : (readCustomValue(kind, value, { options }) ?? value),
  )
  return ok({ id: draft.id })
}

type Asked = Pick<CustomFieldRow, 'label' | 'kind' | 'options'>

/** Problems: `nameMissing`; `fieldExists` when another has that label; `optionsMissing` for a choice of nothing. */
export const fieldFits = ({ label, kind, options }: Asked, others: readonly CustomFieldRow[]): Result<void> => {
  if (label === '') return problem('nameMissing')
  if (others.some((other) => foldText(other.label) === foldText(label))) return problem('fieldExists', { name: label })
  if (kind === 'choice' && options.length === 0) return problem('optionsMissing')
  return ok(undefined)
}

/** A field that was renamed keeps its key: the next of that name takes another. */
const freeKey = (wanted: string, taken: ReadonlySet<string>): string => {
  let key = wanted
  for (let n = 2; taken.has(key); n++) key = `${wanted.slice(0, 76)} ${n}`
  return key
}
