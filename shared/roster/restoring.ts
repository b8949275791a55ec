import { ok, problem, type Result } from '../lib/result.ts'
import type { CommitId, MemberId } from '../model/ids.ts'
import type { SaidRevoke } from './facts.ts'
import type { Gift } from './giving.ts'
import type { Roster } from './Roster.ts'
import type { RevokeTarget } from './statement.ts'
import { type Actor, cover, type PlannedRevoke, type Reached } from './taking.ts'

/** How a taking back is undone: revokes that stand for the earlier ones and cut nothing, and what is given again. */
export interface PlannedRestore {
  readonly revokes: readonly PlannedRevoke[]
  /** Who acts again; '' for a device, which never does: it has to be linked anew. */
  readonly member: MemberId | ''
  readonly gifts: readonly Gift[]
}

/**
 * Undoes it together with every other that took the same away: two coordinators may have removed her at once. Problems:
 * `trust.unknown`, `trust.final` (an invitation: make a new one), `trust.alreadyUndone`, `trust.notAbove`, `notAllowed`.
 */
export const planRestore = (roster: Roster, actor: Actor, id: CommitId): Result<PlannedRestore> => {
  const revoke = roster.said.revokes.get(id)
  if (!revoke || !roster.formed(revoke.commit)) return problem('trust.unknown')
  if (revoke.target.by === 'invite') return problem('trust.final')
  const { target } = revoke
  const taken = reachedBy(roster, target).filter((done) => standsAgainst(roster, revoke, done))
  if (taken.length === 0) return problem('trust.alreadyUndone')
  const earlier = overcomeBefore(roster, taken)
  const all = sameTarget(roster, target).filter(
    (other) => !earlier.has(other.commit.id) && taken.every((done) => standsAgainst(roster, other, done)),
  )
  const undone = new Set(all.map(({ commit }) => commit.id))
  const lost = reachedBy(roster, target, undone).filter((done) =>
    all.some((other) => standsAgainst(roster, other, done)),
  )
  const devices = target.by === 'device' ? [target.device] : roster.devicesOf(target.member)
  const revokes = cover(roster, actor, target, lost, { devices, replaces: [...undone] })
  if (!revokes.ok) return revokes
  if (target.by === 'device') return ok({ revokes: revokes.value, member: '', gifts: [] })
  const { member } = target
  // What another revoke still takes away stays away: a role that was lost before the membership. So does what had been given without
  // knowing of an earlier removal, though that one was undone.
  const others = (roster.said.revokesOfMember.get(member) ?? []).filter(
    (other) => !undone.has(other.commit.id) && (other.replaces.length === 0 || other.commit.time < revoke.commit.time),
  )
  const free = lost.filter((done) => !others.some((other) => standsAgainst(roster, other, done)))
  const gifts = new Map(free.map(({ grant: { role, scope } }) => [`${role} ${scope ?? ''}`, { member, role, scope }]))
  return ok({
    revokes: revokes.value,
    member,
    gifts: [...gifts.values()].map(({ scope, ...gift }) => ({ ...gift, ...(scope && { scope }) })),
  })
}

/** Does it take anything away: does it reach something, without being taken back itself or replaced? */
export const takesEffect = (roster: Roster, revoke: SaidRevoke): boolean => {
  if (revoke.target.by === 'invite') return roster.closingOf(revoke.target.invite).includes(revoke)
  return reachedBy(roster, revoke.target).some((done) => standsAgainst(roster, revoke, done))
}

const sameTarget = ({ said }: Roster, target: RevokeTarget): readonly SaidRevoke[] => {
  if (target.by === 'device') return said.revokesOfDevice.get(target.device) ?? []
  if (target.by === 'invite') return said.revokesOfInvite.get(target.invite) ?? []
  const ofMember = said.revokesOfMember.get(target.member) ?? []
  return ofMember.filter(({ target: t }) => t.by === 'member' && t.role === target.role && t.scope === target.scope)
}

/**
 * Earlier removals which what this one took was given in spite of: she had been taken in again. What they set aside was set aside
 * before, too.
 */
const overcomeBefore = (roster: Roster, taken: readonly Reached[]): Set<CommitId> =>
  new Set(
    taken.flatMap(({ grant }) => {
      const said = roster.statement(grant.id)?.statement
      return said?.k === 'admit' || said?.k === 'grant' ? said.after : []
    }),
  )

/**
 * All that revokes of this target could reach: what the member was given and still counts, what the device does under it. `undone`:
 * revokes about to be undone; what she was given counts again if one of them is all that takes it (she gave it to herself).
 */
const reachedBy = (roster: Roster, target: RevokeTarget, undone: ReadonlySet<CommitId> = new Set()): Reached[] => {
  if (target.by === 'invite') return []
  const member = target.by === 'member' ? target.member : roster.ownerOf(target.device)
  if (member === undefined) return []
  const device = target.by === 'device' ? target.device : roster.devicesOf(member)[0]!
  return roster
    .grantsOf(member)
    .filter(({ id }) => {
      const said = roster.statement(id)!
      return roster.effective(said) || undone.has(roster.blame(said) ?? '')
    })
    .map((grant) => ({ grant, device }))
}

/** Is this revoke one of those that hit, and does none that hits stand for it? */
const standsAgainst = (roster: Roster, revoke: SaidRevoke, done: Reached): boolean => {
  const hits = roster.hitsOn({ grant: done.grant.id, device: done.device })
  return hits.includes(revoke) && !hits.some((hit) => hit !== revoke && hit.replaces.includes(revoke.commit.id))
}
