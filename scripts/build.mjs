// Builds everything into dist/: the window, the desktop (main process and host) and the preload. `--if-stale` builds only what is needed.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

// Built from inside a test run it would inherit NODE_ENV=test: React would be its slow development self, and react-aria lays out lists for jsdom.
process.env.NODE_ENV = 'production'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = [
  'renderer',
  'electron',
  'shared',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'vite.desktop.config.ts',
  'vite.preload.config.ts',
]
const results = [
  'dist/renderer/index.html',
  'dist/electron/main.js',
  'dist/electron/host.js',
  'dist/electron/preload.cjs',
]

const newest = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  // The folder's own time counts too: it changes when a file in it goes away.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}

/** True when a result is missing or older than any source. */
export const isStale = () => {
  const files = results.map((file) => join(root, file))
  if (!files.every((file) => existsSync(file))) return true
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs))
  return sources.some((source) => newest(join(root, source)) > oldest)
}

/** Builds into dist/; throws when a source does not compile. */
export const buildAll = async ({ quiet = true } = {}) => {
  const logLevel = quiet ? 'error' : 'warn'
  // The desktop build empties dist/electron, so the preload comes after it.
  for (const configFile of ['vite.config.ts', 'vite.desktop.config.ts', 'vite.preload.config.ts'])
    await build({ configFile: join(root, configFile), logLevel })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(root)
  if (process.argv.includes('--if-stale') && !isStale()) process.exit(0)
  const started = performance.now()
  try {
    await buildAll({ quiet: false })
    console.log(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  } catch (error) {
    // Vite has a message for people; the stack would only tell where Vite is.
    console.error(error.message)
    process.exitCode = 1
  }
}
