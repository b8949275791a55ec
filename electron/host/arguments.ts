import { isIPv4 } from 'node:net'
import { PREFERRED_PORT } from './host.ts'

export interface HostArguments {
  readonly port: number
  readonly open: boolean
  /** Other laptops on this network may find this one, from the start; in the app it is a switch. */
  readonly lan: boolean
  /** IPv4 address on which they are let in; every one of this machine unless told otherwise. */
  readonly lanAddress?: string
  /** Folder for what must be known without a browser; the usual one unless told otherwise. */
  readonly data?: string
}

export const PORT_HELP =
  'Usage: npm start -- [--no-open] [--port <number>] [--browser] [--lan] [--lan-address <IPv4 address>] [--data <folder>]'

/**
 * Reads the command line of the host; null when it cannot be understood.
 * Nothing is opened in CI or over a pipe to another program, where a browser would surprise.
 */
export const parseArguments = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HostArguments | null => {
  let port = env.VMESTE_PORT === undefined ? PREFERRED_PORT : Number(env.VMESTE_PORT)
  let open = !env.CI
  let lan = false
  const given: { lanAddress?: string; data?: string } = {}
  for (let i = 0; i < argv.length; i++) {
    const [flag, inline] = argv[i]!.split('=', 2)
    const value = (): string => inline ?? argv[++i] ?? ''
    if (flag === '--no-open') open = false
    else if (flag === '--lan') lan = true
    else if (flag === '--browser') continue
    else if (flag === '--port') port = Number(value() || Number.NaN)
    else if (flag === '--lan-address') given.lanAddress = value()
    else if (flag === '--data') given.data = value()
    else return null
  }
  if (given.data === '' || (given.lanAddress !== undefined && !isIPv4(given.lanAddress))) return null
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? { port, open, lan, ...given } : null
}
