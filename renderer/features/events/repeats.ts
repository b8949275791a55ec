import type { I18n } from '../../ui/i18n.tsx'
import { m } from './messages.ts'

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

interface Monthly {
  /** 1 to 4, or -1 for the last. */
  readonly which: number
  readonly weekday: string
}

const monthlyOf = (start: string): Monthly => {
  const day = Number(start.slice(8, 10))
  const which = Math.ceil(day / 7)
  return { which: which > 4 ? -1 : which, weekday: weekdays[new Date(`${start.slice(0, 10)}T00:00:00Z`).getUTCDay()]! }
}

/** "Every second Friday of the month" of the day an event starts on. */
export const monthlyRule = (start: string): string => {
  const { which, weekday } = monthlyOf(start)
  return `FREQ=MONTHLY;BYDAY=${which}${weekday}`
}

/** Ways to repeat that fit the event's start, its own rule included where it is another. Ids are RRULE values. */
export const repeatOptions = (
  i18n: I18n,
  start: string,
  rule: string,
): { readonly id: string; readonly label: string }[] => {
  const { t, locale } = i18n
  const { which } = monthlyOf(start)
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${start.slice(0, 10)}T00:00:00Z`),
  )
  const usual = [
    { id: '', label: t(m.once) },
    { id: 'FREQ=DAILY', label: t(m.daily) },
    { id: 'FREQ=WEEKLY', label: t(m.weekly) },
    { id: 'FREQ=WEEKLY;INTERVAL=2', label: t(m.fortnightly) },
    { id: monthlyRule(start), label: t(m.monthlyOn, { which: String(which), day }) },
    { id: 'FREQ=YEARLY', label: t(m.yearly) },
  ]
  return usual.some(({ id }) => id === rule) ? usual : [...usual, { id: rule, label: t(m.ownRule) }]
}
