import { randomBytes } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { z } from 'zod/mini'
import type { LanState } from '../../shared/ipc/contract.ts'
import type { Discovery } from '../hub/lan/discovery.ts'
import { type Lan, startLan } from '../hub/lan/startLan.ts'
import { type Hub, startHub } from '../hub/startHub.ts'
import type { JsonFile } from './jsonFile.ts'
import { UPLINK_ORIGIN } from './uplink.ts'

/** What outlives a restart. Whoever was invited keeps port and path, so both stay the same. */
export const lanMemorySchema = z.nullable(
  z.object({
    on: z.boolean(),
    port: z.number().check(z.int(), z.minimum(1), z.maximum(65_535)),
    path: z.string().check(z.regex(/^[\w-]{22}$/)),
  }),
)
export type LanMemory = z.infer<typeof lanMemorySchema>

/** "Let laptops on this Wi-Fi find this one": opens this machine's hub to the LAN, and finds the hubs of others there. */
export interface LanSwitch {
  state(): LanState
  /** Remembered. Never rejects; one at a time, in the order asked for. */
  set(on: boolean): Promise<LanState>
  /** The machine stops; what was switched on comes back at the next start. */
  close(): Promise<void>
}

export interface LanSwitchOptions {
  readonly hub: Hub
  readonly memory: JsonFile<LanMemory>
  /** Address to listen on; every IPv4 address of the machine unless told otherwise. */
  readonly address?: string
  /** How other hubs are found; mDNS unless told otherwise, nothing where only this machine is listened to. */
  readonly discovery?: () => Discovery
  readonly log: (line: string) => void
}

const PREFERRED_PORT = 47_112
const EVERYWHERE = '0.0.0.0'

/** Bridges to virtual machines and tunnels: nobody at the table can reach this machine through them. */
const isVirtual = (name: string): boolean =>
  /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|utun|tap|wg|zt)/.test(name)

const addressesOfMachine = (): string[] =>
  Object.entries(networkInterfaces())
    .sort(([a], [b]) => Number(isVirtual(a)) - Number(isVirtual(b)))
    .flatMap(([, addresses]) =>
      (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
    )

interface Open {
  readonly door: Hub
  readonly lan: Lan | null
}

export const createLanSwitch = (options: LanSwitchOptions): LanSwitch => {
  const { hub, memory, address = EVERYWHERE, discovery, log } = options
  let open: Open | null = null
  let failed = false
  let turn: Promise<unknown> = Promise.resolve()

  const state = (): LanState => {
    if (!open) return { on: false, hubs: [], problem: failed ? { code: 'lan.cannotListen' } : null }
    const { port, path } = open.door
    const hubs = (address === EVERYWHERE ? addressesOfMachine() : [address]).map((at) => `ws://${at}:${port}/${path}`)
    return { on: true, hubs, problem: hubs.length === 0 ? { code: 'lan.noNetwork' } : null }
  }

  const start = async (): Promise<void> => {
    const { port = PREFERRED_PORT, path = randomBytes(16).toString('base64url') } = memory.read() ?? {}
    const door = { host: address, path, allowedOrigins: [UPLINK_ORIGIN], rooms: hub, log }
    // Taken: whoever remembers the port will not find us today, all others will.
    const opened = await startHub({ ...door, port }).catch(() => startHub(door))
    const alone = address.startsWith('127.') && !discovery
    try {
      open = { door: opened, lan: alone ? null : await startLan({ hub, host: address, discovery: discovery?.(), log }) }
    } catch (error) {
      await opened.close()
      throw error
    }
    // The port it prefers, or the first it got: a port that is taken once is not given up for ever.
    memory.write({ on: true, port: memory.read()?.port ?? opened.port, path })
  }

  const stop = async (): Promise<void> => {
    const was = open
    open = null
    await Promise.all([was?.lan?.close(), was?.door.close()])
  }

  const change = async (on: boolean): Promise<void> => {
    failed = false
    if (on && !open) {
      await start().catch((error: unknown) => {
        failed = true
        log(`the LAN cannot be listened on: ${String(error)}`)
      })
    } else if (!on) {
      const before = memory.read()
      if (before) memory.write({ ...before, on: false })
      await stop()
    }
  }

  const inTurn = async (what: () => Promise<void>): Promise<LanState> => {
    turn = turn.then(what)
    await turn
    return state()
  }

  return { state, set: (on) => inTurn(() => change(on)), close: async () => void (await inTurn(stop)) }
}

/** Where the machine has no hub there is nothing to open. */
export const deadLanSwitch: LanSwitch = {
  state: () => ({ on: false, hubs: [], problem: null }),
  set: async (on) => ({ on: false, hubs: [], problem: on ? { code: 'lan.cannotListen' } : null }),
  close: async () => {},
}
