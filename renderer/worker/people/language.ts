import type { PeopleLanguage } from '../../../shared/queries/people/PeopleIndex.ts'
import type { Locale } from '../../ui/i18n.tsx'

const roles = ['root', 'coordinator', 'ambassador', 'member', 'none']

/** How one language names and compares values; `nameOf`: what a department or an organisation is called. */
export const languageOf = (locale: Locale, nameOf: (id: string) => string | undefined): PeopleLanguage => {
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const regionOf = (code: string): string => {
    try {
      return regions.of(code) ?? code
    } catch {
      return code
    }
  }
  return {
    name: locale,
    compare: new Intl.Collator(locale, { numeric: true }).compare,
    labelOf(column, value) {
      if (column === 'country') return regionOf(value)
      if (column === 'role') return String(roles.indexOf(value))
      return column === 'department' || column === 'organisation' ? (nameOf(value) ?? value) : value
    },
  }
}
