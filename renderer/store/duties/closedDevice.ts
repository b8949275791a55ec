import { deviceNamesOf, PAPER } from '../../../shared/model/deviceNames.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'

/** What was closed off, as far as its member's profile tells; `unknown` without one. */
export type ClosedDevice =
  | { readonly kind: 'paper' | 'unknown' }
  /** `name`: '' where she gave it none. */
  | { readonly kind: 'laptop'; readonly name: string }

/** `named`: the profile's `deviceNames`; undefined where there is no profile here. */
export const closedDevice = (device: DeviceId | undefined, named: readonly string[] | undefined): ClosedDevice => {
  if (device === undefined || !named) return { kind: 'unknown' }
  const name = deviceNamesOf(named).get(device) ?? ''
  return name === PAPER ? { kind: 'paper' } : { kind: 'laptop', name }
}
