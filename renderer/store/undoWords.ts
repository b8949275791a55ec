import { defineMessages, type I18n } from '../ui/i18n.tsx'

const messages = defineMessages({
  notUndone: {
    en: 'This could not be taken back because someone changed it since',
    de: 'Das ließ sich nicht rückgängig machen, weil es inzwischen jemand geändert hat',
    ru: 'Это не удалось отменить: с тех пор кто-то это изменил',
  },
  notRedone: {
    en: 'This could not be done again because someone changed it since',
    de: 'Das ließ sich nicht wiederholen, weil es inzwischen jemand geändert hat',
    ru: 'Это не удалось повторить: с тех пор кто-то это изменил',
  },
  someNotUndone: {
    en: '{n, plural, one {# record} other {# records}} could not be taken back because someone changed {n, plural, one {it} other {them}} since',
    de: '{n, plural, one {# Eintrag ließ} other {# Einträge ließen}} sich nicht rückgängig machen, weil {n, plural, one {ihn} other {sie}} inzwischen jemand geändert hat',
    ru: '{n, plural, one {# запись} few {# записи} many {# записей} other {# записи}} не удалось отменить: с тех пор кто-то {n, plural, one {её} other {их}} изменил',
  },
  someNotRedone: {
    en: '{n, plural, one {# record} other {# records}} could not be done again because someone changed {n, plural, one {it} other {them}} since',
    de: '{n, plural, one {# Eintrag ließ} other {# Einträge ließen}} sich nicht wiederholen, weil {n, plural, one {ihn} other {sie}} inzwischen jemand geändert hat',
    ru: '{n, plural, one {# запись} few {# записи} many {# записей} other {# записи}} не удалось повторить: с тех пор кто-то {n, plural, one {её} other {их}} изменил',
  },
})

/** Says that a step could not be taken back (`back`) or done again, wholly or for some records; '' when all of it was. */
export const leftText = (
  { t }: Pick<I18n, 't'>,
  { restored, left }: { readonly restored: number; readonly left: number },
  back = true,
): string => {
  if (left === 0) return ''
  if (restored === 0) return t(back ? messages.notUndone : messages.notRedone)
  return t(back ? messages.someNotUndone : messages.someNotRedone, { n: left })
}
