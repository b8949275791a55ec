import { foldText } from '../../lib/foldText.ts'

/** Fields whose elements are sentences: commas belong to them. */
const sentences = new Set(['offers', 'asks', 'custom', 'links'])

/**
 * Elements of a list in one cell: separated by `;`, `|` or lines, or by commas where there is none of these and the elements are words.
 * A backslash before a separator makes it a letter, which is how exports write them (`joinList`).
 */
export const splitList = (cell: string, field: string): string[] => {
  const strong = /(?<!\\)(?:\\\\)*[;|\n]/.test(cell)
  const separators = strong || sentences.has(field) ? ';|\n' : ','
  const out: string[] = []
  let element = ''
  for (let i = 0; i < cell.length; i++) {
    const char = cell[i]!
    if (char === '\\' && /[\\;|,n]/.test(cell[i + 1] ?? '')) {
      i++
      element += cell[i] === 'n' ? '\n' : cell[i]
    } else if (separators.includes(char)) {
      out.push(element)
      element = ''
    } else element += char
  }
  out.push(element)
  return out.map((part) => part.trim()).filter(Boolean)
}

/** Inverse of `splitList` for any elements without outer spaces. */
export const joinList = (elements: readonly string[]): string =>
  elements.map((element) => element.replace(/[\\;|,]/g, '\\$&').replace(/\n/g, '\\n')).join('; ')

/** A cell that spreadsheets would run as a formula gets an apostrophe; plain phone numbers and figures do not. */
export const guard = (cell: string): string =>
  /^'+[=@+\-\t\r]/.test(cell) || /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s()/.-]*$/.test(cell))
    ? `'${cell}`
    : cell

/** Inverse of `guard`. */
export const unguard = (cell: string): string => (/^'+[=@+\-\t\r]/.test(cell) ? cell.slice(1) : cell)

/** All countries by code and by their names in three languages; made when first needed (about 20 ms). */
let countries: Map<string, string> | null = null
const countriesByName = (): Map<string, string> => {
  if (countries) return countries
  countries = new Map()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  // Codes of former countries (SU, DD) carry the names of their successors; codes of no country are left out.
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter(
      (code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` && !/^(ZZ|EU|EZ|UN|QO|X[AB])$/.test(code),
    )
  for (const locale of ['en', 'de', 'ru']) {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = names.of(code)
      if (name) countries.set(foldText(name), code).set(code.toLowerCase(), code)
    }
  }
  const others = {
    UK: 'GB',
    'Great Britain': 'GB',
    England: 'GB',
    USA: 'US',
    'Czech Republic': 'CZ',
    Holland: 'NL',
    Turkey: 'TR',
    Deutschland: 'DE',
    Brd: 'DE',
    США: 'US',
    Великобритания: 'GB',
    Англия: 'GB',
    Белоруссия: 'BY',
    Молдавия: 'MD',
  }
  for (const [name, code] of Object.entries(others)) countries.set(foldText(name), code)
  return countries
}

/** ISO 3166-1 code of a code or of a country's name in English, German or Russian; '' when unknown. */
export const readCountry = (text: string): string => countriesByName().get(foldText(text.trim())) ?? ''

/** YYYY-MM-DD or --MM-DD from the usual ways to write a birthday; day before month unless that cannot be. '' when it is no date. */
export const readBirthday = (text: string): string => {
  const iso = /^(\d{4}|-)-?(\d\d)-?(\d\d)(?:T.*)?$/.exec(text.trim())
  const dotted = /^(\d{1,2})[./-](\d{1,2})[./-]?(?:\s*(\d{4}))?$/.exec(text.trim())
  if (iso) return dateOf(iso[1]!, Number(iso[2]), Number(iso[3]))
  if (!dotted) return ''
  const year = dotted[3] ?? '-'
  return dateOf(year, Number(dotted[2]), Number(dotted[1])) || dateOf(year, Number(dotted[1]), Number(dotted[2]))
}

const dateOf = (year: string, month: number, day: number): string => {
  const date = new Date(Date.UTC(2024, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return ''
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
