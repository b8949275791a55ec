import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow } from './BrowserWindow.ts'
import { runtime } from './runtime.ts'
import { readSettings } from './settings.ts'

const settings = readSettings()
mkdirSync(settings.userData, { recursive: true })
const lockFile = join(settings.userData, 'instance.lock')
const letters = join(settings.userData, 'second-instances')

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The first instance finds what later ones were started with. */
const watchLetters = (): void => {
  mkdirSync(letters, { recursive: true })
  const read = (): void => {
    for (const name of readdirSync(letters).filter((file) => file.endsWith('.json'))) {
      const { argv, cwd } = JSON.parse(readFileSync(join(letters, name), 'utf8')) as { argv: string[]; cwd: string }
      rmSync(join(letters, name))
      runtime.app.emit('second-instance', {}, argv, cwd, undefined)
    }
  }
  watch(letters, read).unref()
}

const takeLock = (): boolean => {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
  } catch {
    const owner = Number(readFileSync(lockFile, 'utf8'))
    if (isAlive(owner)) {
      const draft = join(letters, `${process.pid}.draft`)
      mkdirSync(letters, { recursive: true })
      writeFileSync(draft, JSON.stringify({ argv: process.argv, cwd: process.cwd() }))
      // Appears under its name only when it is whole.
      renameSync(draft, join(letters, `${process.pid}.json`))
      return false
    }
    writeFileSync(lockFile, String(process.pid))
  }
  process.once('exit', () => rmSync(lockFile, { force: true }))
  watchLetters()
  return true
}

let markReady: () => void = () => {}
const readiness = new Promise<void>((resolve) => {
  markReady = resolve
})
let ready = false
let quitting = false
let hasLock = true

const switches = new Map<string, string>()

let startChromium: (() => void) | null = null
/** Chromium starts once the main bundle, which runs in one turn, has set its switches and waits. */
export const onFirstWait = (start: () => void): void => {
  startChromium = start
}
const waitForReady = (): Promise<void> => {
  if (startChromium) setImmediate(startChromium)
  startChromium = null
  return readiness
}

export const becomeReady = (): void => {
  ready = true
  markReady()
  runtime.app.emit('ready')
}

/** Switches that the app gave Chromium before it was started. */
export const disabledFeatures = (): string[] => (switches.get('disable-features') ?? '').split(',').filter(Boolean)
export const ownsLock = (): boolean => hasLock

export const app = Object.assign(runtime.app, {
  isPackaged: false,
  name: 'Vmeste',
  commandLine: {
    appendSwitch(name: string, value = '') {
      if (ready) throw new Error('too late: Chromium has started')
      switches.set(name, value)
    },
  },
  enableSandbox() {
    if (ready) throw new Error('enableSandbox comes before ready')
  },
  whenReady: waitForReady,
  isReady: () => ready,
  getName: () => 'Vmeste',
  getVersion: () => '0.0.0-test',
  getLocale: () => settings.locale,
  getAppPath: () => process.cwd(),
  getPath: (name: string) =>
    name === 'userData' ? settings.userData : name === 'logs' ? join(settings.userData, 'logs') : tmpdir(),
  setAsDefaultProtocolClient: () => true,
  requestSingleInstanceLock() {
    hasLock = takeLock()
    return hasLock
  },
  async quit() {
    if (quitting) return
    quitting = true
    runtime.app.emit('before-quit', { preventDefault() {} })
    for (const window of BrowserWindow.getAllWindows()) await window.close()
    runtime.app.emit('will-quit', { preventDefault() {} })
    await runtime.chromium.stop()
    runtime.app.emit('quit', {}, 0)
    process.exit(0)
  },
  exit: (code = 0) => process.exit(code),
})
