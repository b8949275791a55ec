/**
 * Stands in for the `electron` module: the *built* main bundle runs in Node against it, and its windows are pages of the
 * system's Chromium, Electron's own engine. Only what Vmeste uses is here; anything else fails loudly.
 */
import { app, becomeReady, disabledFeatures, onFirstWait, ownsLock } from './app.ts'
import { BrowserWindow, windowOfPage } from './BrowserWindow.ts'
import { obey } from './control.ts'
import { fromPage, ipcMain } from './ipcMain.ts'
import { dialog, grantedFor, nativeTheme, protocol, screen, session, shell } from './machine.ts'
import { Menu } from './menu.ts'
import { toWeb } from './origin.ts'
import { runtime } from './runtime.ts'
import { readSettings } from './settings.ts'
import { mapHubOrigin } from './upgrades.ts'

const start = async (): Promise<void> => {
  if (!ownsLock()) return
  const debugPort = await runtime.chromium.start(readSettings(), disabledFeatures(), {
    mayNavigate: (page, url) => windowOfPage(page)?.webContents.mayNavigate(url) ?? false,
    openRequested(url) {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
      window?.webContents.openRequested(url)
    },
  })
  const { context } = runtime.chromium
  await context.exposeBinding('__standIn', ({ page, frame }, kind: string, ...args: string[]) =>
    fromPage(page, frame, kind, ...args),
  )
  obey(debugPort)
  app.once('web-contents-created', () => {
    void context.grantPermissions(grantedFor('app://vmeste'), { origin: toWeb('app://vmeste') })
  })
  becomeReady()
}

mapHubOrigin()
onFirstWait(() => void start())

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell }
export const contextBridge = undefined
export const ipcRenderer = undefined
export default { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell }
