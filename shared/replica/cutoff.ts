import { hybridOf } from '../lib/hybridClock.ts'
import type { CommitId, DeviceId } from '../model/ids.ts'
import type { Core } from './core.ts'

/** What still counts of what they did: all that is known here, what was made before a moment (epoch ms), or nothing. */
export type Cutoff = 'known' | 'nothing' | { readonly before: number }

interface Made {
  readonly id: CommitId
  readonly prev: readonly CommitId[]
}

/**
 * The cut of a revoke: the last commits of these devices that count (P-ROSTER-1). Their last statements are named besides, though they
 * lie below: whoever has the roster but not yet the data must not take back, until the data comes, whom the removed person let in.
 */
export const cutOf = async (core: Core, devices: readonly DeviceId[], cutoff: Cutoff): Promise<CommitId[]> => {
  if (cutoff === 'nothing') return []
  const statements = devices.flatMap((device) => core.roster.said.by.get(device) ?? [])
  if (cutoff === 'known') {
    const heads = await Promise.all(devices.map((device) => core.store.heads(device)))
    return [...new Set([...heads.flat().map(({ id }) => id), ...lastOf(statements)])]
  }
  const before = hybridOf(cutoff.before)
  const early = (await core.store.byDevices(devices)).filter(({ time }) => time < before)
  return [...new Set([...lastOf(early), ...lastOf(statements.filter(({ time }) => time < before))])]
}

/** Those that none of the others goes on from. */
const lastOf = (made: readonly Made[]): CommitId[] => {
  const named = new Set(made.flatMap(({ prev }) => prev))
  return made.filter(({ id }) => !named.has(id)).map(({ id }) => id)
}
