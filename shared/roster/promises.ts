import { type Grant, rankOf } from '../model/defineEntity.ts'
import type { MemberId } from '../model/ids.ts'
import type { RosterCommit } from './facts.ts'
import { type Gift, givenAfter } from './giving.ts'
import type { Roster } from './Roster.ts'
import type { InvitedRole } from './statement.ts'
import type { Actor } from './taking.ts'

/** May she promise this role to whom she invites: could she give it herself? */
export const mayPromise = (roster: Roster, actor: Actor, role: InvitedRole): boolean =>
  role === 'member' || roster.standing(actor.member).some((grant) => mayGive(grant, role))

const mayGive = ({ role: own }: Grant, role: InvitedRole): boolean =>
  rankOf[own] < rankOf[role] || (rankOf[own] === rankOf[role] && rankOf[own] <= 1)

/**
 * What was promised with an invitation and is this device's to give: it let the newcomer in, or the invitation is its member's own.
 * The inviter must be able to give it still, and nobody may have given it before: what was taken back is not given again.
 */
export const promisedGifts = (roster: Roster, actor: Actor): Gift[] => {
  const gifts: Gift[] = []
  for (const [via, admissions] of roster.said.through) {
    const invitation = roster.statement(via)
    if (invitation?.statement?.k !== 'invite' || invitation.statement.role === 'member') continue
    const { role } = invitation.statement
    const inviter = inviterOf(roster, invitation)
    if (!inviter || !mayPromise(roster, { ...actor, member: inviter }, role)) continue
    for (const { device, statement } of admissions) {
      if (statement?.k !== 'admit' || (inviter !== actor.member && device !== actor.device)) continue
      const gift: Gift = { member: statement.member, role }
      const given = roster.said.grantsOf.get(statement.member) ?? []
      if (given.some((grant) => grant.role === role) || gifts.some(({ member }) => member === gift.member)) continue
      if (roster.standing(statement.member).length === 0) continue
      if (roster.bestGrantFor(actor.member, givenAfter(gift), actor.device)) gifts.push(gift)
    }
  }
  return gifts
}

/** Whose invitation it is; undefined when it does not count. */
export const inviterOf = (roster: Roster, invitation: RosterCommit): MemberId | undefined =>
  roster.effective(invitation) ? roster.grant(invitation.auth)?.member : undefined
