import { EventEmitter, once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright'
import { isApp, toApp, toWeb } from './origin.ts'
import { pageSideSource } from './pageSideSource.ts'
import { runtime } from './runtime.ts'
import { encode } from './wire.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

interface Preferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
}

interface Options extends Partial<Bounds> {
  readonly show?: boolean
  readonly webPreferences?: Preferences
}

class Preventable {
  defaultPrevented = false
  preventDefault = (): void => {
    this.defaultPrevented = true
  }
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** One identity per frame, as in Electron: the sender check compares them. */
export class WebFrameMain {
  constructor(readonly frame: Frame) {}
  get url(): string {
    return toApp(this.frame.url())
  }
}

export class WebContents extends EventEmitter {
  readonly id: number
  readonly page: Promise<Page>
  readonly #queue: string[] = []
  #wake: ((text: string) => void) | null = null
  #expected: string | null = null
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #frames = new Map<Frame, WebFrameMain>()
  #main: WebFrameMain | null = null

  constructor(id: number, page: Promise<Page>) {
    super()
    this.id = id
    this.page = page
    void page.then((opened) => {
      this.#main = this.frameOf(opened.mainFrame())
    })
  }

  get mainFrame(): WebFrameMain | null {
    return this.#main
  }

  frameOf(frame: Frame): WebFrameMain {
    const known = this.#frames.get(frame) ?? new WebFrameMain(frame)
    this.#frames.set(frame, known)
    return known
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  getURL(): string {
    return this.#main?.url ?? ''
  }

  send(channel: string, ...args: unknown[]): void {
    const text = encode({ channel, args })
    if (this.#wake) this.#wake(text)
    else this.#queue.push(text)
    this.#wake = null
  }

  /** The page waits for what main sends; a page that came later takes the place of the one before. */
  receive(): Promise<string> {
    const next = this.#queue.shift()
    if (next !== undefined) return Promise.resolve(next)
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  async load(url: string): Promise<void> {
    const page = await this.page
    this.#expected = url
    await page.goto(toWeb(url), { waitUntil: 'load' })
    this.emit('did-finish-load')
  }

  mayNavigate(url: string): boolean {
    if (url === this.#expected) {
      this.#expected = null
      return true
    }
    // Reloading is no navigation in Electron's sense.
    if (url.split('#')[0] === this.getURL().split('#')[0]) return true
    const event = Object.assign(new Preventable(), { url })
    this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  openRequested(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow'
  }
}

const open = new Set<BrowserWindow>()
const windows = new Map<Page, BrowserWindow>()
let focused: BrowserWindow | null = null
let lastId = 0

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  readonly options: Options
  #bounds: Bounds
  #maximized = false
  #minimized = false
  #visible = false
  #destroyed = false

  static getAllWindows = (): BrowserWindow[] => [...open]
  static getFocusedWindow = (): BrowserWindow | null => focused
  static fromWebContents = (contents: WebContents): BrowserWindow | null =>
    [...open].find((window) => window.webContents === contents) ?? null

  constructor(options: Options = {}) {
    super()
    this.id = ++lastId
    this.options = options
    // Without a place the system centres the window.
    this.#bounds = {
      x: options.x ?? 200,
      y: options.y ?? 100,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.webContents = new WebContents(this.id, this.#openPage(options.webPreferences ?? {}))
    open.add(this)
    if (options.show !== false) this.show()
    runtime.app.emit('web-contents-created', {}, this.webContents)
  }

  async #openPage(preferences: Preferences): Promise<Page> {
    if (!preferences.sandbox || !preferences.contextIsolation || preferences.nodeIntegration)
      throw new Error('the stand-in runs sandboxed, isolated windows only')
    const page = await runtime.chromium.context.newPage()
    windows.set(page, this)
    if (preferences.preload)
      await page.addInitScript({ content: pageSideSource(readFileSync(preferences.preload, 'utf8')) })
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
    page.once('close', () => this.#gone())
    page.on('crash', () => {
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    return page
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url)
    if (this.listenerCount('ready-to-show') > 0 && isApp(toWeb(url))) {
      const page = await this.webContents.page
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))))
      this.emit('ready-to-show')
    }
  }

  show(): void {
    this.#visible = true
    this.focus()
  }
  focus(): void {
    focused = this
    this.emit('focus')
  }
  isVisible = (): boolean => this.#visible && !this.#minimized
  isDestroyed = (): boolean => this.#destroyed
  isMaximized = (): boolean => this.#maximized
  isMinimized = (): boolean => this.#minimized
  minimize(): void {
    this.#minimized = true
  }
  restore(): void {
    this.#minimized = false
  }
  maximize(): void {
    this.#maximized = true
    this.emit('maximize')
    this.emit('resize')
  }
  getNormalBounds = (): Bounds => ({ ...this.#bounds })
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
    this.emit('move')
  }

  /** As the person closes it: `close` may prevent it. */
  async close(): Promise<void> {
    const event = new Preventable()
    this.emit('close', event)
    if (event.defaultPrevented) return
    const page = await this.webContents.page
    const closed = once(this, 'closed')
    if (!page.isClosed()) await page.close()
    if (!this.#destroyed) await closed
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    open.delete(this)
    if (focused === this) focused = [...open].at(-1) ?? null
    this.emit('closed')
    if (open.size === 0) runtime.app.emit('window-all-closed')
  }
}

/** The window a page belongs to. */
export const windowOfPage = (page: Page): BrowserWindow | null => windows.get(page) ?? null
