import type { CustomFieldRow } from '../../../shared/model/customField.ts'
import type { EntityName } from '../../../shared/model/entities.ts'
import { customText } from '../../store/customFields/customText.ts'
import { formatDay } from '../../ui/dates.ts'
import type { I18n, Message } from '../../ui/i18n.tsx'
import { isMap, referenceFields, valueWords } from './fieldNames.ts'

const enums: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  status: { planned: valueWords.planned, confirmed: valueWords.confirmed, cancelled: valueWords.cancelled },
  kind: {
    text: valueWords.text,
    choice: valueWords.choice,
    number: valueWords.number,
    date: valueWords.date,
    yesNo: valueWords.yesNo,
  },
  audience: { everyone: valueWords.everyone, ambassadors: valueWords.ambassadors },
  answer: { yes: valueWords.yes, maybe: valueWords.maybe, no: valueWords.no, none: valueWords.none },
}

/** Ids of other records that a clash's values name, so that their names can be read. */
export const referencesIn = (
  key: string,
  ...values: readonly unknown[]
): readonly { type: EntityName; id: string }[] => {
  const slash = key.indexOf('/')
  const field = slash < 0 ? key : key.slice(0, slash)
  const type = referenceFields[field]
  if (!type) return []
  const ids =
    slash < 0
      ? values.filter((value): value is string => typeof value === 'string' && value !== '')
      : [key.slice(slash + 1)]
  return ids.map((id) => ({ type, id }))
}

/** A question, or what was answered to one. */
const listItem = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) return String(item)
  const { question, answer } = item as { readonly question?: string; readonly answer?: string }
  return `${question ?? ''} ${answer ?? ''}`.trim()
}

/** What one key of a map holds; taken out, or never there, it is null. */
const entryText = (i18n: I18n, field: string, value: unknown, custom: CustomFieldRow | undefined): string => {
  const { t } = i18n
  if (field === 'affiliations') {
    if (typeof value !== 'string') return t(valueWords.belongsNot)
    return value || t(valueWords.belongs)
  }
  if (typeof value !== 'string' || value === '') return t(valueWords.empty)
  if (field === 'languageLevels' && value === 'native') return t(valueWords.native)
  return field === 'custom' ? customText(i18n, custom, value) : value
}

/** A field's value in words. `nameOf` knows the names of other records; `custom` is the network's own field that the key is of. */
export const valueText = (
  i18n: I18n,
  key: string,
  value: unknown,
  nameOf: (id: string) => string | undefined,
  custom?: CustomFieldRow,
): string => {
  const { t } = i18n
  const slash = key.indexOf('/')
  const field = slash < 0 ? key : key.slice(0, slash)
  if (slash >= 0 && isMap('member', field)) return entryText(i18n, field, value, custom)
  if (slash >= 0) {
    const element = key.slice(slash + 1)
    return t(value === true ? valueWords.with : valueWords.without, { name: nameOf(element) ?? element })
  }
  if (typeof value === 'boolean') return t(value ? valueWords.yes : valueWords.no)
  if (value === undefined || value === null || value === '')
    return t(field === 'done' || field === 'archived' || field === 'removed' ? valueWords.no : valueWords.empty)
  if (typeof value === 'number') return i18n.number(value)
  if (Array.isArray(value)) return value.map(listItem).join(' · ') || t(valueWords.empty)
  if (typeof value !== 'string') return JSON.stringify(value)
  const word = enums[field]?.[value]
  if (word) return t(word)
  if (/^\d{4}-\d\d-\d\d/.test(value) && ['start', 'end', 'due', 'birthday', 'memberSince'].includes(field)) {
    const day = formatDay(i18n, value, { starts: true })
    return value.length > 10 ? `${day}, ${value.slice(11, 16)}` : day
  }
  return (referenceFields[field] ? nameOf(value) : undefined) ?? value
}
