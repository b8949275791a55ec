import { msOf } from '../../../shared/lib/hybridClock.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { TrustHandlers } from './handlers.ts'

/** The rooms' key (P-KEY). */
export const keys = {
  async keyState({ replica, keys }) {
    const { roster, net, device: here } = replica
    const { current } = keys.standing
    const since = msOf((current?.commit ?? roster.statement(net as string))?.time ?? 0)
    // Who came since was given it then.
    const has = new Set([here, ...keys.givenTo, ...(current?.statement.boxes ?? []).map(({ device }) => device)])
    for (const { statement: s, time } of roster.statements()) {
      if (!current || time <= current.commit.time) continue
      if (s?.k === 'admit') has.add(s.member as string)
      if (s?.k === 'link') has.add(s.dev)
    }
    const waiting = current
      ? roster
          .memberIds()
          .flatMap((member) => roster.standingDevices(member).map((device) => ({ device, member })))
          .filter(({ device }) => !has.has(device))
      : []
    return ok({ since, waiting })
  },
} satisfies TrustHandlers
