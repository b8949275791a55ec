import { foldText } from '../../lib/foldText.ts'
import type { CustomFieldRow } from '../../model/customField.ts'

export type CustomShape = Pick<CustomFieldRow, 'key' | 'label' | 'kind' | 'options'>

/** The fields that the network defined for itself, by their keys. */
export type CustomKinds = Readonly<Record<string, CustomShape>>

export const customKindsOf = (fields: readonly CustomShape[]): CustomKinds =>
  Object.assign(Object.create(null), Object.fromEntries(fields.map((field) => [field.key, field])))

/** The field that a heading names: by its key, else by what it is called now. */
export const fieldOfHeading = (heading: string, kinds: CustomKinds): CustomShape | null => {
  if (Object.hasOwn(kinds, heading)) return kinds[heading]!
  const folded = foldText(heading.trim())
  const all = Object.values(kinds)
  return (
    all.find(({ key }) => foldText(key) === folded) ??
    all.find(({ label }) => foldText(label.trim()) === folded) ??
    null
  )
}
