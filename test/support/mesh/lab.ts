import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { createServer, type ViteDevServer } from 'vite'
import { type Hub, startHub } from '../../../electron/hub/startHub.ts'
import { chromiumArgs, chromiumPath } from '../chromium.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** How a person starts Chromium: nothing is said about host addresses. */
export const plainArgs = chromiumArgs.filter((arg) => !arg.includes('WebRtcHideLocalIpsWithMdns'))

/** Real windows in real profiles around a real hub. */
export class Lab {
  readonly #vite: ViteDevServer
  readonly #origin: string
  readonly #contexts = new Map<BrowserContext, string>()
  hub: Hub

  private constructor(vite: ViteDevServer, origin: string, hub: Hub) {
    this.#vite = vite
    this.#origin = origin
    this.hub = hub
  }

  static async open(): Promise<Lab> {
    const vite = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      cacheDir: await mkdtemp(join(tmpdir(), 'vmeste-vite-')),
      server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
      optimizeDeps: { entries: ['test/support/mesh/peer.html'], include: ['y-webrtc', 'yjs'] },
    })
    await vite.listen()
    const origin = new URL(vite.resolvedUrls!.local[0]!).origin
    return new Lab(vite, origin, await startHub({ allowedOrigins: [origin] }))
  }

  /** A window in a profile of its own. */
  async window(args: readonly string[] = chromiumArgs): Promise<Page> {
    const profile = await mkdtemp(join(tmpdir(), 'vmeste-profile-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      args: [...args],
      headless: true,
    })
    this.#contexts.set(context, profile)
    return this.load(context.pages()[0] ?? (await context.newPage()))
  }

  async load(page: Page): Promise<Page> {
    page.on('pageerror', (error) => console.error('page error:', error.message))
    await page.goto(`${this.#origin}/test/support/mesh/peer.html`)
    await page.waitForFunction(() => 'peer' in globalThis)
    return page
  }

  /** Stops the hub and starts it at the same place, as a restarted app would. */
  async restartHub(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    const { port, path } = this.hub
    await this.hub.close()
    await meanwhile()
    this.hub = await startHub({ port, path, allowedOrigins: [this.#origin] })
  }

  get origin(): string {
    return this.#origin
  }

  async closeWindow(page: Page): Promise<void> {
    const context = page.context()
    await context.close()
    const profile = this.#contexts.get(context)
    this.#contexts.delete(context)
    if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }

  async close(): Promise<void> {
    for (const context of [...this.#contexts.keys()]) await this.closeWindow(context.pages()[0]!)
    await this.hub.close()
    await this.#vite.close()
    await rm(this.#vite.config.cacheDir, { recursive: true, force: true })
  }
}
