import { describe, expect, test } from 'vitest'
import { clockWords } from '../../../renderer/features/sync/clockWords.ts'
import { syncWords } from '../../../renderer/features/sync/syncWords.ts'
import { createI18n, locales } from '../../../renderer/ui/i18n.tsx'
import { clockOff } from '../../../renderer/worker/clockOff.ts'

const HOUR = 3_600_000
const heard = (...hours: number[]) => hours.map((each, i) => ({ name: `peer ${i}`, offset: each * HOUR }))

describe('P-COMMIT-4: a clock that keeps changes from going out', () => {
  test('is told from more than ten minutes on, never earlier', () => {
    expect(clockOff([])).toBe(null)
    expect(clockOff([{ name: 'Bob', offset: 600_000 }])).toBe(null)
    expect(clockOff([{ name: 'Bob', offset: -600_001 }])).toEqual({ by: -600_001, other: 'Bob' })
  })

  test('is laid to this machine only when most others agree among themselves', () => {
    expect(clockOff(heard(0, -3, 0.01))).toBe(null)
    expect(clockOff(heard(0, -3))).toBe(null)
    expect(clockOff(heard(-3, -3.01, 0))).toEqual({ by: -3 * HOUR, other: null })
  })
})

describe('the words for it', () => {
  test('name how far it is wrong, in the right plural', () => {
    const lines = locales.map((locale) =>
      [12, 60, 180, 60 * 24 * 365].map(
        (minutes) => clockWords(createI18n(locale), { by: -minutes * 60_000, other: null }).line,
      ),
    )
    expect(lines).toEqual([
      [
        'Clock wrong by 12 minutes?',
        'Clock wrong by 60 minutes?',
        'Clock wrong by 3 hours?',
        'Clock wrong by 365 days?',
      ],
      [
        'Uhr geht um 12 Minuten falsch?',
        'Uhr geht um 60 Minuten falsch?',
        'Uhr geht um 3 Stunden falsch?',
        'Uhr geht um 365 Tage falsch?',
      ],
      [
        'Часы ошибаются на 12 минут?',
        'Часы ошибаются на 60 минут?',
        'Часы ошибаются на 3 часа?',
        'Часы ошибаются на 365 дней?',
      ],
    ])
    expect(clockWords(createI18n('ru'), { by: 21 * 60_000, other: 'Зоя' }).whole).toContain('на 21 минуту от часов')
  })

  test('stand in the sync line before everything else, except in the sample', () => {
    const i18n = createI18n('en')
    const clock = { by: 3 * HOUR, other: null }
    const status = { owner: true, mesh: 'meeting', peers: [], lastMet: null, unsent: 3, clockOff: clock } as const
    expect(syncWords(i18n, status, false)).toEqual({ text: 'Clock wrong by 3 hours?', tone: 'warn' })
    expect(syncWords(i18n, status, true).tone).toBe('off')
    expect(clockWords(i18n, clock).whole).toMatch(/seems to be wrong by 3 hours: it is behind. Set it right/)
  })
})
