import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { JsonFile } from '../services/jsonFile.ts'
import { log } from '../services/log.ts'
import { fitToScreens, type WindowState } from './windowState.ts'

export interface MainWindowOptions {
  readonly url: string
  readonly preload: string
  readonly state: JsonFile<WindowState>
  /** Another window is open: this one goes beside it instead of exactly over it. */
  readonly beside: BrowserWindow | null
}

const keepState = (window: BrowserWindow, state: JsonFile<WindowState>): void => {
  const save = (): void => {
    state.write({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  // Also a while after a change: a killed or crashed app never closes its windows.
  let timer: NodeJS.Timeout | undefined
  const saveSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, 500)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', () => {
    clearTimeout(timer)
    save()
  })
}

/** A window whose page has crashed twice within ten seconds would do so for ever: then it stays, with the log to tell why. */
const reviveAfterCrash = (window: BrowserWindow, url: string): void => {
  let last = 0
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error(`the window's process ended: ${details.reason} (${details.exitCode})`)
    const again = Date.now() - last > 10_000
    last = Date.now()
    if (again && !window.isDestroyed()) void window.loadURL(url)
  })
}

const offset = (state: WindowState, beside: BrowserWindow): WindowState => {
  const { x, y } = beside.getNormalBounds()
  return { ...state, x: x + 28, y: y + 28, maximized: false }
}

/** Opens a window of the app where the last one was; it shows when its first frame is drawn, never blank. */
export const openMainWindow = ({ url, preload, state, beside }: MainWindowOptions): BrowserWindow => {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const kept = state.read()
  const { maximized, ...bounds } = fitToScreens(beside ? offset(kept, beside) : kept, areas)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Vmeste',
    // The colour before the first frame: the paper of the light and of the dark scheme.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1b19' : '#faf9f7',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: true },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  keepState(window, state)
  reviveAfterCrash(window, url)
  void window.loadURL(url)
  return window
}
