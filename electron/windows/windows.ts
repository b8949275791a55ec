import { BrowserWindow, type WebContents } from 'electron'
import { type MainWindowOptions, openMainWindow } from './mainWindow.ts'

/** The app's open windows. They share one replica (Web Locks decide who writes). */
export class Windows {
  readonly #options: Omit<MainWindowOptions, 'beside'>
  readonly #open = new Set<BrowserWindow>()

  constructor(options: Omit<MainWindowOptions, 'beside'>) {
    this.#options = options
  }

  open(): BrowserWindow {
    const window = openMainWindow({ ...this.#options, beside: this.#last() })
    this.#open.add(window)
    window.once('closed', () => this.#open.delete(window))
    return window
  }

  /** Brings the window used last to the front; null while there is none. */
  reveal(): BrowserWindow | null {
    const window = this.#last()
    if (!window) return null
    if (window.isMinimized()) window.restore()
    // A window that is still loading shows itself when it has something to show.
    if (window.isVisible()) window.focus()
    return window
  }

  /** Our window whose page this is; null for any other page. */
  of(contents: WebContents): BrowserWindow | null {
    const window = BrowserWindow.fromWebContents(contents)
    return window && this.#open.has(window) ? window : null
  }

  #last(): BrowserWindow | null {
    const focused = BrowserWindow.getFocusedWindow()
    if (focused && this.#open.has(focused)) return focused
    return [...this.#open].at(-1) ?? null
  }
}
