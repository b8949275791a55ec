/** What one line says: "Stammtisch, Friday 19:00 @ Café". '' where it says nothing. */
export interface QuickEvent {
  readonly title: string
  /** YYYY-MM-DDTHH:MM, or YYYY-MM-DD when a day but no time is named. */
  readonly start: string
  readonly end: string
  readonly place: string
}

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'января'],
  ['february', 'feb', 'februar', 'февраля'],
  ['march', 'mar', 'märz', 'mär', 'марта'],
  ['april', 'apr', 'апреля'],
  ['may', 'mai', 'мая'],
  ['june', 'jun', 'juni', 'июня'],
  ['july', 'jul', 'juli', 'июля'],
  ['august', 'aug', 'августа'],
  ['september', 'sep', 'sept', 'сентября'],
  ['october', 'oct', 'oktober', 'okt', 'октября'],
  ['november', 'nov', 'ноября'],
  ['december', 'dec', 'dezember', 'dez', 'декабря'],
]
/** From Monday. Words of two letters are also other words, so they count only before a dot or a figure. */
const weekdays: readonly (readonly string[])[] = [
  ['monday', 'mon', 'montag', 'понедельник', 'пн', 'mo'],
  ['tuesday', 'tue', 'dienstag', 'вторник', 'вт', 'di'],
  ['wednesday', 'wed', 'mittwoch', 'среда', 'среду', 'ср', 'mi'],
  ['thursday', 'thu', 'donnerstag', 'четверг', 'чт', 'do'],
  ['friday', 'fri', 'freitag', 'пятница', 'пятницу', 'пт', 'fr'],
  ['saturday', 'sat', 'samstag', 'sonnabend', 'суббота', 'субботу', 'сб', 'sa'],
  ['sunday', 'sun', 'sonntag', 'воскресенье', 'вс', 'so'],
]
const relative: readonly (readonly [days: number, words: string])[] = [
  [2, 'day after tomorrow|übermorgen|послезавтра'],
  [1, 'tomorrow|morgen|завтра'],
  [0, 'today|tonight|heute|сегодня'],
]

const anyOf = (words: readonly (readonly string[])[]): string =>
  words
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|')
const edge = { before: '(?<![\\p{L}\\d])', after: '(?![\\p{L}\\d])' }
const before = (words: string) => `(?:${edge.before}(?:${words})\\s+)?`
const onDay = before('on|am|an|в|во|the')
const atTime = before('at|um|ab|von|from|с|в|во')
const form = (source: string) => new RegExp(source, 'iu')

const clock = '(\\d{1,2})(?:[:.](\\d{2}))?'
const unit = '(am|pm|uhr|h|час(?:ов|а)?|ч)'
const range = form(
  `${atTime}(?<![\\d.:])${clock}\\s*(?:am|pm|uhr)?\\s*(?:-|–|—|bis|to|до)\\s*${clock}\\s*${unit}?${edge.after}(?!\\.\\d)`,
)
const single = form(`${atTime}(?<![\\d.:])(?:(\\d{1,2}):(\\d{2})\\s*(am|pm|uhr)?|${clock}\\s*${unit})${edge.after}`)

const isoDay = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/u
const dotted = form(`${onDay}(?<![\\d:])(\\d{1,2})\\.\\s?(\\d{1,2})(?:\\.\\s?(\\d{4}))?\\.?(?![\\d:])`)
const slashed = form(`${onDay}(?<!\\d)(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?(?!\\d)`)
const dayMonth = form(
  `${onDay}(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s+(?:of\\s+)?(${anyOf(months)})${edge.after}\\.?(?:\\s+(\\d{4}))?(?![\\d:])`,
)
const monthDay = form(
  `${onDay}${edge.before}(${anyOf(months)})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\d:.])`,
)
const weekday = form(
  `${onDay}${before('next|nächste[nr]?|kommende[nr]?|следующ\\p{L}+')}${edge.before}(?:(${anyOf(weekdays.map((names) => names.filter((name) => name.length > 2 || /[а-я]/.test(name))))})${edge.after}\\.?|(mo|di|mi|do|fr|sa|so)(?=\\.|,?\\s+\\d)\\.?)`,
)

