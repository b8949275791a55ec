import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { menuActions } from '../../../shared/ipc/contract.ts'

// The template is plain data; only showing it needs Electron.
vi.mock('electron', () => ({ Menu: {} }))
const { menuTemplate } = await import('../../../electron/main/menu.ts')

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

const template = (locale: 'en' | 'de' | 'ru', platform: NodeJS.Platform, act = vi.fn()) =>
  flat(menuTemplate({ locale, platform, development: false, act, newWindow: vi.fn() }))

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s every item has a word in every language, and no English in German',
  (platform) => {
    const labels = (locale: 'en' | 'de' | 'ru') => template(locale, platform).map((item) => item.label)
    const [en, de, ru] = [labels('en'), labels('de'), labels('ru')]
    expect(de).toHaveLength(en.length)
    for (const [index, label] of en.entries()) {
      if (label === undefined || label === 'Vmeste') continue
      expect(ru[index], label).toMatch(/\p{Script=Cyrillic}/u)
      if (label !== 'Zoom') expect(de[index], label).not.toBe(label)
    }
  },
)

test('every action of the contract is in the menu and acts', () => {
  const act = vi.fn()
  const items = template('en', 'linux', act)
  for (const action of menuActions) {
    const item = items.find(({ id }) => id === action)
    ;(item?.click as (() => void) | undefined)?.()
    expect(act, action).toHaveBeenLastCalledWith(action)
    // The window handles its own keys: a text field undoes typing, a board a move.
    expect(item?.registerAccelerator).toBe(false)
  }
})
