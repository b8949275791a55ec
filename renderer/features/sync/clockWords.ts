import type { ClockOff } from '../../store/api.ts'
import { defineMessages, type I18n } from '../../ui/i18n.tsx'

const messages = defineMessages({
  minutes: {
    en: '{n, plural, one {# minute} other {# minutes}}',
    de: '{n, plural, one {# Minute} other {# Minuten}}',
    ru: '{n, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
  },
  hours: {
    en: '{n, plural, one {# hour} other {# hours}}',
    de: '{n, plural, one {# Stunde} other {# Stunden}}',
    ru: '{n, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
  },
  days: {
    en: '{n, plural, one {# day} other {# days}}',
    de: '{n, plural, one {# Tag} other {# Tage}}',
    ru: '{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
  },
  someone: { en: 'someone', de: 'jemand anderem', ru: 'другого участника' },
  line: { en: 'Clock wrong by {span}?', de: 'Uhr geht um {span} falsch?', ru: 'Часы ошибаются на {span}?' },
  ahead: {
    en: 'The clock of this laptop seems to be wrong by {span}: it is ahead. Set it right, then everything goes out; what you wrote with a date ahead goes when its time has come.',
    de: 'Die Uhr dieses Laptops scheint um {span} falsch zu gehen: Sie geht vor. Stell sie richtig, dann geht alles hinaus; was mit einem späteren Datum entstand, sobald seine Zeit da ist.',
    ru: 'Часы этого ноутбука, похоже, ошибаются на {span}: они спешат. Поставьте их правильно, и всё уйдёт; то, что записано будущим временем, — когда это время наступит.',
  },
  behind: {
    en: 'The clock of this laptop seems to be wrong by {span}: it is behind. Set it right, then everything from the others comes in.',
    de: 'Die Uhr dieses Laptops scheint um {span} falsch zu gehen: Sie geht nach. Stell sie richtig, dann kommt alles von den anderen an.',
    ru: 'Часы этого ноутбука, похоже, ошибаются на {span}: они отстают. Поставьте их правильно, и всё от других придёт.',
  },
  aheadOfOne: {
    en: 'The clock of this laptop is {span} ahead of the one of {name}. Set right whichever is wrong, then everything goes out; what you wrote with a date ahead goes when its time has come.',
    de: 'Die Uhr dieses Laptops geht {span} vor gegenüber der von {name}. Stellt die richtig, die falsch geht, dann geht alles hinaus; was mit einem späteren Datum entstand, sobald seine Zeit da ist.',
    ru: 'Часы этого ноутбука спешат на {span} по сравнению с часами другого участника ({name}). Поставьте правильно те, что ошибаются, и всё уйдёт; то, что записано будущим временем, — когда это время наступит.',
  },
  behindOne: {
    en: 'The clock of this laptop is {span} behind the one of {name}. Set right whichever is wrong, then everything comes in.',
    de: 'Die Uhr dieses Laptops geht {span} nach gegenüber der von {name}. Stellt die richtig, die falsch geht, dann kommt alles an.',
    ru: 'Часы этого ноутбука отстают на {span} от часов другого участника ({name}). Поставьте правильно те, что ошибаются, и всё придёт.',
  },
})

const HOUR = 3_600_000

/** "3 hours", as a person would say it. @param ms not negative */
const spanText = ({ t }: Pick<I18n, 't'>, ms: number): string =>
  ms < 1.5 * HOUR
    ? t(messages.minutes, { n: Math.round(ms / 60_000) })
    : ms < 48 * HOUR
      ? t(messages.hours, { n: Math.round(ms / HOUR) })
      : t(messages.days, { n: Math.round(ms / (24 * HOUR)) })

/** That clocks disagree: shortly for the sync line, and what to do about it. */
export const clockWords = (i18n: Pick<I18n, 't'>, { by, other }: ClockOff): { line: string; whole: string } => {
  const span = spanText(i18n, Math.abs(by))
  const whole =
    other === null
      ? i18n.t(by < 0 ? messages.ahead : messages.behind, { span })
      : i18n.t(by < 0 ? messages.aheadOfOne : messages.behindOne, { span, name: other || i18n.t(messages.someone) })
  return { line: i18n.t(messages.line, { span }), whole }
}