const pad = (value: number) => String(value).padStart(2, '0')
const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const indexIn = (names: readonly (readonly string[])[], word: string) =>
  names.findIndex((list) => list.includes(word.toLowerCase()))

/** Null for days that do not exist. Without a year the next such day, today included. */
const dayOf = (year: string | undefined, month: number, day: number, today: string): string | null => {
  const make = (y: number) => {
    const date = new Date(Date.UTC(y, month - 1, day))
    return date.getUTCMonth() === month - 1 && day > 0 ? date.toISOString().slice(0, 10) : null
  }
  if (year) return make(Number(year))
  const first = Number(today.slice(0, 4))
  for (let y = first; y < first + 8; y++) {
    const found = make(y)
    if (found && found >= today) return found
  }
  return null
}

const timeOf = (hour: string, minute = '00', marker = ''): string | null => {
  let h = Number(hour)
  if (/pm/i.test(marker) && h < 12) h += 12
  if (/am/i.test(marker) && h === 12) h = 0
  return h < 24 && Number(minute) < 60 ? `${pad(h)}:${minute}` : null
}

/**
 * Reads a day, a time and a place out of a line in English, German or Russian; what is left is the title. `now` is the reader's wall
 * clock (YYYY-MM-DDTHH:MM): days without a year and weekdays lie ahead of it.
 */
export const readQuickEvent = (line: string, now: string): QuickEvent => {
  const today = now.slice(0, 10)
  let rest = line
  const take = <T>(pattern: RegExp, read: (found: RegExpExecArray) => T | null): T | null => {
    const found = pattern.exec(rest)
    const value = found && read(found)
    if (!found || value === null) return null
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return value
  }
  const place = take(/\s@\s?(.+)$/u, ([, where]) => where!.trim()) ?? ''
  const iso = take(isoDay, ([, y, m, d]) => dayOf(y, Number(m), Number(d), today))
  // Times first: 19.30 Uhr is no 30th of a month.
  const times = take(range, ([whole, h1, m1, h2, m2, marker]) => {
    if (!m1 && !m2 && !marker) return null
    const from = timeOf(h1!, m1, /am/i.test(whole) && /pm/i.test(marker ?? '') ? 'am' : marker)
    const until = timeOf(h2!, m2, marker)
    return from && until ? { from, until } : null
  })
  const from = times?.from ?? take(single, ([, h, m, a, h2, m2, u]) => timeOf(h ?? h2!, m ?? m2, a ?? u))
  const day =
    iso ??
    take(dayMonth, ([, d, m, y]) => dayOf(y, indexIn(months, m!) + 1, Number(d), today)) ??
    take(monthDay, ([, m, d, y]) => dayOf(y, indexIn(months, m!) + 1, Number(d), today)) ??
    take(slashed, ([, d, m, y]) => dayOf(y, Number(m), Number(d), today)) ??
    take(dotted, ([, d, m, y]) => dayOf(y, Number(m), Number(d), today))
  const named = take(weekday, ([, long, short]) => {
    const ahead = (indexIn(weekdays, long ?? short!) - new Date(`${today}T00:00:00Z`).getUTCDay() + 8) % 7
    return addDays(today, ahead === 0 ? 7 : ahead)
  })
  const spoken = relative.reduce<string | null>(
    (found, [days, words]) =>
      found ?? take(form(`${edge.before}(?:${words})${edge.after}`), () => addDays(today, days)),
    null,
  )
  const date = day ?? named ?? spoken ?? (from ? addDays(today, from > now.slice(11) ? 0 : 1) : '')
  const start = date && from ? `${date}T${from}` : date
  const end = times && date ? `${times.until > times.from ? date : addDays(date, 1)}T${times.until}` : ''
  return { title: tidy(rest), start, end, place }
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;])/g, '$1')
    .replace(/([,;]\s*)+/g, (marks) => `${marks.trim()[0]} `)
    .replace(/^[\s,;·–—-]+|[\s,;·–—-]+$/gu, '')
    .replace(/[\s,]+(on|at|am|um|ab|from|von|в|во|с)$/iu, '')
    .trim()
