import { PREFERRED_PORT } from './host.ts'

export interface HostArguments {
  readonly port: number
  readonly open: boolean
  /** Other laptops on this network may use this machine's hub. */
  readonly lan: boolean
}

export const PORT_HELP = 'Usage: npm start -- [--no-open] [--port <number>] [--browser] [--lan]'

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
  for (let i = 0; i < argv.length; i++) {
    const [flag, inline] = argv[i]!.split('=', 2)
    if (flag === '--no-open') open = false
    else if (flag === '--lan') lan = true
    else if (flag === '--browser') continue
    else if (flag === '--port') port = Number(inline ?? argv[++i])
    else return null
  }
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? { port, open, lan } : null
}
