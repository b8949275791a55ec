import type { Grant } from '../../shared/model/defineEntity.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { isAbove } from '../../shared/roster/above.ts'
import { membersOf } from '../../shared/roster/members.ts'
import type { Roster } from '../../shared/roster/Roster.ts'
import type { Membership, PastMember } from '../store/api.ts'

/** Who belongs and who did, as windows read it; `me`: whose "may take back" it is. */
export const membershipOf = (
  roster: Roster,
  me: MemberId,
): { readonly members: readonly Membership[]; readonly past: readonly PastMember[] } => {
  const own = roster.standing(me)
  const isMine = (grant: Grant | undefined) => grant !== undefined && own.some((high) => isAbove(roster, high, grant))
  const members = membersOf(roster)
    .filter(({ active }) => active)
    .map(({ member, role, name, invitedBy, since, roles, devices }): Membership => {
      const held = roles.map((each) => ({ ...each, mine: isMine(roster.grant(each.grant)) }))
      const more = devices.filter((device) => device !== (member as string))
      const beyond = held.filter((each) => each.role !== 'member').map(({ grant: _grant, ...each }) => each)
      return {
        member,
        role,
        name,
        invitedBy,
        since,
        roles: beyond,
        ...(more.length > 0 && { devices: more }),
        mine: member !== me && held.every(({ mine }) => mine),
      }
    })
  const active = new Set(members.map(({ member }) => member))
  const past = roster
    .memberIds()
    .filter((member) => !active.has(member))
    .map((member): PastMember => ({ member, name: roster.nameOf(member) ?? '' }))
  return { members, past }
}
