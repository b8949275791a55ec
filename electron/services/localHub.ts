import { networkInterfaces } from 'node:os'
import { startHub } from '../hub/startHub.ts'
import { startUplink } from './uplink.ts'

/** Others on the LAN keep the address they were told, so its port stays the same between starts where it can. */
const LAN_PORT = 47_112

/** The hub of this machine and the way to hubs elsewhere, for its own windows. */
export interface LocalHub {
  /** WebSocket URL of the hub; null where no socket could be opened. Everything but meeting others works without. */
  readonly url: string | null
  /** Where a window reaches meeting points on other machines; see `uplink.ts`. */
  readonly uplink: string | null
  /** What people at other laptops on this network enter as their meeting point; empty unless asked for. */
  readonly lan: readonly string[]
  close(): Promise<void>
}

export interface LocalHubOptions {
  /** Origin of the pages it serves: `app://vmeste`, or the host's address. */
  readonly origin: string
  /** Also listen on the LAN, for the windows of other laptops. */
  readonly lan: boolean
  readonly log: (line: string) => void
}

const lanAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )

const start = async ({ origin, lan, log }: LocalHubOptions) => {
  if (!lan) return startHub({ allowedOrigins: [origin], log })
  // Laptops that come in over the LAN do so through their own uplink, which names its window's origin.
  const options = {
    host: '0.0.0.0',
    allowedOrigins: [...new Set([origin, 'app://vmeste', 'http://127.0.0.1:47110'])],
    log,
  }
  return startHub({ ...options, port: LAN_PORT }).catch(() => startHub(options))
}

export const startLocalHub = async (options: LocalHubOptions): Promise<LocalHub> => {
  try {
    const hub = await start(options)
    const uplink = await startUplink(options.origin, options.log)
    const at = (address: string) => `ws://${address}:${hub.port}/${hub.path}`
    return {
      url: at('127.0.0.1'),
      uplink: uplink.url,
      lan: options.lan ? lanAddresses().map(at) : [],
      close: async () => {
        await Promise.all([hub.close(), uplink.close()])
      },
    }
  } catch (error) {
    options.log(`the hub could not start: ${String(error)}`)
    return { url: null, uplink: null, lan: [], close: async () => {} }
  }
}
