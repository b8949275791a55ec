import { expect, test } from 'vitest'
import { checkCall } from '../../../electron/main/callGuard.ts'
import { callSchemas, MAX_FILE_BYTES } from '../../../shared/ipc/contract.ts'
import { callNames } from '../../../shared/ipc/names.ts'

const window = { url: 'app://vmeste/index.html#/people', isWindow: true }
const file = { name: 'Gäste.csv', purpose: 'people', bytes: new Uint8Array([1]) }

test('every call of the contract has a schema', () => {
  expect(Object.keys(callSchemas).sort()).toEqual([...callNames].sort())
})

test('what our own window sends in the right shape is let through as it is', () => {
  expect(checkCall('hubUrl', window, undefined)).toEqual({ ok: true, value: undefined })
  expect(checkCall('openFile', window, { purpose: 'calendar' })).toEqual({ ok: true, value: { purpose: 'calendar' } })
  expect(checkCall('saveFile', window, file)).toEqual({ ok: true, value: file })
  expect(checkCall('setLanguage', window, { locale: 'ru' }).ok).toBe(true)
})

test.each([
  ['a page of the web', { url: 'https://evil.example/', isWindow: true }],
  ['a page that only begins like ours', { url: 'app://vmeste.evil/index.html', isWindow: true }],
  ['a frame inside our page', { ...window, isWindow: false }],
  ['a frame that has gone', null],
  ['an empty page', { url: '', isWindow: true }],
])('%s is refused, whatever it asks', (_who, sender) => {
  for (const name of callNames) expect(checkCall(name, sender, undefined)).toEqual({ ok: false, error: 'sender' })
})

test.each([
  ['openFile', undefined],
  ['openFile', { purpose: 'people', path: '/etc/passwd' }],
  ['openFile', { purpose: ['people'] }],
  ['saveFile', { ...file, name: '' }],
  ['saveFile', { ...file, name: '../Gäste.csv' }],
  ['saveFile', { ...file, name: 'C:\\Gäste.csv' }],
  ['saveFile', { ...file, name: 'a\u0000.csv' }],
  ['saveFile', { ...file, name: 'x'.repeat(201) }],
  ['saveFile', { ...file, bytes: [1, 2, 3] }],
  ['saveFile', { ...file, purpose: 'program' }],
  ['setLanguage', { locale: 'fr' }],
  ['hubUrl', { anything: 1 }],
  ['takeArrivals', null],
] as const)('%s with %j is refused', (name, payload) => {
  expect(checkCall(name, window, payload)).toEqual({ ok: false, error: 'payload' })
})

test('more bytes than a file may have are refused before anything is written', () => {
  const bytes = new Uint8Array(MAX_FILE_BYTES + 1)
  expect(checkCall('saveFile', window, { ...file, bytes })).toEqual({ ok: false, error: 'payload' })
})
