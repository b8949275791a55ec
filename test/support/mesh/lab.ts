import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserServer, chromium, type Page } from 'playwright'
import { createServer, type ViteDevServer } from 'vite'
import type { HubLimits } from '../../../electron/hub/limits.ts'
import { type Hub, startHub } from '../../../electron/hub/startHub.ts'
import { chromiumArgs, chromiumPath } from '../chromium.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** How a person starts Chromium: nothing is said about host addresses. */
export const plainArgs = chromiumArgs.filter((arg) => !arg.includes('WebRtcHideLocalIpsWithMdns'))

/** Real windows in real browsers of their own, around a real hub. */
export class Lab {
  readonly #vite: ViteDevServer
  readonly #servers = new Set<BrowserServer>()
  readonly #limits: Partial<HubLimits>
  readonly origin: string
  hub: Hub

  private constructor(vite: ViteDevServer, origin: string, hub: Hub, limits: Partial<HubLimits>) {
    this.#vite = vite
    this.origin = origin
    this.hub = hub
    this.#limits = limits
  }

  /** `entries`: what Vite has to look through beforehand, or it reloads a page when it finds more. */
  static async open(
    limits: Partial<HubLimits> = {},
    entries: readonly string[] = ['test/support/mesh/peer.html'],
  ): Promise<Lab> {
    const vite = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      cacheDir: await mkdtemp(join(tmpdir(), 'vmeste-vite-')),
      server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
      optimizeDeps: { entries: [...entries], include: ['y-webrtc', 'yjs'] },
    })
    await vite.listen()
    const origin = new URL(vite.resolvedUrls!.local[0]!).origin
    return new Lab(vite, origin, await startHub({ allowedOrigins: [origin], limits }), limits)
  }

  /** A person's browser; its process group can be stopped (a laptop that sleeps) and killed (one that lost power). */
  async browser(args: readonly string[] = chromiumArgs): Promise<{ browser: Browser; pid: number }> {
    const server = await chromium.launchServer({ executablePath: chromiumPath(), args: [...args], headless: true })
    this.#servers.add(server)
    return { browser: await chromium.connect(server.wsEndpoint()), pid: server.process().pid! }
  }

  /** A window of its own browser, or one more of a given one. */
  async window(browser?: Browser): Promise<Page> {
    const page = await (browser ?? (await this.browser()).browser).newPage()
    page.on('pageerror', (error) => {
      throw error
    })
    await page.goto(`${this.origin}/test/support/mesh/peer.html`)
    await page.waitForFunction(() => 'peer' in globalThis)
    return page
  }

  /** A laptop of its own, with a whole store and no screens. */
  async laptop(browser: Browser): Promise<Page> {
    const page = await browser.newPage()
    page.on('pageerror', (error) => {
      throw error
    })
    await page.goto(`${this.origin}/test/support/mesh/laptop.html`)
    await page.waitForFunction(() => 'laptop' in globalThis)
    await page.evaluate((hub) => laptop.at(hub), this.hub.url)
    return page
  }

  /** Stops the hub and starts it at the same place, as a restarted app would. */
  async restartHub(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    const { port, path } = this.hub
    await this.hub.close()
    await meanwhile()
    this.hub = await startHub({ port, path, allowedOrigins: [this.origin], limits: this.#limits })
  }

  async close(): Promise<void> {
    await Promise.all([...this.#servers].map((server) => server.kill()))
    await this.hub.close()
    await this.#vite.close()
    await rm(this.#vite.config.cacheDir, { recursive: true, force: true })
  }
}
