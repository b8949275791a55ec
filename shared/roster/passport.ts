import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import { firstDeviceOf } from './facts.ts'
import type { Roster } from './Roster.ts'

/** So many statements at most: the way from the founding to a member is a handful of them. */
export const MAX_PASSPORT = 256

/**
 * The statements that bring a device in, from the founding on, and no others: the grants one under the other, invitations, and the
 * links to each device that spoke. Empty for who does not stand, or whose way here is longer than fits.
 */
export const passportOf = (roster: Roster, device: DeviceId): readonly CommitId[] => {
  const member = roster.memberOf(device)
  const grant = member !== undefined && roster.grantsAt(member, device)[0]
  if (!grant) return []
  const out = new Set<CommitId>()
  const queue: CommitId[] = [grant.id, ...linksTo(roster, device, member)]
  for (let id = queue.pop(); id !== undefined && out.size <= MAX_PASSPORT; id = queue.pop()) {
    const commit = roster.statement(id)
    if (!commit || out.has(id)) continue
    out.add(id)
    const s = commit.statement
    const under = roster.grant(commit.auth)
    if (s?.k === 'found' || !under) continue
    queue.push(under.id, ...linksTo(roster, commit.device, under.member))
    if (s?.k === 'admit' && s.via !== undefined) queue.push(s.via)
  }
  return out.size > MAX_PASSPORT ? [] : [...out]
}

/** What made the device the member's; nothing for the first. */
const linksTo = (roster: Roster, device: DeviceId, member: MemberId): CommitId[] =>
  device === firstDeviceOf(member)
    ? []
    : (roster.said.links.get(device) ?? [])
        .filter(({ commit, statement }) => statement.member === member && roster.effective(commit))
        .map(({ commit }) => commit.id)
