import { fromBase64Url } from '../lib/bytes.ts'
import { type HybridTime, msOf } from '../lib/hybridClock.ts'
import { sha256 } from '../lib/sha256.ts'
import type { DeviceId } from '../model/ids.ts'

/** Bytes before the Yjs update in a kind-1 payload; with the device they give the client id's lower half (P-DOC-4). */
export const CLIENT_SALT_BYTES = 8
const LOW = 2 ** 27
const EPOCH = Date.UTC(2026, 0, 1)
const DAY_MINUTES = 24 * 60

const minuteOf = (time: HybridTime): number => Math.floor((msOf(time) - EPOCH) / 60_000)

/** The 27 bits that only this device can have: nobody can mint ids inside another device's part of an entity. */
export const clientPart = (device: DeviceId, salt8: Uint8Array): number => {
  const bytes = fromBase64Url(device)
  if (bytes?.length !== 32 || salt8.length !== CLIENT_SALT_BYTES) throw new Error('not a device and its salt')
  const hash = sha256(bytes, salt8)
  return new DataView(hash.buffer).getUint32(0) & (LOW - 1)
}

/** A Yjs client id for a command or editor session that begins at `time`; later ones are larger, so the later writer wins (P-DOC-4). */
export const clientIdOf = (device: DeviceId, salt8: Uint8Array, time: HybridTime): number =>
  Math.max(0, minuteOf(time)) * LOW + clientPart(device, salt8)

/** P-DOC-4: `client` is made of this part, and of a minute at most a day before the commit's and never after it. */
export const clientIdFits = (client: number, part: number, time: HybridTime): boolean => {
  const minute = Math.floor(client / LOW)
  const commitMinute = Math.max(0, minuteOf(time))
  return client % LOW === part && minute <= commitMinute && minute >= commitMinute - DAY_MINUTES
}
