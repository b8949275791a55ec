import type { Change } from '../../../../shared/commands/bringIn/imported.ts'
import type { CustomShape } from '../../../../shared/interop/csv/customKinds.ts'
import { headingOf, type MemberTarget, type Target } from '../../../../shared/interop/csv/memberColumns.ts'
import { readContact } from '../../../../shared/queries/contactWays.ts'
import { countryName } from '../../../ui/countries.ts'
import { formatDay } from '../../../ui/dates.ts'
import type { I18n } from '../../../ui/i18n.tsx'
import { im } from './messages.ts'
import type { Opened } from './protocol.ts'

/** What a target is called in menus. */
export const targetName = (target: Target, fields: readonly CustomShape[], locale: I18n['locale']): string => {
  if (!target.startsWith('custom/')) return headingOf(target as MemberTarget, locale)
  const key = target.slice('custom/'.length)
  return fields.find((field) => field.key === key)?.label ?? key
}

/** What a field of a person is called. `key`: of a field that the network defined for itself. */
export const fieldName = ({ t, locale }: I18n, { fields }: Opened, field: string, key?: string): string => {
  if (field === 'photo') return t(im.photo)
  if (field === 'custom' && key) return targetName(`custom/${key}`, fields, locale)
  return targetName(field as MemberTarget, fields, locale)
}

/** A value as people read it. */
export const valueInWords = (i18n: I18n, field: string, value: unknown): string => {
  const { t, locale } = i18n
  if (field === 'contacts' && Array.isArray(value))
    return value
      .map((element: string) => {
        const contact = readContact(element)
        return contact.kind === 'other' ? contact.value : `${targetName(contact.kind, [], locale)}: ${contact.value}`
      })
      .join(', ')
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, entry]) => (entry ? `${key}: ${entry}` : key))
      .join(', ')
  const text = String(value ?? '')
  if (text === '') return ''
  if (field === 'photo') return t(im.newPhoto)
  if (field === 'country') return countryName(locale, text)
  if (field === 'birthday' || field === 'memberSince') return dayInWords(i18n, text)
  return text
}

const dayInWords = (i18n: I18n, day: string): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return formatDay(i18n, day)
  const yearless = /^--(\d\d-\d\d)$/.exec(day)
  const form = new Intl.DateTimeFormat(i18n.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return yearless ? form.format(new Date(`2024-${yearless[1]}T00:00:00Z`)) : day
}

/** Before and after, as people read them. Of sets only what comes; of an organisation what she does there, or its name. */
export const changeInWords = (i18n: I18n, { field, key, from, to }: Change) => {
  const words = (text: string) =>
    field === 'contacts' ? valueInWords(i18n, field, text.split('; ').filter(Boolean)) : valueInWords(i18n, field, text)
  if (field === 'photo') return { from: '', to: i18n.t(im.newPhoto) }
  if ((field === 'affiliations' || field === 'languageLevels') && key) {
    const of = (text: string) => (text ? `${key}: ${text}` : key)
    return { from: from ? of(from) : '', to: of(to) }
  }
  return { from: words(from), to: words(to) }
}
