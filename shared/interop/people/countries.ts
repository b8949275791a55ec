import { foldText } from '../../lib/foldText.ts'

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
