import type { Locale } from './i18n.tsx'

const names = new Map<Locale, Intl.DisplayNames>()

/** `DE` -> Germany, Deutschland, Германия; the code itself where it means nothing. */
export const countryName = (locale: Locale, code: string): string => {
  if (!code) return ''
  let display = names.get(locale)
  if (!display) {
    display = new Intl.DisplayNames(locale, { type: 'region' })
    names.set(locale, display)
  }
  try {
    return display.of(code) ?? code
  } catch {
    return code
  }
}

/** Every region the browser can name, by name: for choosing. */
export const countryOptions = (locale: Locale): readonly { readonly id: string; readonly label: string }[] => {
  const found: { id: string; label: string }[] = []
  for (let a = 65; a <= 90; a++)
    for (let b = 65; b <= 90; b++) {
      const id = String.fromCharCode(a, b)
      const label = countryName(locale, id)
      // Reserved and unassigned codes are named by themselves; the rest are unions and test regions.
      if (label !== id && !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(id)) found.push({ id, label })
    }
  const { compare } = new Intl.Collator(locale)
  return found.sort((x, y) => compare(x.label, y.label))
}
