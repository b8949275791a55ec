import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { createContext, type ReactNode, use, useMemo } from 'react'

export const locales = ['en', 'de', 'ru'] as const
export type Locale = (typeof locales)[number]

/** One message in every language, in ICU MessageFormat (`{n, plural, one {# card} other {# cards}}`). A missing language is a type error. */
export type Message = Readonly<Record<Locale, string>>
export type MessageValues = Readonly<Record<string, string | number | Date>>

/** Messages stand beside the screens that say them: `renderer/features/<x>/messages.ts`. */
export const defineMessages = <const M extends Readonly<Record<string, Message>>>(messages: M): M => messages

export interface I18n {
  readonly locale: Locale
  t(message: Message, values?: MessageValues): string
  number(value: number, options?: Intl.NumberFormatOptions): string
  list(values: readonly string[]): string
  compare(a: string, b: string): number
}

/** Also for code outside React (menus, notifications). Compiles lazily: a message costs its parsing the first time it is shown. */
export const createI18n = (locale: Locale): I18n => {
  const i18n = setupI18n({ locale, messages: { [locale]: {} } })
  i18n.setMessagesCompiler(compileMessage)
  const loaded = new Map<string, string>()
  // Made when they are needed: each takes milliseconds of a start, and few screens compare or list.
  let collator: Intl.Collator | undefined
  let listFormat: Intl.ListFormat | undefined
  return {
    locale,
    t(message, values) {
      const source = message[locale]
      if (!values && !source.includes('{') && !source.includes("'")) return source
      let id = loaded.get(source)
      if (id === undefined) {
        id = `m${loaded.size}`
        loaded.set(source, id)
        i18n.load(locale, { [id]: compileMessage(source) })
      }
      return i18n._(id, values as Record<string, unknown>)
    },
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    list(values) {
      listFormat ??= new Intl.ListFormat(locale)
      return listFormat.format(values)
    },
    compare(a, b) {
      collator ??= new Intl.Collator(locale, { numeric: true })
      return collator.compare(a, b)
    },
  }
}

const I18nContext = createContext<I18n>(createI18n('en'))

export const I18nProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => {
  const i18n = useMemo(() => createI18n(locale), [locale])
  return <I18nContext value={i18n}>{children}</I18nContext>
}

export const useI18n = (): I18n => use(I18nContext)
