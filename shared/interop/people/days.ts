import { foldText } from '../../lib/foldText.ts'

/** Two figures of a year up to this one mean this century. */
const PIVOT = 30
const MAX_LENGTH = 60

let months: Map<string, number> | null = null
/** Month names in three languages, long and short, as they stand in dates; made when first needed. */
const monthsByName = (): Map<string, number> => {
  if (months) return months
  months = new Map()
  for (const locale of ['en', 'de', 'ru'])
    for (const style of ['long', 'short'] as const) {
      const form = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        const parts = form.formatToParts(Date.UTC(2024, month, 1))
        const name = foldText(parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, '')
        if (/\p{L}/u.test(name)) months.set(name, month + 1)
      }
    }
  return months
}

/**
 * YYYY-MM-DD, or --MM-DD without a year, from the usual ways to write a day (`12.4.85`, `4/12/1985`, `12 апреля 1985 г.`, `--0412`). Where
 * figures leave it open, `dayFirst` decides. '' when it is no day.
 */
export const readDay = (text: string, { dayFirst }: { readonly dayFirst: boolean } = { dayFirst: true }): string => {
  if (text.length > MAX_LENGTH) return ''
  const plain = text.trim().replace(/\s*(г\.?|года)$/u, '')
  const iso = /^(\d{4}|-)-?(\d\d)-?(\d\d)(?:[T ].*)?$/.exec(plain)
  if (iso) return dateOf(iso[1]!, Number(iso[2]), Number(iso[3]))
  const slashed = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(plain)
  if (slashed) return dateOf(slashed[1]!, Number(slashed[2]), Number(slashed[3]))
  const figures = /^(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?|\s+)?(\d{4}|\d\d)?(?:\s.*)?$/.exec(plain)
  if (figures) {
    const [first, second, year] = [Number(figures[1]), Number(figures[2]), yearOf(figures[3])]
    const [day, month] = dayFirst ? [first, second] : [second, first]
    return dateOf(year, month, day) || dateOf(year, day, month)
  }
  return readNamedMonth(plain)
}

const yearOf = (text: string | undefined): string => {
  if (text === undefined) return '-'
  return text.length === 4 ? text : `${Number(text) <= PIVOT ? '20' : '19'}${text}`
}

const readNamedMonth = (text: string): string => {
  const parts = /^(?:(\d{1,2})\.?\s+(\p{L}+)\.?|(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?)(?:,?\s+(\d{4}))?$/u.exec(text)
  const month = parts && monthsByName().get(foldText(parts[2] ?? parts[3] ?? ''))
  return month ? dateOf(yearOf(parts[5]), month, Number(parts[1] ?? parts[4])) : ''
}

const dateOf = (year: string, month: number, day: number): string => {
  // Without a year there may be a 29th of February.
  const checked = year === '-' ? 2024 : Number(year)
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(checked, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return ''
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whether day or month stand first in a column of days; null where none of them tells. */
export const dayComesFirst = (cells: readonly string[]): boolean | null => {
  let first = 0
  let second = 0
  for (const cell of cells) {
    const figures = /^\s*(\d{1,2})\s?([./-])\s?(\d{1,2})\b/.exec(cell)
    if (!figures) continue
    // Nobody who writes points writes the month first.
    if (figures[2] === '.' || Number(figures[1]) > 12) first++
    else if (Number(figures[3]) > 12) second++
  }
  return first === second ? null : first > second
}
