/** The languages of the window (`renderer/ui/i18n.tsx`); a missing one is a type error here as there. */
export const locales = ['en', 'de', 'ru'] as const
export type Locale = (typeof locales)[number]
export type Message = Readonly<Record<Locale, string>>

/** The best of our languages for a BCP 47 tag or a POSIX locale such as `de_AT.UTF-8`. */
export const localeOf = (tag: string | undefined): Locale => {
  const language = (tag ?? '').toLowerCase().split(/[-_.@]/)[0]
  return locales.find((locale) => locale === language) ?? 'en'
}

/** `{name}` placeholders are enough for menus and the terminal; the window has full ICU messages. */
export const say = (message: Message, locale: Locale, values: Readonly<Record<string, string | number>> = {}): string =>
  message[locale].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
