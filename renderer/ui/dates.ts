import { instantOf } from '../../shared/lib/instantOf.ts'
import type { I18n, Locale } from './i18n.tsx'
import { words } from './words.ts'

/** English dates day first and with 24 hours: the network spans many countries, and the reader's own region wins where it is known. */
const tagOf = (locale: Locale): string => {
  const own = (globalThis.navigator?.languages ?? []).find((tag) => tag.split('-')[0] === locale && tag.includes('-'))
  return own ?? { en: 'en-GB', de: 'de-DE', ru: 'ru-RU' }[locale]
}

const formats = new Map<string, Intl.DateTimeFormat>()
const format = (locale: Locale, options: Intl.DateTimeFormatOptions, at: number): string => {
  const key = `${locale} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(tagOf(locale), options)
    formats.set(key, found)
  }
  return found.format(at)
}

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** YYYY-MM-DD of an instant in a zone. */
export const dayOf = (at: number, zone = ownZone()): string => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}`
}

const utcNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const daysBetween = (from: string, to: string): number => Math.round((utcNoon(to) - utcNoon(from)) / 86_400_000)

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

export interface DayOptions {
  /** Epoch ms; for tests. */
  readonly now?: number
  /** Begins the line: first letter large. */
  readonly starts?: boolean
}

/** A calendar day (`YYYY-MM-DD`, longer strings are cut): today, tomorrow, Friday, 3 Dec, 3 Dec 2025. '' stays ''. */
export const formatDay = (i18n: I18n, day: string, { now = Date.now(), starts }: DayOptions = {}): string => {
  if (!day) return ''
  const date = day.slice(0, 10)
  const distance = daysBetween(dayOf(now), date)
  const { locale, t } = i18n
  const at = utcNoon(date)
  if (Number.isNaN(at)) return day
  const text =
    distance === 0
      ? t(words.today)
      : distance === 1
        ? t(words.tomorrow)
        : distance === -1
          ? t(words.yesterday)
          : distance > 1 && distance < 7
            ? format(locale, { weekday: 'long', timeZone: 'UTC' }, at)
            : date.slice(0, 4) === dayOf(now).slice(0, 4)
              ? format(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }, at)
              : format(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }, at)
  return starts ? capital(text) : text
}

/** Exact day, for hovering: Friday, 20 November 2026. */
export const exactDay = (i18n: I18n, day: string): string =>
  day ? format(i18n.locale, { dateStyle: 'full', timeZone: 'UTC' }, utcNoon(day.slice(0, 10))) : ''

/** An instant, near ones relative: just now, 5 minutes ago, today 14:05, Tuesday, 3 Dec. */
export const formatAt = (i18n: I18n, at: number, { now = Date.now(), starts }: DayOptions = {}): string => {
  if (!at) return ''
  const minutes = Math.round((now - at) / 60_000)
  const { locale, t } = i18n
  let text: string
  if (minutes >= 0 && minutes < 1) text = t(words.justNow)
  else if (minutes >= 1 && minutes < 60)
    text = new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-minutes, 'minute')
  else {
    const distance = daysBetween(dayOf(now), dayOf(at))
    const time = format(locale, { hour: '2-digit', minute: '2-digit' }, at)
    if (distance === 0) text = t(words.dayAtTime, { day: t(words.today), time })
    else if (distance === -1) text = t(words.dayAtTime, { day: t(words.yesterday), time })
    else if (distance < -1 && distance > -7) text = format(locale, { weekday: 'long' }, at)
    else text = formatDay(i18n, dayOf(at), { now })
  }
  return starts ? capital(text) : text
}

/** Exact instant in the reader's zone, for hovering. */
export const exactAt = (i18n: I18n, at: number): string =>
  at ? format(i18n.locale, { dateStyle: 'full', timeStyle: 'short' }, at) : ''

/** Day and time without the weekday: stands well inside a sentence ("good until …") in all three languages. */
export const formatUntil = (i18n: I18n, at: number): string =>
  at ? format(i18n.locale, { dateStyle: 'long', timeStyle: 'short' }, at) : ''

/** The day alone, written out: "since 20 November 2026". */
export const formatDate = (i18n: I18n, at: number): string => (at ? format(i18n.locale, { dateStyle: 'long' }, at) : '')

export const formatTime = (i18n: I18n, at: number, zone = ownZone()): string =>
  format(i18n.locale, { hour: '2-digit', minute: '2-digit', timeZone: safeZone(zone) }, at)

const safeZone = (zone: string): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone || 'UTC' })
    return zone || 'UTC'
  } catch {
    return 'UTC'
  }
}

/** Name of a zone as people say it at that instant: `Moscow time`, `CET`. */
export const zoneName = (i18n: I18n, zone: string, at: number): string =>
  new Intl.DateTimeFormat(tagOf(i18n.locale), { timeZone: safeZone(zone), timeZoneName: 'shortGeneric' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? zone

/** Whether two zones show the same clock at that instant. */
export const sameClock = (a: string, b: string, at: number): boolean => {
  const show = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: safeZone(zone), dateStyle: 'short', timeStyle: 'short' }).format(at)
  return show(a) === show(b)
}

/**
 * When something takes place: `start`/`end` are wall-clock (`YYYY-MM-DD[THH:MM]`) in `zone`; `end` is exclusive for whole days, '' = open.
 * The zone is named whenever its clock differs from the reader's.
 */
export const formatRange = (
  i18n: I18n,
  start: string,
  end: string,
  zone: string,
  { now = Date.now(), starts = true, reader = ownZone() }: DayOptions & { readonly reader?: string } = {},
): string => {
  if (!start) return ''
  const day = formatDay(i18n, start, { now, starts })
  if (start.length === 10) {
    const last = end ? dayOf(utcNoon(end.slice(0, 10)) - 86_400_000, 'UTC') : start
    return last > start ? `${day} – ${formatDay(i18n, last, { now })}` : day
  }
  const at = instantOf(start, zone)
  const from = start.slice(11, 16)
  const sameDay = end.slice(0, 10) === start.slice(0, 10)
  const until = !end
    ? ''
    : sameDay
      ? `–${end.slice(11, 16)}`
      : ` – ${formatDay(i18n, end, { now })}, ${end.slice(11, 16)}`
  const there = zone && !sameClock(zone, reader, at) ? zoneName(i18n, zone, at) : ''
  // CET stands by itself; "Germany" and "Türkiye time" read better in brackets.
  const named = there.length > 5 ? ` (${there.replace(/[()]/g, '')})` : there && ` ${there}`
  return `${day}, ${from}${until}${named}`
}
