import { ok, problem, type Result } from '../lib/result.ts'
import type { Role } from '../model/defineEntity.ts'
import type { CommitId, MemberId, ScopeId } from '../model/ids.ts'
import type { SaidRevoke } from './facts.ts'
import type { Roster } from './Roster.ts'
import type { GrantStatement } from './statement.ts'
import type { Actor } from './taking.ts'

export interface Gift {
  readonly member: MemberId
  readonly role: Role
  /** The department led, the event organised. */
  readonly scope?: ScopeId
}

/**
 * The grant that gives it, with `after` naming every revoke that would take it away again (Case 9). Giving plain membership takes
 * back in who was removed (Case 10). Problems: `invalid {field: 'scope'}`, `trust.notMember`, `trust.alreadyHeld`, `notAllowed`.
 */
export const planGrant = (roster: Roster, actor: Actor, gift: Gift): Result<GrantStatement> => {
  const { member, role, scope } = gift
  if ((role === 'lead' || role === 'organiser') !== (scope !== undefined)) return problem('invalid', { field: 'scope' })
  const held = roster.standing(member)
  if (held.some((grant) => grant.role === role && grant.scope === scope)) return problem('trust.alreadyHeld')
  const known = held.length > 0 || (role === 'member' && roster.memberIds().includes(member))
  if (!known) return problem('trust.notMember')
  const statement = givenAfter(gift, roster.said.revokesOfMember.get(member))
  return roster.bestGrantFor(actor.member, statement, actor.device) ? ok(statement) : problem('notAllowed')
}

/** The grant that these revokes do not touch. `further`: revokes that are not on the roster yet. */
export const givenAfter = (
  { member, role, scope }: Gift,
  revokes: readonly SaidRevoke[] = [],
  further: readonly CommitId[] = [],
): GrantStatement => {
  const after = revokes
    .filter(({ target: t }) => t.by === 'member' && (t.role === undefined || (t.role === role && t.scope === scope)))
    .map(({ commit }) => commit.id)
  return { k: 'grant', member, role, ...(scope && { scope }), after: [...after, ...further] }
}
