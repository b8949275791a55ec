import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { WebSocket } from 'ws'
import { chromiumArgs, chromiumPath } from './chromium.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const artifacts = join(root, 'test/.artifacts')

/** Someone with a laptop: one Chromium with its own profile on disk, as a person would have it. */
export interface Person {
  readonly name: string
  /** Their first tab, at the app's first screen. */
  readonly page: Page
  readonly context: BrowserContext
  /** Another tab of the same profile. `hash` such as `#/people`. */
  openTab(hash?: string): Promise<Page>
  /** Ends Chromium at once, as a dead battery does. `App.open(name)` starts it again with the same profile. */
  kill(): Promise<void>
  /** Ends Chromium in good order. */
  close(): Promise<void>
}

export interface PersonOptions {
  readonly lang?: string
  readonly hash?: string
  /** Chromium's arguments instead of `chromiumArgs`. */
  readonly args?: readonly string[]
}

export interface App {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string
  /** Opens (or opens again) somebody's Chromium on the app. `lang` is the browser's language, `en` unless told. */
  open(name: string, options?: PersonOptions): Promise<Person>
  /** The program that serves the app and the hub ends and starts again at the same address; its hub has another one. */
  restartHost(): Promise<void>
  stopHost(): Promise<void>
  startHost(): Promise<void>
  /** Errors that this test provokes on purpose. */
  allowError(pattern: RegExp): void
  /** Ends everything, removes the profiles, and throws if any window had an uncaught error or broke its own CSP. */
  close(): Promise<void>
}

interface HostProcess {
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

const spawnHost = async (port: number, data: string): Promise<HostProcess> => {
  const child: ChildProcess = spawn(
    process.execPath,
    // Never beyond this machine: who switches the LAN on in a test, lets in who comes over loopback.
    [join(root, 'dist/electron/host.js'), '--no-open', `--port=${port}`, `--data=${data}`, '--lan-address=127.0.0.1'],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const exited = once(child, 'exit')
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as { url: string }),
    exited.then(() => null),
  ])
  if (!ready) throw new Error(`the host ended before it was ready:\n${output}`)
  return {
    url: ready.url,
    port: Number(new URL(ready.url).port),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Chromium ends within the call that asks it to crash: nothing is flushed, no handler runs. */
const crash = async (profile: string): Promise<void> => {
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).trim().split('\n')
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  await once(socket, 'open')
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.send(JSON.stringify({ id: 1, method: 'Browser.crash' }))
  await closed
}

/**
 * Serves the built app with its hub on a free port and opens persistent Chromium profiles on it.
 * One per test file: `const app = await startApp()`, `afterAll(() => app.close())`.
 */
export const startApp = async (): Promise<App> => {
  const profiles = await mkdtemp(join(tmpdir(), 'vmeste-'))
  const people = new Map<string, Person>()
  const errors: string[] = []
  const allowed: RegExp[] = []
  const data = join(profiles, '.host')
  let host: HostProcess | null = await spawnHost(0, data)
  const { url, port } = host

  const watch = (name: string, page: Page): void => {
    page.on('pageerror', (error) => errors.push(`${name}: ${error.stack ?? error.message}`))
    page.on('crash', () => errors.push(`${name}: the tab crashed`))
    page.on('console', (message) => {
      const text = message.text()
      if (message.type() !== 'error') return
      if (/^Uncaught|Content Security Policy|The above error occurred/.test(text)) errors.push(`${name}: ${text}`)
    })
  }

  const app: App = {
    url,
    async open(name, { lang = 'en', hash = '', args = chromiumArgs } = {}) {
      await people.get(name)?.close()
      const profile = join(profiles, name)
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: chromiumPath(),
        args: [...args, '--disable-dev-shm-usage', '--remote-debugging-port=0'],
        locale: lang,
        viewport: { width: 1280, height: 820 },
      })
      context.on('page', (page) => watch(name, page))
      const page = context.pages()[0] ?? (await context.newPage())
      watch(name, page)
      await page.goto(url + hash)
      const person: Person = {
        name,
        page,
        context,
        async openTab(tabHash = '') {
          const tab = await context.newPage()
          await tab.goto(url + tabHash)
          return tab
        },
        async kill() {
          people.delete(name)
          const closed = new Promise((resolve) => context.once('close', resolve))
          await crash(profile)
          await closed
          // The next start must not take the dead process for a living one.
          await rm(join(profile, 'SingletonLock'), { force: true })
        },
        async close() {
          people.delete(name)
          await context.close()
        },
      }
      people.set(name, person)
      return person
    },
    async stopHost() {
      await host?.stop()
      host = null
    },
    async startHost() {
      host ??= await spawnHost(port, data)
    },
    async restartHost() {
      await app.stopHost()
      await app.startHost()
    },
    allowError: (pattern) => void allowed.push(pattern),
    async close() {
      await Promise.allSettled([...people.values()].map((person) => person.close()))
      await app.stopHost()
      await rm(profiles, { recursive: true, force: true, maxRetries: 5 })
      const unexpected = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))
      if (unexpected.length > 0) throw new Error(`errors in the windows:\n${unexpected.join('\n')}`)
    },
  }
  return app
}

/** Keeps a picture to look at: `test/.artifacts/<name>.png`. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  if (!existsSync(artifacts)) await mkdir(artifacts, { recursive: true })
  await page.screenshot({ path: join(artifacts, `${name}.png`), animations: 'disabled' })
}
