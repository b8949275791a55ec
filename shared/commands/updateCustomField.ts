import { ok, problem } from '../lib/result.ts'
import { isCustomValue, readCustomValue } from '../model/customValue.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, FieldPatch } from './command.ts'
import { rewriteValues } from './customValues.ts'
import { fieldFits } from './defineCustomField.ts'
import { checkPatch, mayWrite } from './draftRules.ts'

interface UpdateArgs {
  readonly id: EntityId
  readonly values: Omit<FieldPatch<'customField'>, 'key'>
  /** Options of a choice that are called something else now: profiles follow. */
  readonly renamed?: Readonly<Record<string, string>>
}

/** Changes a field of profiles; what people filled in follows renamed options and, where it can be read so, another kind. */
export const updateCustomField: Command<UpdateArgs> = async (context, { id, values, renamed = {} }) => {
  const row = await context.rows.get('customField', id)
  if (!row) return problem('missing', { type: 'customField' })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const checked = checkPatch('customField', values)
  if (!checked.ok) return checked
  const { label = row.label, kind = row.kind, options = row.options } = checked.value
  const others = (await context.rows.find('customField', 'order')).filter((other) => other.id !== id)
  const fits = fieldFits({ label, kind, options }, others)
  if (!fits.ok) return fits
  const draft = await context.edit('customField', id)
  draft.patch(checked.value)
  if (kind !== row.kind || Object.keys(renamed).length > 0)
    await rewriteValues(context, row.key, (value) => {
      const called = Object.hasOwn(renamed, value) ? renamed[value]! : value
      return isCustomValue(kind, called) && kind !== 'choice'
        ? called
        : (readCustomValue(kind, called, { options }) ?? called)
    })
  return ok(undefined)
}
