import type { Desktop } from '../../shared/ipc/desktop.ts'
import { loadSettings } from '../store/settings.ts'

/** Where others may be found: the address typed by hand first, then this machine's own hub. None while meeting is switched off. */
export const hubsOf = (desktop: Desktop) => async (): Promise<readonly string[]> => {
  const { meet, hub } = await loadSettings()
  if (!meet) return []
  const own = await desktop.hubUrl()
  return [hub, own].filter((url): url is string => Boolean(url))
}
