import type { AppSettings } from '../store/profile.ts'
import { type Locale, locales } from '../ui/i18n.tsx'

/** The person's choice, else the system's first language that we speak, else English. */
export const localeOf = (settings: AppSettings): Locale => {
  if (settings.locale) return settings.locale
  for (const tag of navigator.languages) {
    const found = locales.find((locale) => locale === tag.split('-')[0]?.toLowerCase())
    if (found) return found
  }
  return 'en'
}

/** Puts language, scheme, density and reading aids onto <html>, where the tokens read them. */
export const applyAppearance = (settings: AppSettings): void => {
  const root = document.documentElement
  root.lang = localeOf(settings)
  const set = (name: string, value: string, usual: string) => {
    if (value === usual) delete root.dataset[name]
    else root.dataset[name] = value
  }
  set('scheme', settings.scheme, 'system')
  set('density', settings.density, 'normal')
  set('tint', settings.tint, 'none')
  const style = (name: string, value: number, text: string) => {
    if (value === 0) root.style.removeProperty(name)
    else root.style.setProperty(name, text)
  }
  style('--v-letter', settings.letterSpacing, `${settings.letterSpacing}em`)
  style('--v-word', settings.wordSpacing, `${settings.wordSpacing}em`)
  style('--v-leading', settings.lineHeight, `${1.45 + settings.lineHeight}`)
  style('font-size', settings.textScale - 1, `${settings.textScale * 100}%`)
}
