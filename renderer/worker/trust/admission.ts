import { msOf } from '../../../shared/lib/hybridClock.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { RosterCommit } from '../../../shared/roster/facts.ts'
import { plainName } from '../../../shared/roster/linkText.ts'
import type { Roster } from '../../../shared/roster/Roster.ts'
import type { Invite } from '../../../shared/roster/statement.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { InvitationInfo } from '../../store/trust.ts'
import type { TrustHandlers } from './handlers.ts'

/** Invitations and decisions. */
export const admission = {
  async invitations({ replica: { roster }, store }) {
    const now = Date.now()
    const list: InvitationInfo[] = []
    for (const commit of roster.statements()) {
      const { statement } = commit
      // One that was said without standing never opened anything.
      if (statement?.k !== 'invite' || !roster.formed(commit)) continue
      const link = await store.local<string>(localKeys.invitations + commit.id)
      list.push({ ...describe(roster, commit, statement, now), ...(link && { link }) })
    }
    return ok(list.sort((a, b) => b.at - a.at || (a.via < b.via ? -1 : 1)))
  },
} satisfies TrustHandlers

const describe = (roster: Roster, commit: RosterCommit, invite: Invite, now: number): InvitationInfo => {
  const came = (roster.said.through.get(commit.id) ?? [])
    .flatMap(({ statement, time }) => (statement?.k === 'admit' ? [{ ...statement, at: msOf(time) }] : []))
    .map(({ member, name, at }) => ({ member, name: plainName(name), at, active: roster.standing(member).length > 0 }))
    .sort((a, b) => a.at - b.at)
  const { until, uses, role } = invite
  const isClosed = !roster.effective(commit) || roster.closingOf(commit.id).length > 0
  const isUsedUp = uses > 0 && came.filter(({ active }) => active).length >= uses
  return {
    via: commit.id,
    note: plainName(invite.note),
    by: roster.grant(commit.auth)?.member ?? '',
    at: msOf(commit.time),
    until,
    uses,
    role,
    state: isClosed ? 'revoked' : isUsedUp ? 'usedUp' : until <= now ? 'expired' : 'open',
    came,
  }
}
