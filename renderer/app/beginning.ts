import type { Result } from '../../shared/lib/result.ts'
import type { NetworkEntry, Session } from '../store/api.ts'
import { listNetworks } from '../store/networks.ts'
import { openSession } from '../store/openSession.ts'
import type { AppSettings } from '../store/profile.ts'
import { loadSettings } from '../store/settings.ts'
import { desktop } from './desktop.ts'
import { hubsOf, sharedHubsOf } from './hubs.ts'

/** Each window remembers its own network through reloads; a new window opens the one used last. */
const remembered = 'vmeste.network'

export const rememberNetwork = (key: string): void => sessionStorage.setItem(remembered, key)

/** What the window knows before anything is drawn. */
export interface Beginning {
  readonly settings: AppSettings
  /** This machine's networks, the one opened last first. */
  readonly networks: readonly NetworkEntry[]
  /** The network to open; null where there is none yet. */
  readonly entry: NetworkEntry | null
  /** It is being opened already, while the first screen is drawn around it. */
  readonly opening: Promise<Result<Session>> | null
}

export const openNetwork = (entry: NetworkEntry): Promise<Result<Session>> =>
  openSession(entry, { hubs: hubsOf(desktop), sharedHubs: sharedHubsOf(desktop), reach: desktop.hubAt })

/** Never rejects. */
export const begin = async (): Promise<Beginning> => {
  // Without a profile database the app still runs; founding a network then says what is wrong.
  const reading = Promise.all([loadSettings(), listNetworks().catch(() => [])])
  // The first access stops a window until the browser has answered: now, while the databases are opened and code is fetched.
  const last = sessionStorage.getItem(remembered)
  const [settings, networks] = await reading
  const entry = networks.find(({ key }) => key === last) ?? networks[0] ?? null
  return { settings, networks, entry, opening: entry && openNetwork(entry) }
}
