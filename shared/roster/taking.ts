import { ok, problem, type Result } from '../lib/result.ts'
import { type Grant, type Role, rankOf } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, MemberId, ScopeId } from '../model/ids.ts'
import type { Roster } from './Roster.ts'
import type { RevokeTarget } from './statement.ts'

/** Who acts, on which of her devices. */
export interface Actor {
  readonly member: MemberId
  readonly device: DeviceId
}

/** What is taken back. */
export type Aim =
  | { readonly by: 'member'; readonly member: MemberId; readonly role?: Role; readonly scope?: ScopeId }
  | { readonly by: 'device'; readonly device: DeviceId }
  /** `keep`: who came through it stays. */
  | { readonly by: 'invite'; readonly invite: CommitId; readonly keep: boolean }

/** A revoke to be said: all but its cut. */
export interface PlannedRevoke {
  readonly target: RevokeTarget
  /** The grant it is said under: the least powerful that does. */
  readonly auth: CommitId
  /** Whose last commits make the cut. */
  readonly devices: readonly DeviceId[]
  readonly keep: readonly CommitId[]
  readonly replaces: readonly CommitId[]
}

/** What somebody does that a revoke is to reach: under this grant, on this device. */
export interface Reached {
  readonly grant: Grant
  readonly device: DeviceId
}

/**
 * The revokes that take it back, each under the least powerful grant that reaches. Several where no single one does: the other
 * laptop of someone with two duties, or an invitation together with those who came through it. Problems: `notAllowed`,
 * `trust.self`, `trust.notAbove`, `trust.notMember`, `trust.notHeld`, `trust.unknown`.
 */
export const planRevoke = (roster: Roster, actor: Actor, aim: Aim): Result<readonly PlannedRevoke[]> => {
  if (aim.by === 'member') return takeFromMember(roster, actor, aim)
  return aim.by === 'device' ? takeDevice(roster, actor, aim.device) : takeInvite(roster, actor, aim)
}

const takeFromMember = (
  roster: Roster,
  actor: Actor,
  { member, role, scope }: Aim & { by: 'member' },
): Result<readonly PlannedRevoke[]> => {
  // A duty of one's own may be given up; what one is, others take back.
  const duty = role === 'lead' || role === 'organiser'
  if (member === actor.member && !duty) return problem('trust.self')
  const held = roster.standing(member)
  if (held.length === 0) return problem('trust.notMember')
  const aimed = held.filter((grant) => role === undefined || (grant.role === role && grant.scope === scope))
  if (aimed.length === 0) return problem('trust.notHeld')
  const target: RevokeTarget = { by: 'member', member, ...(role && { role }), ...(scope && { scope }) }
  const devices = roster.devicesOf(member)
  const done = aimed.map((grant) => ({ grant, device: devices[0]! }))
  return cover(roster, actor, target, done, { devices })
}

const takeDevice = (roster: Roster, actor: Actor, device: DeviceId): Result<readonly PlannedRevoke[]> => {
  if (device === actor.device) return problem('trust.self')
  const owner = roster.memberOf(device)
  if (owner === undefined) return problem('trust.unknown')
  const done = roster.grantsAt(owner, device).map((grant) => ({ grant, device }))
  return cover(roster, actor, { by: 'device', device }, done, { devices: [device] })
}

const takeInvite = (
  roster: Roster,
  actor: Actor,
  { invite, keep }: Aim & { by: 'invite' },
): Result<readonly PlannedRevoke[]> => {
  const said = roster.statement(invite)
  if (said?.statement?.k !== 'invite' || !roster.effective(said) || roster.closingOf(invite).length > 0)
    return problem('trust.unknown')
  const target: RevokeTarget = { by: 'invite', invite }
  const mine = roster.grantsAt(actor.member, actor.device)
  const auth = mine.find((grant) => roster.mayClose(invite, grant.id, actor.device))
  if (!auth) return refusal(mine)
  const came = (roster.said.through.get(invite) ?? []).filter((admission) => roster.effective(admission))
  const closing = { target, auth: auth.id, devices: [], keep: came.map(({ id }) => id), replaces: [] }
  if (keep) return ok([closing])
  // Each of them by a revoke of her own, because what an invite's revoke undoes nobody could bring back.
  const out: PlannedRevoke[] = [closing]
  for (const { statement } of came) {
    if (statement?.k !== 'admit' || roster.standing(statement.member).length === 0) continue
    const each = takeFromMember(roster, actor, { by: 'member', member: statement.member })
    if (!each.ok) return each
    out.push(...each.value)
  }
  return ok(out)
}

/** Revokes of one target which together reach all of this. */
export const cover = (
  roster: Roster,
  actor: Actor,
  target: RevokeTarget,
  done: readonly Reached[],
  { devices, replaces = [] }: { readonly devices: readonly DeviceId[]; readonly replaces?: readonly CommitId[] },
): Result<readonly PlannedRevoke[]> => {
  const mine = roster.grantsAt(actor.member, actor.device)
  const reaches = (auth: Grant, { grant, device }: Reached) =>
    roster.reaches(target, auth.id, actor.device, { grant: grant.id, device })
  const single = mine.find((auth) => done.every((each) => reaches(auth, each)))
  const needed = single ? [single] : done.map((each) => mine.find((auth) => reaches(auth, each)))
  const auths = new Set(needed.flatMap((auth) => (auth ? [auth.id] : [])))
  if (needed.some((auth) => !auth) || auths.size === 0) return refusal(mine)
  return ok([...auths].map((auth) => ({ target, auth, devices, keep: [], replaces })))
}

const refusal = (mine: readonly Grant[]) =>
  problem(mine.some(({ role }) => rankOf[role] <= 2) ? 'trust.notAbove' : 'notAllowed')
