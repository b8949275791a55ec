import { BrowserWindow } from './BrowserWindow.ts'
import { invoke } from './ipcMain.ts'
import { dialogs, opened } from './machine.ts'
import { applicationMenu, clickMenu } from './menu.ts'
import { runtime } from './runtime.ts'
import { type Ask, decode, type Told } from './wire.ts'

const windowAt = (index: unknown): BrowserWindow => {
  const window = BrowserWindow.getAllWindows()[Number(index)]
  if (!window) throw new Error(`there is no window ${index}`)
  return window
}

/** What a test may do with the machine. */
const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
  answerDialog: (kind: 'open' | 'save', path: string | null) => void dialogs.answers[kind].push(path),
  dialogsShown: () => dialogs.shown,
  menu: () => JSON.parse(JSON.stringify(applicationMenu())),
  clickMenu: (id: string) => clickMenu(id),
  openedOutside: () => opened,
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      visible: window.isVisible(),
      preferences: window.options.webPreferences,
    })),
  setBounds: (index: number, bounds: object) => windowAt(index).setBounds(bounds),
  maximize: (index: number) => windowAt(index).maximize(),
  closeWindow: (index: number) => void windowAt(index).close(),
  openUrl: (url: string) => runtime.app.emit('open-url', { preventDefault() {} }, url),
  openFile: (path: string) => runtime.app.emit('open-file', { preventDefault() {} }, path),
  /** A call as a page at `url` would make it, also one that is no window of ours. */
  async invokeAs(url: string, isTopFrame: boolean, channel: string, payload: string) {
    const contents = windowAt(0).webContents
    const senderFrame = isTopFrame && url === contents.getURL() ? contents.mainFrame : { url }
    return decode(await invoke({ sender: contents, senderFrame }, channel, [decode(payload)]))
  },
  quit: () => (runtime.app as unknown as { quit(): void }).quit(),
}

const tell = (told: Told): void => {
  process.send?.(told)
}

/** Answers the test until it goes away; then this run ends too. */
export const obey = (debugPort: number): void => {
  process.on('message', ({ id, command, args }: Ask) => {
    void (async () => {
      try {
        const value = await (commands[command] as (...args: readonly unknown[]) => unknown)(...args)
        tell({ kind: 'answer', id, value })
      } catch (error) {
        tell({ kind: 'answer', id, error: String(error) })
      }
    })()
  })
  process.once('disconnect', () => void runtime.chromium.stop().then(() => process.exit(0)))
  tell({ kind: 'ready', debugPort })
}
