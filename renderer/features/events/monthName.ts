import type { I18n } from '../../ui/i18n.tsx'

/** November, or November 2027 when it is not this year. `month` is YYYY-MM. */
export const monthName = ({ locale }: I18n, month: string, thisYear = new Date().getFullYear()): string => {
  const at = Date.parse(`${month}-15T12:00:00Z`)
  if (Number.isNaN(at)) return month
  const isThisYear = Number(month.slice(0, 4)) === thisYear
  const name = new Intl.DateTimeFormat(locale, {
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(at)
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** The day as the list shows it: number and short weekday. */
export const dayMark = ({ locale }: I18n, day: string): { readonly number: string; readonly weekday: string } => {
  const at = Date.parse(`${day.slice(0, 10)}T12:00:00Z`)
  return {
    number: String(Number(day.slice(8, 10))),
    weekday: Number.isNaN(at) ? '' : new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(at),
  }
}
