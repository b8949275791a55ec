import type { CommandContext } from '../../../shared/commands/command.ts'
import { recordDecision } from '../../../shared/commands/recordDecision.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { DecisionRow, Verdict } from '../../../shared/model/decision.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { type CommitId, type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import { member as memberEntity } from '../../../shared/model/member.ts'
import { bringBack, give, takeBack } from '../../../shared/replica/acts.ts'
import { type Commit, payloadOf } from '../../../shared/replica/commit.ts'
import type { Replica, Words } from '../../../shared/replica/Replica.ts'
import { revocationsOf } from '../../../shared/roster/revocations.ts'
import { decodeStatement, type RevokeTarget } from '../../../shared/roster/statement.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { Notice, Revocation, RevokeAim } from '../../store/trust.ts'
import type { TrustHandlers } from './handlers.ts'

const MAX_REASON = 500

/** Roles and membership: given, taken back, restored. */
export const standing = {
  previewRevoke: ({ replica }, { aim, cutoff }) => replica.preview(takeBack(aim, cutoff)),

  async revoke({ replica, keys }, { aim, cutoff, reason }) {
    const said = await replica.act(takeBack(aim, cutoff), undefined, wordsOn(replica, reason))
    if (!said.ok) return said
    // A plain member may give up her own laptop and not make a key: within a minute somebody does who may (P-KEY).
    await keys.rotate()
    return ok({ revocation: said.value[0]!.id })
  },

  async restore({ replica, keys }, { revocation, reason }) {
    const words = wordsOn(replica, reason)
    const said = await replica.act(bringBack(revocation), undefined, (commits) => words(commits.slice(0, 1)))
    if (!said.ok) return said
    await keys.rotate()
    return ok(null)
  },

  async grant({ replica }, { member, role, scope, reason }) {
    const gift = give({ member, role, ...(scope && { scope }) })
    const said = await replica.act(gift, undefined, wordsOn(replica, reason))
    return said.ok ? ok({ grant: said.value[0]!.id }) : said
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

/**
 * The words beside what was said, for the history of decisions: with it, or not at all. An ordinary member who gives up a laptop decides
 * nothing.
 */
export const wordsOn = (replica: Replica, said: string): Words => {
  // Words that are too long must not keep somebody from being removed.
  const reason = said.trim().slice(0, MAX_REASON).toWellFormed()
  const highest = replica.roster.standing(replica.me)[0]
  if (!highest || rankOf[highest.role] > 2) return () => null
  return (commits) => async (context) => {
    for (const commit of commits) {
      const decision = decisionOf(replica, commit)
      if (!decision) continue
      const verdict =
        decision.verdict === 'removed' && (await hasLeft(context, decision.about)) ? 'left' : decision.verdict
      const recorded = await recordDecision(context, { ...decision, verdict, reason })
      if (!recorded.ok) return recorded
    }
    return ok(null)
  }
}

/** She said so, or erased what she had said of herself: nobody removes her. */
const hasLeft = async ({ rows, isErased }: CommandContext, about: MemberId): Promise<boolean> => {
  const id = memberEntityId(about, memberEntity.type)
  return isErased(id) || ((await rows.get('member', id))?.leftAt ?? 0) > 0
}

const decisionOf = ({ roster }: Replica, { id, ops }: Commit) => {
  const said = decodeStatement(payloadOf(ops[0]!) ?? new Uint8Array())
  if (said?.k === 'admit') return { about: said.member, verdict: 'admitted', role: 'member', statement: id } as const
  if (said?.k === 'grant') return { about: said.member, verdict: 'roleGiven', role: said.role, statement: id } as const
  if (said?.k !== 'revoke') return null
  const { target, replaces } = said
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
