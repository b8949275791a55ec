import type { CommitId } from '../../shared/model/ids.ts'
import { createDeviceKeys, type DeviceKeys } from '../../shared/roster/keys.ts'
import { profile } from './profile.ts'

/**
 * The keys to knock with, the same each time until this machine is let in: a laptop that died right after a door had admitted it
 * would otherwise have used up an invitation that is for one. Rejects when nothing can be stored.
 */
export const guestKeys = async (via: CommitId, until: number): Promise<DeviceKeys> => {
  // Never inside a transaction: making keys takes longer than IndexedDB keeps one open.
  const keys = await createDeviceKeys()
  return profile.transaction('rw', profile.guests, async () => {
    await profile.guests.filter((guest) => guest.until <= Date.now()).delete()
    const known = await profile.guests.get(via)
    if (known) return known.keys
    await profile.guests.put({ via, keys, until })
    return keys
  })
}

/** It belongs to the network now. */
export const forgetGuest = (via: CommitId): Promise<void> => profile.guests.delete(via)
