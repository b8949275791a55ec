import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { type Host, startHost } from '../../../electron/host/host.ts'
import { type App, startApp } from '../app.ts'
import { chromiumArgs, chromiumPath } from '../chromium.ts'

// Vite's loader of this file says `development`: React in the pages would be its slow development self.
process.env.NODE_ENV = 'production'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** One measured figure. `goal` is the largest `ratio` (value / baseline) that passes, or the largest `value` where there is no baseline. */
export interface Measured {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly baseline: number | null
  readonly goal: number
}

export interface BenchResult extends Measured {
  readonly ratio: number | null
  readonly pass: boolean
}

/** A page in a Chromium of its own with a profile on disk: Playwright's plain contexts keep IndexedDB in memory. */
export interface BenchPage {
  readonly page: Page
  /** Calls an exported function of the page's module; arguments and result are plain data. */
  call<T>(name: string, ...args: readonly unknown[]): Promise<T>
  /** Ends Chromium and starts it again with the same profile: what comes next is a cold start. */
  restart(): Promise<void>
  /** The same, with the app as it is shipped instead of the page, at an address like `#/people`. Needs `withApp`. Does not wait for anything shown. */
  restartApp(hash: string): Promise<void>
  /** Used JavaScript heap of the window after a collection, in bytes. */
  heap(): Promise<number>
  close(): Promise<void>
}

export interface BenchContext {
  /** Builds `module` (path from the repository's root) as the app is built, and opens it in a fresh profile; `withApp` puts the app beside it. */
  open(module: string, options?: { readonly withApp?: boolean }): Promise<BenchPage>
  /** The whole app, as e2e tests have it. Ended by the harness. */
  app(): Promise<App>
  report(measured: Measured): void
}

/** What a `test/bench/*.bench.ts` exports. */
export interface Bench {
  readonly run: (context: BenchContext) => Promise<void>
}

export const median = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const judged = (measured: Measured): BenchResult => {
  const ratio = measured.baseline === null ? null : measured.value / measured.baseline
  return { ...measured, ratio, pass: (ratio ?? measured.value) <= measured.goal }
}

/** Builds one module into a page that offers its exports as `window.bench`; with the app, that has the root of the same address and so the same data. */
const buildPage = async (module: string, withApp: boolean): Promise<string> => {
  const name = `${basename(module, '.ts')}-${createHash('sha256').update(module).digest('hex').slice(0, 8)}`
  const source = join(root, 'test/.artifacts/bench', name)
  await mkdir(source, { recursive: true })
  const script = `import * as bench from '/${module}'; Object.assign(window, { bench })`
  await writeFile(join(source, 'index.html'), '<!doctype html><script type="module" src="./page.js"></script>')
  await writeFile(join(source, 'page.js'), script)
  const outDir = join(source, 'dist')
  if (withApp) await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir } })
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    plugins: [{ name: 'from-root', resolveId: (id) => (id === `/${module}` ? join(root, module) : null) }],
    build: {
      outDir,
      emptyOutDir: !withApp,
      target: 'chrome130',
      rolldownOptions: { input: join(source, 'index.html') },
    },
  })
  return outDir
}

/** How long Chromium is busy with itself after its start, in ms. */
const SETTLING = 1_500

const openPage = async (module: string, withApp: boolean, ends: (() => Promise<void>)[]): Promise<BenchPage> => {
  const folder = await buildPage(module, withApp)
  const host: Host = await startHost({ root: folder, port: 0, hub: () => null, version: 'bench' })
  const profile = await mkdtemp(join(tmpdir(), 'vmeste-bench-'))
  const path = `test/.artifacts/bench/${basename(join(folder, '..'))}/index.html`
  let context: BrowserContext
  let page: Page
  const start = async (): Promise<void> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      args: [...chromiumArgs, '--disable-dev-shm-usage', '--js-flags=--expose-gc'],
    })
    page = context.pages()[0] ?? (await context.newPage())
    // Chromium loads pages of its own (its address bar's) when it starts: not ours to measure, whichever way keeps the data.
    await new Promise((resolve) => setTimeout(resolve, SETTLING))
  }
  const launch = async (): Promise<void> => {
    await start()
    await page.goto(host.url + path)
    await page.waitForFunction(() => 'bench' in window)
  }
  await launch()
  const close = async (): Promise<void> => {
    await context.close()
    await host.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  ends.push(close)
  return {
    get page() {
      return page
    },
    call: <T>(name: string, ...args: readonly unknown[]): Promise<T> =>
      page.evaluate(
        ({ name, args }) =>
          (window as unknown as { bench: Record<string, (...args: readonly unknown[]) => unknown> }).bench[name]!(
            ...args,
          ),
        { name, args },
      ) as Promise<T>,
    async restart() {
      await context.close()
      await launch()
    },
    async restartApp(hash) {
      await context.close()
      await start()
      await page.goto(host.url + hash, { waitUntil: 'commit' })
    },
    async heap() {
      await page.evaluate(() => (globalThis as unknown as { gc?: () => void }).gc?.())
      const session = await context.newCDPSession(page)
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      await session.detach()
      return usedSize
    },
    async close() {
      ends.splice(ends.indexOf(close), 1)
      await close()
    },
  }
}

/** Runs one bench; `report` is called as soon as a figure is there. Everything it opened is ended, also when it fails. */
export const runBench = async (bench: Bench, report: (result: BenchResult) => void): Promise<void> => {
  const ends: (() => Promise<void>)[] = []
  try {
    await bench.run({
      open: (module, { withApp = false } = {}) => openPage(module, withApp, ends),
      async app() {
        const app = await startApp()
        ends.push(() => app.close())
        return app
      },
      report: (measured) => report(judged(measured)),
    })
  } finally {
    for (const end of ends.reverse()) await end()
  }
}
