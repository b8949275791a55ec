import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { chromiumArgs, chromiumPath } from '../chromium.ts'
import type { Desktop, LaunchOptions } from './desktop.ts'
import { isApp } from './origin.ts'
import { SETTINGS_VARIABLE, type StandInSettings } from './settings.ts'
import { type Ask, decode, encode, type Told } from './wire.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const main = join(root, 'dist/electron/main.js')
const outDir = join(root, 'test/.artifacts/electron')

let standIn: Promise<string> | undefined
/** Bundles the stand-in: Node 20 reads no TypeScript. */
const buildStandIn = (): Promise<string> => {
  standIn ??= build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { target: 'node', external: ['playwright'] },
    build: {
      ssr: 'test/support/electron/standIn.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'standIn.mjs' } },
    },
  }).then(() => join(outDir, 'standIn.mjs'))
  return standIn
}

const spawnMain = async (options: LaunchOptions, args: readonly string[]): Promise<ChildProcess> => {
  const settings: StandInSettings = {
    userData: options.profile,
    chromium: chromiumPath(),
    chromiumArgs,
    locale: options.locale ?? 'en-GB',
    workAreas: options.workAreas ?? [{ x: 0, y: 0, width: 1920, height: 1040 }],
  }
  const loader = pathToFileURL(join(root, 'test/support/electron/loader.mjs')).href
  return spawn(process.execPath, ['--import', loader, main, ...args], {
    cwd: options.profile,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      [SETTINGS_VARIABLE]: JSON.stringify(settings),
      VMESTE_STAND_IN_MODULE: await buildStandIn(),
    },
  })
}

/** Starts the built main bundle in Node against the stand-in. */
export const launchOnStandIn = async (options: LaunchOptions): Promise<Desktop> => {
  const child = await spawnMain(options, options.args ?? [])
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const exited = once(child, 'exit')
  const waiting = new Map<number, (told: Told & { kind: 'answer' }) => void>()
  const ready = new Promise<number>((resolve) => {
    child.on('message', (told: Told) => {
      if (told.kind === 'ready') resolve(told.debugPort)
      else waiting.get(told.id)?.(told)
    })
  })
  const debugPort = await Promise.race([ready, exited.then(() => null)])
  if (debugPort === null) throw new Error(`the app ended before it was ready:\n${output}`)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`)
  const context = browser.contexts()[0]!

  let lastId = 0
  const ask = async <T>(command: string, ...args: unknown[]): Promise<T> => {
    const id = ++lastId
    const answer = new Promise<Told & { kind: 'answer' }>((resolve) => waiting.set(id, resolve))
    child.send({ id, command, args } satisfies Ask)
    const told = await Promise.race([answer, exited.then(() => null)])
    waiting.delete(id)
    if (!told) throw new Error(`the app ended during ${command}:\n${output}`)
    if (told.error !== undefined) throw new Error(told.error)
    return told.value as T
  }

  return {
    async window(index = 0) {
      const isThere = (): Page | undefined => context.pages().filter((page) => isApp(page.url()))[index]
      for (let page = isThere(); ; page = isThere()) {
        if (page) {
          await page.waitForLoadState('domcontentloaded')
          return page
        }
        // A window that navigates for the first time announces nothing but its URL.
        await Promise.race([
          new Promise((resolve) => setTimeout(resolve, 50)),
          exited.then(() => Promise.reject(new Error(`the app ended:\n${output}`))),
        ])
      }
    },
    windows: () => ask('windows'),
    setBounds: (index, bounds) => ask('setBounds', index, bounds),
    maximize: (index) => ask('maximize', index),
    closeWindow: (index) => ask('closeWindow', index),
    answerDialog: (kind, path) => ask('answerDialog', kind, path),
    dialogsShown: () => ask('dialogsShown'),
    menu: () => ask('menu'),
    clickMenu: (id) => ask('clickMenu', id),
    openedOutside: () => ask('openedOutside'),
    openUrl: (url) => ask('openUrl', url),
    openFile: (path) => ask('openFile', path),
    async startAgain(...args) {
      const second = await spawnMain(options, args)
      const [code] = (await once(second, 'exit')) as [number | null]
      return code
    },
    async invokeAs({ url, top }, channel, payload) {
      const answer = await ask<{ value?: unknown; error?: string }>('invokeAs', url, top, channel, encode(payload))
      if (answer.error !== undefined) throw new Error(answer.error)
      return decode(encode(answer.value))
    },
    async quit() {
      if (child.exitCode === null && child.connected) child.send({ id: 0, command: 'quit', args: [] } satisfies Ask)
      await exited
    },
    async kill() {
      const closed = new Promise((resolve) => browser.once('disconnected', resolve))
      child.kill('SIGKILL')
      await exited
      await closed
    },
  }
}
