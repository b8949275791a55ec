import { msOf } from '../lib/hybridClock.ts'
import type { Role } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, MemberId, ScopeId } from '../model/ids.ts'
import type { Roster } from './Roster.ts'

/** A person on the roster: somebody who founded or joined, not a record about somebody. */
export interface RosterMember {
  readonly member: MemberId
  /** As given when joining; the profile may say something newer. */
  readonly name: string
  /** Epoch ms of the first admission. */
  readonly since: number
  /** Whose invitation or admission it was; '' for the founder. */
  readonly invitedBy: MemberId | ''
  /** False when removed. */
  readonly active: boolean
  /** Highest role that stands; `member` when none does. */
  readonly role: Role
  /** Every role that stands, highest first, with who gave it when (epoch ms; '' where nobody did: the founder's own). */
  readonly roles: readonly {
    readonly role: Role
    readonly scope?: ScopeId
    readonly grant: CommitId
    readonly since: number
    readonly by: MemberId | ''
  }[]
  readonly devices: readonly DeviceId[]
}

/** The name, the time and the inviter of each first admission that stands (or ever stood). */
const admissions = (roster: Roster) => {
  const out = new Map<MemberId, { name: string; time: number; invitedBy: MemberId | '' }>()
  for (const commit of roster.statements()) {
    const s = commit.statement
    if ((s?.k !== 'found' && s?.k !== 'admit') || !roster.effective(commit)) continue
    const known = out.get(s.member)
    if (known && known.time <= commit.time) continue
    const invite = s.k === 'admit' && s.via !== undefined ? roster.statement(s.via) : undefined
    const invitedBy = s.k === 'found' ? '' : (roster.grant((invite ?? commit).auth)?.member ?? '')
    out.set(s.member, { name: s.name, time: commit.time, invitedBy })
  }
  return out
}

/** When a grant was given, and by whom. */
const givenBy = (roster: Roster, grant: CommitId): { since: number; by: MemberId | '' } => {
  const commit = roster.statement(grant)
  if (!commit) return { since: 0, by: '' }
  return {
    since: msOf(commit.time),
    by: commit.statement?.k === 'found' ? '' : (roster.grant(commit.auth)?.member ?? ''),
  }
}

/** Everyone whose admission is effective, in the order they came. */
export const membersOf = (roster: Roster): RosterMember[] =>
  [...admissions(roster)]
    .map(([member, { name, time, invitedBy }]) => {
      const roles = roster.standing(member)
      return {
        member,
        name,
        since: msOf(time),
        invitedBy,
        active: roles.length > 0,
        role: roles[0]?.role ?? ('member' as Role),
        roles: roles.map(({ role, scope, id }) => ({
          role,
          ...(scope && { scope }),
          grant: id,
          ...givenBy(roster, id),
        })),
        devices: roster.standingDevices(member),
      }
    })
    .sort((a, b) => a.since - b.since)
