import { expect, test } from 'vitest'
import { mayUse } from '../../../electron/main/permissions.ts'
import { fitToScreens } from '../../../electron/windows/windowState.ts'

const own = 'app://vmeste/'

test('our page may use the camera, never the microphone, and nothing it has no use for', () => {
  expect(mayUse('media', own, ['video'])).toBe(true)
  expect(mayUse('media', own, ['video', 'audio'])).toBe(false)
  expect(mayUse('media', own, [])).toBe(false)
  for (const permission of ['geolocation', 'notifications', 'usb', 'hid', 'openExternal', 'clipboard-read', 'unknown'])
    expect(mayUse(permission, own, []), permission).toBe(false)
  expect(mayUse('loopback-network', own, [])).toBe(true)
})

test('no other page may use anything', () => {
  for (const origin of ['https://evil.example/', 'app://vmeste.evil/', 'app://other/', '', undefined])
    expect(mayUse('media', origin, ['video']), String(origin)).toBe(false)
})

const screen = { x: 0, y: 0, width: 1920, height: 1040 }

test('a window mostly on a screen that is still there keeps its place', () => {
  const state = { x: 1300, y: 100, width: 1100, height: 700, maximized: false }
  expect(fitToScreens(state, [screen])).toBe(state)
})

test('a window on a screen that is gone is placed anew, and made no larger than the screen', () => {
  const state = { x: 4000, y: 0, width: 3000, height: 1500, maximized: true }
  expect(fitToScreens(state, [screen])).toEqual({ width: 1920, height: 1040, maximized: true })
  expect(fitToScreens(state, [])).toEqual({ width: 3000, height: 1500, maximized: true })
})
