import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where this program keeps the little it must know without a browser; people's data is in their browser.
 * Not the folder of the desktop app, which may run beside it.
 */
export const dataFolder = (
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string => {
  const home = homedir()
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'vmeste-browser')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'vmeste-browser')
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'vmeste-browser')
}
