// `npm start`: builds when something changed, then opens Vmeste: in Electron where its runtime is or can be had, else in the browser.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronPath, obtainElectron } from './electronRuntime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const argv = process.argv.slice(2)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Vmeste needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const { buildAll, isStale } = await import('./build.mjs')
if (isStale()) {
  console.log('Preparing Vmeste (the first time and after changes)...')
  await buildAll()
}

const run = (command, args) => {
  const child = spawn(command, args, { stdio: 'inherit' })
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', () => {}) // The terminal tells the child as well; it ends first, then we do.
  process.on('SIGTERM', pass)
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)))
}

const wantsBrowser =
  argv.includes('--browser') || argv.includes('--no-open') || argv.some((a) => a.startsWith('--port'))
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const electron = wantsBrowser || !hasDisplay ? null : (electronPath() ?? (await obtainElectron(console.log)))
if (electron) {
  run(electron, [root, ...argv])
} else {
  if (!wantsBrowser)
    console.log(
      hasDisplay
        ? "Electron's runtime is not on this machine and cannot be fetched just now: Vmeste opens in your browser instead."
        : 'There is no display for a window here: Vmeste is served to a browser instead.',
    )
  run(process.execPath, [join(root, 'dist/electron/host.js'), ...argv])
}
