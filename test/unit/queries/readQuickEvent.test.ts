import { expect, test } from 'vitest'
import { readQuickEvent } from '../../../shared/queries/readQuickEvent.ts'

// A Friday.
const now = '2026-11-20T15:30'
const tea = (start: string, end = '', place = '') => ({ title: 'Tea', start, end, place })

test.each([
  ['Tea', tea('')],
  ['Tea, Friday 19:00', tea('2026-11-27T19:00')],
  ['Tea on Sat at 7pm @ Zoya’s kitchen', tea('2026-11-21T19:00', '', 'Zoya’s kitchen')],
  ['Tomorrow 10:30 Tea', tea('2026-11-21T10:30')],
  ['Tea 27 November 19:00-22:00', tea('2026-11-27T19:00', '2026-11-27T22:00')],
  ['Tea Nov 27, 2027', tea('2027-11-27')],
  ['Tea 2026-12-01 8pm', tea('2026-12-01T20:00')],
  ['Tea tonight 21:00-1:30', tea('2026-11-20T21:00', '2026-11-21T01:30')],
  ['Tea 27/11 6-8pm', tea('2026-11-27T18:00', '2026-11-27T20:00')],
  ['Tea at 19:00', tea('2026-11-20T19:00')],
  ['Tea at 9:00', tea('2026-11-21T09:00')],
  ['Tea 1.3.', tea('2027-03-01')],
  ['Tea am Freitag um 19 Uhr', tea('2026-11-27T19:00')],
  ['Tea, Fr. 27.11., 19.30 Uhr', tea('2026-11-27T19:30')],
  ['Tea am 3. Dezember von 18 bis 20 Uhr', tea('2026-12-03T18:00', '2026-12-03T20:00')],
  ['Tea übermorgen 18h', tea('2026-11-22T18:00')],
  ['Tea в пятницу в 19:00', tea('2026-11-27T19:00')],
  ['Tea 27 ноября с 19:00 до 22:00', tea('2026-11-27T19:00', '2026-11-27T22:00')],
  ['Tea завтра в 7 часов', tea('2026-11-21T07:00')],
  ['Tea 24.12.2026 @ Café', tea('2026-12-24', '', 'Café')],
] as const)('%s', (line, expected) => {
  expect(readQuickEvent(line, now)).toEqual(expected)
})

test.each([
  'Things to do so we can',
  'Room 101 for 20 people',
  'Maybe we march in line',
  'Kapitel 3.14 lesen',
  'Version 31.13.',
  '25:99',
  '',
])('%j names no day and no time, and keeps its words', (line) => {
  expect(readQuickEvent(line, now)).toEqual({ title: line.replace(/\.$/, '.'), start: '', end: '', place: '' })
})
