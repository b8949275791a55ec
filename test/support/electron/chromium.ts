import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Request, type Route } from 'playwright'
import { isApp, toApp } from './origin.ts'
import type { StandInSettings } from './settings.ts'

export type ProtocolHandler = (request: globalThis.Request) => Response | Promise<Response>

/** What the windows of the stand-in decide about requests and popups of their pages. */
export interface PageOwner {
  /** False: the page wanted to leave on its own and may not. */
  mayNavigate(page: Page, url: string): boolean
  /** A page asked for a new window. */
  openRequested(url: string): void
}

/** The Chromium behind all windows of one run, with its own profile. */
export class Chromium {
  readonly protocols = new Map<string, ProtocolHandler>()
  #context: BrowserContext | null = null
  #owner: PageOwner | null = null

  async start(settings: StandInSettings, features: readonly string[], owner: PageOwner): Promise<number> {
    this.#owner = owner
    const profile = join(settings.userData, 'chromium')
    // A page from the made-up origin reaching for loopback would be asked about; a page of a real custom scheme is not.
    const disabled = ['LocalNetworkAccessChecks', ...features].join(',')
    this.#context = await chromium.launchPersistentContext(profile, {
      executablePath: settings.chromium,
      args: [
        ...settings.chromiumArgs.filter((arg) => !arg.startsWith('--disable-features')),
        `--disable-features=${disabled}`,
        '--remote-debugging-port=0',
        '--use-fake-device-for-media-stream',
      ],
      locale: settings.locale,
      viewport: { width: 1280, height: 820 },
    })
    await this.#context.route('**/*', (route, request) => this.#serve(route, request))
    const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
    return Number(port)
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the app is not ready yet')
    return this.#context
  }

  async stop(): Promise<void> {
    await this.#context?.close().catch(() => {})
  }

  async #serve(route: Route, request: Request): Promise<void> {
    try {
      if (request.isNavigationRequest() && !this.#mayLoad(request)) return await route.abort('aborted')
      const url = toApp(request.url())
      const handler = this.protocols.get(new URL(url).protocol.slice(0, -1))
      if (!isApp(request.url()) || !handler) return await route.abort('internetdisconnected')
      const response = await handler(new globalThis.Request(url, { method: request.method() }))
      const body = Buffer.from(await response.arrayBuffer())
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
    } catch {
      // The page or the browser has gone meanwhile.
    }
  }

  #mayLoad(request: Request): boolean {
    let page: Page
    try {
      const frame = request.frame()
      if (frame.parentFrame()) return true
      page = frame.page()
    } catch {
      // Playwright cannot name the frame of a popup's first request yet.
      this.#owner?.openRequested(toApp(request.url()))
      return false
    }
    return this.#owner?.mayNavigate(page, toApp(request.url())) ?? false
  }
}
