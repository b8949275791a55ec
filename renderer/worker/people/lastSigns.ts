import { msOf } from '../../../shared/lib/hybridClock.ts'
import type { DeviceId, MemberId } from '../../../shared/model/ids.ts'
import type { Membership } from '../../store/api.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { VmesteDb } from '../../store/VmesteDb.ts'

const PAGE = 500

/**
 * When each member last did something that reached this laptop, epoch ms: the newest commit of any of her laptops. Reads one commit a
 * laptop, so it is asked only when somebody wants to know.
 */
export const lastSigns =
  (db: VmesteDb) =>
  async (members?: readonly MemberId[]): Promise<ReadonlyMap<MemberId, number>> => {
    const all = ((await db.local.get(localKeys.membership)) ?? []) as readonly Membership[]
    const wanted = members && new Set(members)
    const owner = new Map<DeviceId, MemberId>()
    for (const { member, devices = [] } of all)
      if (!wanted || wanted.has(member)) for (const device of [member as string, ...devices]) owner.set(device, member)
    const signs = new Map<MemberId, number>()
    const devices = [...owner.keys()]
    for (let at = 0; at < devices.length; at += PAGE) {
      const heads = (await db.heads.bulkGet(devices.slice(at, at + PAGE))).flatMap((each) => each?.heads ?? [])
      for (const commit of await db.commits.bulkGet(heads)) {
        const member = commit && owner.get(commit.device)
        if (member) signs.set(member, Math.max(signs.get(member) ?? 0, msOf(commit.time)))
      }
    }
    return signs
  }
