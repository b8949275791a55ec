import { recordDecision } from '../../../shared/commands/recordDecision.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { DecisionRow, Verdict } from '../../../shared/model/decision.ts'
import { type Role, rankOf } from '../../../shared/model/defineEntity.ts'
import type { CommitId, MemberId } from '../../../shared/model/ids.ts'
import { bringBack, give, takeBack } from '../../../shared/replica/acts.ts'
import type { Commit } from '../../../shared/replica/commit.ts'
import type { Replica } from '../../../shared/replica/Replica.ts'
import { revocationsOf } from '../../../shared/roster/revocations.ts'
import type { RevokeTarget } from '../../../shared/roster/statement.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { Notice, Revocation, RevokeAim } from '../../store/trust.ts'
import type { Engine } from '../Engine.ts'
import type { TrustHandlers } from './handlers.ts'

/** Roles and membership: given, taken back, restored. */
export const standing = {
  previewRevoke: ({ replica }, { aim, cutoff }) => replica.preview(takeBack(aim, cutoff)),

  async revoke(engine, { aim, cutoff, reason }) {
    const said = await engine.replica.act(takeBack(aim, cutoff))
    if (!said.ok) return said
    // A plain member may give up her own laptop and not make a key: within a minute somebody does who may (P-KEY).
    await engine.keys.rotate()
    await recordAll(engine, said.value, reason)
    return ok({ revocation: said.value[0]!.id })
  },

  async restore(engine, { revocation, reason }) {
    const said = await engine.replica.act(bringBack(revocation))
    if (!said.ok) return said
    await engine.keys.rotate()
    await recordAll(engine, said.value.slice(0, 1), reason)
    return ok(null)
  },

  async grant(engine, { member, role, scope, reason }) {
    const said = await engine.replica.act(give({ member, role, ...(scope && { scope }) }))
    if (!said.ok) return said
    const grant = said.value[0]!.id
    await record(engine.replica, { about: member, verdict: 'roleGiven', role, statement: grant, reason })
    return ok({ grant })
  },

  async revocations({ replica, store }) {
    const reasons = new Map<CommitId, DecisionRow>()
    for (const row of await store.find('decision', 'createdAt')) if (row.statement) reasons.set(row.statement, row)
    const list = revocationsOf(replica.roster, { member: replica.me, device: replica.device })
    return ok(
      list.map(({ target, ...rest }): Revocation => {
        const said = reasons.get(rest.id)
        // Words of somebody else about it are not its reason.
        const reason = said && said.createdBy === rest.by ? said.reason : ''
        return { ...rest, aim: aimOf(replica, rest.id, target), reason }
      }),
    )
  },

  async notices({ store }) {
    return ok((await store.local<readonly Notice[]>(localKeys.notices)) ?? [])
  },
} satisfies TrustHandlers

const aimOf = ({ roster }: Replica, id: CommitId, target: RevokeTarget): RevokeAim => {
  if (target.by !== 'invite') return target
  const kept = roster.said.revokes.get(id)?.keep
  return { ...target, keep: kept !== undefined && kept.size > 0 }
}

/** What is written beside a revoke, in words for the history of decisions. */
const decisionOf = ({ roster }: Replica, { id }: Commit) => {
  const revoke = roster.said.revokes.get(id)
  if (!revoke) return null
  const { target, replaces } = revoke
  const about = target.by === 'member' ? target.member : target.by === 'device' ? roster.ownerOf(target.device) : ''
  const role = target.by === 'member' ? target.role : undefined
  const verdict: Verdict =
    replaces.length > 0
      ? 'restored'
      : target.by === 'device'
        ? 'deviceLost'
        : target.by === 'invite'
          ? 'inviteRevoked'
          : role
            ? 'roleTaken'
            : 'removed'
  return { about: about ?? '', verdict, ...(role && { role }), statement: id }
}

export const recordAll = async ({ replica }: Engine, said: readonly Commit[], reason: string): Promise<void> => {
  for (const commit of said) {
    const decision = decisionOf(replica, commit)
    if (decision) await record(replica, { ...decision, reason })
  }
}

/** The act has happened whether its words can be kept or not; an ordinary member who lost a laptop decides nothing. */
const record = async (
  replica: Replica,
  decision: {
    readonly about: MemberId
    readonly verdict: Verdict
    readonly role?: Role
    readonly statement: CommitId
    readonly reason: string
  },
): Promise<void> => {
  const highest = replica.roster.standing(replica.me)[0]
  if (highest && rankOf[highest.role] <= 2) await replica.run(recordDecision, decision)
}
