import type { CustomFieldRow } from '../../../shared/model/customField.ts'
import { isCustomValue } from '../../../shared/model/customValue.ts'
import { formatDate } from '../../ui/dates.ts'
import type { I18n, Locale } from '../../ui/i18n.tsx'
import { c } from './messages.ts'

/** A stored value of a custom field in the reader's language; what is no value of its kind is shown as it is. */
export const customText = (i18n: I18n, field: Pick<CustomFieldRow, 'kind'> | undefined, value: string): string => {
  if (!field || !isCustomValue(field.kind, value)) return value
  if (field.kind === 'number') return i18n.number(Number(value), { maximumFractionDigits: 6 })
  if (field.kind === 'date') return formatDate(i18n, Date.parse(`${value}T12:00:00`))
  if (field.kind === 'yesNo') return i18n.t(value === 'yes' ? c.yes : c.no)
  return value
}

/** What separates decimals in the reader's language. */
export const decimalOf = (locale: Locale): '.' | ',' => (locale === 'en' ? '.' : ',')
