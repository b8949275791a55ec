// Where Electron's runtime is on this machine, and one quick attempt to get it: npm does not download it, the first run does.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packageFolder = fileURLToPath(new URL('../node_modules/electron/', import.meta.url))

/** Path of the Electron executable, or null. Never `require('electron')`: that downloads without an end. */
export const electronPath = () => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  try {
    const name = readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim()
    const path = override ? join(override, name) : join(packageFolder, 'dist', name)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** Can the place the runtime comes from be reached at all? Fails within a moment where there is no internet. */
const isReachable = async () => {
  const base = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/'
  try {
    await fetch(base, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    return true
  } catch {
    return false
  }
}

/** A slow line needs some minutes for it; a dead one must not keep anyone from their work. */
const patience = 5 * 60_000

/** Tries to download the runtime; null when that is impossible or takes too long. Says so first, as it is some 100 MB. */
export const obtainElectron = async (say) => {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !(await isReachable())) return null
  say('Getting the Electron runtime (once, some 100 MB; "npm start -- --browser" starts without it)...')
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill(), patience)
    child.once('error', resolve)
    child.once('exit', resolve)
    child.once('close', () => clearTimeout(timer))
  })
  return electronPath()
}
