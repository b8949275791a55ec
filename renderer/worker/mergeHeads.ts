import type { CommitId, DeviceId } from '../../shared/model/ids.ts'
import type { CommitRecord } from '../../shared/replica/ports.ts'
import type { StoredHeads } from '../store/VmesteDb.ts'

/**
 * A device's heads after `fresh` commits of it were stored: those that no stored commit of the device names in `prev`.
 * `stored` tells which of some ids are stored; it is asked only where a device's history forked or came out of order.
 */
export const mergeHeads = async (
  device: DeviceId,
  before: StoredHeads | undefined,
  fresh: readonly CommitRecord[],
  stored: (ids: CommitId[]) => Promise<CommitId[]>,
): Promise<StoredHeads> => {
  const heads = new Set(before?.heads)
  const waiting = new Set(before?.named)
  const named = new Set(fresh.flatMap((commit) => commit.prev))
  for (const { id } of fresh) if (!waiting.delete(id) && !named.has(id)) heads.add(id)
  const own = new Set(fresh.map((commit) => commit.id))
  const elsewhere: CommitId[] = []
  for (const id of named) if (!heads.delete(id) && !own.has(id)) elsewhere.push(id)
  if (elsewhere.length > 0) {
    const present = new Set(await stored(elsewhere))
    for (const id of elsewhere) if (!present.has(id)) waiting.add(id)
  }
  return { device, heads: [...heads], named: [...waiting] }
}
