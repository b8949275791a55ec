import { spawn } from 'node:child_process'

const commands: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // `start` is a shell built-in, and its first quoted argument would be a window title.
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens the person's browser at our own address. Where there is none, the printed line has said enough. */
export const openBrowser = (url: string): void => {
  const [command, ...rest] = commands[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...rest, url], { stdio: 'ignore', detached: true })
  child.once('error', () => {})
  child.unref()
}
