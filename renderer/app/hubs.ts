import type { Desktop } from '../../shared/ipc/desktop.ts'
import { loadSettings } from '../store/settings.ts'

const present = (addresses: readonly (string | null)[]): readonly string[] => [
  ...new Set(addresses.filter((address): address is string => Boolean(address))),
]

/** Where others may be found: the address typed by hand first, then this machine's own hub. None while meeting is switched off. */
export const hubsOf = (desktop: Desktop) => async (): Promise<readonly string[]> => {
  const { meet, hub } = await loadSettings()
  if (!meet) return []
  return present(await Promise.all([hub ? desktop.hubAt(hub) : null, desktop.hubUrl()]))
}

/** What an invitation says about where to meet: only what others can reach, never this machine's own loopback address. */
export const sharedHubsOf = (desktop: Desktop) => async (): Promise<readonly string[]> => {
  const { hub } = await loadSettings()
  return present([hub, ...(await desktop.lan()).hubs])
}
