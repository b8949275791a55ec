import { describe, expect, test } from 'vitest'
import { initialsOf } from '../../../renderer/ui/Avatar.tsx'
import { formatAt, formatDay, formatRange } from '../../../renderer/ui/dates.ts'
import { createI18n, defineMessages, locales } from '../../../renderer/ui/i18n.tsx'
import { keyCaps } from '../../../renderer/ui/Kbd.tsx'
import { problemText, registerProblems } from '../../../renderer/ui/problems.ts'

const [en, de, ru] = locales.map(createI18n) as [
  ReturnType<typeof createI18n>,
  ReturnType<typeof createI18n>,
  ReturnType<typeof createI18n>,
]
/** Friday, at noon on this machine's clock. */
const now = new Date(2026, 10, 20, 12, 0).getTime()

describe('dates', () => {
  test('near days have names, far ones are dates', () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-24', '2026-12-24', '2027-01-07', '']
    expect(days.map((day) => formatDay(en, day, { now }))).toEqual([
      'yesterday',
      'today',
      'tomorrow',
      'Tuesday',
      expect.stringMatching(/24 Dec|Dec 24/),
      expect.stringMatching(/2027/),
      '',
    ])
    expect(formatDay(de, '2026-11-21', { now, starts: true })).toBe('Morgen')
    expect(formatDay(ru, '2026-11-24', { now })).toBe('вторник')
  })

  test('instants are relative within the hour, then by day', () => {
    expect(formatAt(en, now - 20_000, { now })).toBe('just now')
    expect(formatAt(en, now - 5 * 60_000, { now })).toBe('5 minutes ago')
    expect(formatAt(ru, now - 5 * 60_000, { now })).toBe('5 минут назад')
    expect(formatAt(en, now - 3 * 3_600_000, { now })).toMatch(/^today, 0?9:00/)
    expect(formatAt(en, now - 3 * 86_400_000, { now })).toBe('Tuesday')
  })

  test('another zone is named when its clock differs from the reader’s, and only then', () => {
    const at = (reader: string) =>
      formatRange(en, '2026-11-24T19:00', '2026-11-24T21:30', 'Europe/Berlin', { now, reader })
    expect(at('Europe/Berlin')).toBe('Tuesday, 19:00–21:30')
    expect(at('Europe/Vienna')).toBe('Tuesday, 19:00–21:30')
    expect(at('Europe/Moscow')).toMatch(/^Tuesday, 19:00–21:30 .+/)
  })

  test('whole days end before their exclusive end', () => {
    const range = (end: string) => formatRange(en, '2026-11-21', end, 'UTC', { now })
    expect(range('')).toBe('Tomorrow')
    expect(range('2026-11-22')).toBe('Tomorrow')
    expect(range('2026-11-25')).toBe('Tomorrow – Tuesday')
  })

  test('a zone nobody knows does no harm', () => {
    expect(formatRange(en, '2026-11-24T19:00', '', 'Mars/Olympus', { now, reader: 'UTC' })).toBe('Tuesday, 19:00')
  })
})

test('a problem is said with its dates in the reader’s language; an unknown one still helps', () => {
  registerProblems(
    defineMessages({ 'test.over': { en: 'Over since {until}', de: 'Vorbei seit {until}', ru: 'Истекло: {until}' } }),
  )
  const over = { code: 'test.over', params: { until: '2026-11-20T11:00:00.000Z' } }
  expect(problemText(de, over)).toMatch(/^Vorbei seit 20\. November 2026/)
  expect(problemText(ru, over)).toMatch(/20 ноября 2026/)
  expect(problemText(en, { code: 'never.heard' })).toMatch(/Nothing was changed.*never\.heard/)
})

test('Russian counts people rightly', () => {
  const here = {
    en: '{n, plural, one {# person} other {# people}}',
    de: '{n, plural, one {# Person} other {# Personen}}',
    ru: '{n, plural, one {# человек} few {# человека} many {# человек} other {# человека}}',
  }
  expect([1, 2, 5, 11, 21, 104].map((n) => ru.t(here, { n }))).toEqual([
    '1 человек',
    '2 человека',
    '5 человек',
    '11 человек',
    '21 человек',
    '104 человека',
  ])
})

test('keys stand as they are printed where the reader lives', () => {
  const flat = (keys: string, locale: 'en' | 'de') =>
    keyCaps(keys, locale)
      .map((chord) => chord.join('+'))
      .join(' ')
  expect(flat('PageUp', 'de')).toBe('Bild↑')
  expect(flat('g p', 'en')).toBe('G P')
})

test('initials are first and last, whatever the script', () => {
  expect(['Zoya Petrova', 'Анна Мария Иванова', 'Ömer', '', '  ', '😀 Smile'].map(initialsOf)).toEqual([
    'ZP',
    'АИ',
    'Ö',
    '?',
    '?',
    '😀S',
  ])
})
