import { startHub } from '../hub/startHub.ts'
import type { JsonFile } from './jsonFile.ts'
import { createLanSwitch, deadLanSwitch, type LanMemory, type LanSwitch, type LanSwitchOptions } from './lanSwitch.ts'
import { startUplink } from './uplink.ts'

/** The hub of this machine and the way to hubs elsewhere, for its own windows. */
export interface LocalHub {
  /** WebSocket URL of the hub; null where no socket could be opened. Everything but meeting others works without. */
  readonly url: string | null
  /** Where a window reaches meeting points on other machines; see `uplink.ts`. */
  readonly uplink: string | null
  /** Opens the hub to other laptops on this network. */
  readonly lan: LanSwitch
  close(): Promise<void>
}

export interface LocalHubOptions {
  /** Origin of the pages it serves: `app://vmeste`, or the host's address. */
  readonly origin: string
  /** Where is remembered whether the LAN was let in. */
  readonly memory: JsonFile<LanMemory>
  /** Let the LAN in from the start, as if the person had switched it on. */
  readonly lan: boolean
  /** See `LanSwitchOptions`. */
  readonly lanAddress?: string | undefined
  readonly discovery?: LanSwitchOptions['discovery']
  readonly log: (line: string) => void
}

export const startLocalHub = async (options: LocalHubOptions): Promise<LocalHub> => {
  const { origin, memory, log } = options
  try {
    const hub = await startHub({ allowedOrigins: [origin], log })
    const uplink = await startUplink(origin, log)
    const lan = createLanSwitch({ hub, memory, address: options.lanAddress, discovery: options.discovery, log })
    if (options.lan || memory.read()?.on) await lan.set(true)
    return {
      url: hub.url,
      uplink: uplink.url,
      lan,
      close: async () => {
        await lan.close()
        await Promise.all([hub.close(), uplink.close()])
      },
    }
  } catch (error) {
    log(`the hub could not start: ${String(error)}`)
    return { url: null, uplink: null, lan: deadLanSwitch, close: async () => {} }
  }
}
