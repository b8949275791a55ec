import type { DeviceId } from '../model/ids.ts'

/** Asks for the key in use, whichever that is: 16 zero bytes. */
export const ANY_KEY = 'AAAAAAAAAAAAAAAAAAAAAA'

/** What a session needs to pass the network's key on to a member's laptop that lacks it (P-KEY). */
export interface KeySource {
  /** Id of the key in use, when this machine cannot open it (`ANY_KEY`: it has none at all); else null. */
  readonly missing: string | null
  /** The key of that id, or the one in use for `ANY_KEY`, sealed to the device, 96 bytes; null when it is not here or the device does not stand. */
  boxFor(device: DeviceId, id: string): Promise<Uint8Array | null>
  /** False for a box that does not hold the key that is missing. */
  take(box: Uint8Array): Promise<boolean>
  /** After a key was learned, or one is missing now. Returns how to stop listening. */
  onChange(listener: () => void): () => void
}
