import type { DeviceId } from './ids.ts'

/** The name that marks a recovery sheet among somebody's devices. */
export const PAPER = ':paper'

/** What somebody calls her laptops, by device: the elements `device id=name` of her profile. The rest is left out. */
export const deviceNamesOf = (elements: readonly string[]): ReadonlyMap<DeviceId, string> => {
  const names = new Map<DeviceId, string>()
  for (const element of [...elements].sort()) {
    const at = element.indexOf('=')
    if (at > 0) names.set(element.slice(0, at), element.slice(at + 1))
  }
  return names
}
