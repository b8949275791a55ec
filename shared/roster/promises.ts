import { msOf } from '../lib/hybridClock.ts'
import type { MemberId } from '../model/ids.ts'
import type { RosterCommit } from './facts.ts'
import { type Gift, givenAfter } from './giving.ts'
import { mayGive } from './mayGive.ts'
import type { Roster } from './Roster.ts'
import type { InvitedRole } from './statement.ts'
import type { Actor } from './taking.ts'

/** May she promise this role to whom she invites: could she give it herself? */
export const mayPromise = (roster: Roster, actor: Actor, role: InvitedRole): boolean =>
  role === 'member' || roster.standing(actor.member).some((grant) => mayGive(grant.role, role))

/** A promise is kept so long, ms, after the invitation has ended: whoever is to keep it may have been away. */
const KEPT_FOR = 30 * 86_400_000

/**
 * What was promised with an invitation and is this device's to give: it let the newcomer in, or the invitation is its member's own.
 * The inviter must be able to give it still, and nobody may have given it before: what was taken back is not given again. Doors count
 * uses and look at the clock; any member's laptop can let somebody in without being a door, and a guest has the link still. So nobody
 * is given it who came after the end (an admission may be dated back: `now`, epoch ms, counts too), and no more than may come.
 */
export const promisedGifts = (roster: Roster, actor: Actor, now: number): Gift[] => {
  const gifts = new Map<MemberId, Gift>()
  for (const [via, admissions] of roster.said.through) {
    const invitation = roster.statement(via)
    if (invitation?.statement?.k !== 'invite' || invitation.statement.role === 'member') continue
    const { role, uses, until } = invitation.statement
    const inviter = inviterOf(roster, invitation)
    if (!inviter || now > until + KEPT_FOR || !mayPromise(roster, { ...actor, member: inviter }, role)) continue
    const here = new Map<MemberId, RosterCommit>()
    for (const admission of [...admissions].sort(earlierFirst)) {
      const { statement: s } = admission
      if (s?.k === 'admit' && roster.standing(s.member).length > 0 && !here.has(s.member)) here.set(s.member, admission)
    }
    const owed = [...here].filter(([member]) => !wasGiven(roster, member, role))
    const left = uses === 0 ? owed.length : uses - (here.size - owed.length)
    const inTime = owed.filter(([, { time }]) => msOf(time) <= until)
    for (const [member, { device }] of inTime.slice(0, Math.max(0, left))) {
      if ((inviter !== actor.member && device !== actor.device) || gifts.has(member)) continue
      const gift: Gift = { member, role }
      if (roster.bestGrantFor(actor.member, givenAfter(gift), actor.device)) gifts.set(member, gift)
    }
  }
  return [...gifts.values()]
}

const earlierFirst = (a: RosterCommit, b: RosterCommit): number => a.time - b.time || (a.id < b.id ? -1 : 1)

const wasGiven = (roster: Roster, member: MemberId, role: InvitedRole): boolean =>
  (roster.said.grantsOf.get(member) ?? []).some((grant) => grant.role === role)

/** Whose invitation it is; undefined when it does not count. */
export const inviterOf = (roster: Roster, invitation: RosterCommit): MemberId | undefined =>
  roster.effective(invitation) ? roster.grant(invitation.auth)?.member : undefined
