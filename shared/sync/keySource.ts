import type { DeviceId } from '../model/ids.ts'

/** What a session needs to pass the network's key on to a member's laptop that lacks it (P-KEY). */
export interface KeySource {
  /** Id of the key in use, when this machine cannot open it; else null. */
  readonly missing: string | null
  /** The key of that id sealed to the device, 96 bytes; null when it is not here or the device does not stand. */
  boxFor(device: DeviceId, id: string): Promise<Uint8Array | null>
  /** False for a box that does not hold a key of this network. */
  take(box: Uint8Array): Promise<boolean>
  /** After a key was learned, or one is missing now. Returns how to stop listening. */
  onChange(listener: () => void): () => void
}
