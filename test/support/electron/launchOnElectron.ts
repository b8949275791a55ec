import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BrowserWindow, MenuItem as ElectronMenuItem } from 'electron'
import { _electron, type ElectronApplication, type JSHandle } from 'playwright'
import type { Desktop, LaunchOptions } from './desktop.ts'
import type { MenuItem } from './menu.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the test decides and sees, kept inside the main process. */
interface Machine {
  readonly answers: { readonly open: (string | null)[]; readonly save: (string | null)[] }
  readonly shown: { kind: string; options: Record<string, unknown> }[]
  readonly outside: string[]
}

/** Electron has it, its type declarations do not. */
interface WithPreferences {
  getLastWebPreferences(): Record<string, unknown>
}

const machineOf = 'vmesteTestMachine'

const prepare = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog, shell }, name) => {
    const machine: Machine = { answers: { open: [], save: [] }, shown: [], outside: [] }
    Object.assign(globalThis, { [name]: machine })
    const ask = (kind: 'open' | 'save', args: readonly unknown[]): string | null => {
      machine.shown.push({ kind, options: args.at(-1) as Record<string, unknown> })
      const answer = machine.answers[kind].shift()
      if (answer === undefined) throw new Error(`no answer was given for the ${kind} dialog`)
      return answer
    }
    Object.assign(dialog, {
      async showOpenDialog(...args: unknown[]) {
        const path = ask('open', args)
        return { canceled: path === null, filePaths: path === null ? [] : [path] }
      },
      async showSaveDialog(...args: unknown[]) {
        const path = ask('save', args)
        return { canceled: path === null, filePath: path ?? '' }
      },
    })
    shell.openExternal = async (url) => void machine.outside.push(url)
  }, machineOf)

/** Starts the built app in the real Electron runtime. */
export const launchOnElectron = async (executable: string, options: LaunchOptions): Promise<Desktop> => {
  const locale = options.locale ?? 'en-GB'
  const args = [
    `--user-data-dir=${options.profile}`,
    `--lang=${locale}`,
    '--use-fake-device-for-media-stream',
    // CI machines allow no user namespaces.
    ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
    root,
  ]
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, ...(options.args ?? [])],
    cwd: options.profile,
  })
  await prepare(app)
  const machine = <K extends keyof Machine>(key: K): Promise<Machine[K]> =>
    app.evaluate((_electron, { name, key }) => (globalThis as unknown as Record<string, Machine>)[name]![key as K], {
      name: machineOf,
      key: key as string,
    })
  const windowAt = async (index: number): Promise<JSHandle<BrowserWindow>> =>
    app.evaluateHandle(({ BrowserWindow }, index) => {
      return BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)[index]!
    }, index)
  return {
    async window(index = 0) {
      while (app.windows().length <= index) await app.waitForEvent('window')
      const page = app.windows()[index]!
      await page.waitForLoadState('domcontentloaded')
      return page
    },
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .sort((a, b) => a.id - b.id)
          .map((window) => ({
            bounds: window.getNormalBounds(),
            maximized: window.isMaximized(),
            visible: window.isVisible(),
            preferences: (window.webContents as unknown as WithPreferences).getLastWebPreferences(),
          })),
      ),
    setBounds: async (index, bounds) =>
      (await windowAt(index)).evaluate((window, bounds) => window.setBounds(bounds), bounds),
    maximize: async (index) => (await windowAt(index)).evaluate((window) => window.maximize()),
    closeWindow: async (index) => (await windowAt(index)).evaluate((window) => window.close()),
    answerDialog: (kind, path) =>
      app.evaluate(
        (_electron, { name, kind, path }) => {
          ;(globalThis as unknown as Record<string, Machine>)[name]!.answers[kind].push(path)
        },
        { name: machineOf, kind, path },
      ),
    dialogsShown: () => machine('shown'),
    menu: () =>
      app.evaluate(({ Menu }) => {
        const plain = (item: ElectronMenuItem): MenuItem => ({
          id: item.id,
          label: item.label,
          role: String(item.role ?? ''),
          accelerator: String(item.accelerator ?? ''),
          items: (item.submenu?.items ?? []).map(plain),
        })
        return (Menu.getApplicationMenu()?.items ?? []).map(plain)
      }),
    clickMenu: (id) => app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id),
    openedOutside: () => machine('outside'),
    openUrl: (url) => app.evaluate(({ app }, url) => void app.emit('open-url', { preventDefault() {} }, url), url),
    openFile: (path) =>
      app.evaluate(({ app }, path) => void app.emit('open-file', { preventDefault() {} }, path), path),
    async startAgain(...more) {
      const second = spawn(executable, [...args, ...more], { cwd: options.profile, stdio: 'ignore' })
      const [code] = (await once(second, 'exit')) as [number | null]
      return code
    },
    invokeAs: () => Promise.reject(new Error('only the stand-in can play a foreign page')),
    quit: () => app.close(),
    async kill() {
      const exited = once(app.process(), 'exit')
      app.process().kill('SIGKILL')
      await exited
    },
  }
}
