import { msOf } from '../lib/hybridClock.ts'
import type { CommitId, MemberId } from '../model/ids.ts'
import type { Roster } from './Roster.ts'
import { planRestore, takesEffect } from './restoring.ts'
import type { RevokeTarget } from './statement.ts'
import type { Actor } from './taking.ts'

/** A taking back, as it stands. */
export interface RevocationState {
  readonly id: CommitId
  readonly target: RevokeTarget
  readonly by: MemberId | ''
  /** Epoch ms. */
  readonly at: number
  /** It takes nothing away: taken back itself, replaced, or said by somebody who was not above. */
  readonly undone: boolean
  /** The actor may undo it. */
  readonly mayUndo: boolean
}

/** Every taking back, newest first; revokes that only stand for earlier ones are how those were undone and not listed. */
export const revocationsOf = (roster: Roster, actor: Actor): RevocationState[] =>
  [...roster.said.revokes.values()]
    .filter(({ commit, replaces }) => replaces.length === 0 && roster.formed(commit))
    .sort((a, b) => b.commit.time - a.commit.time || (a.commit.id < b.commit.id ? -1 : 1))
    .map((revoke) => {
      const { commit, target } = revoke
      const undone = !takesEffect(roster, revoke)
      const mayUndo = !undone && planRestore(roster, actor, commit.id).ok
      const by = roster.grant(commit.auth)?.member ?? ''
      return { id: commit.id, target, by, at: msOf(commit.time), undone, mayUndo } as const
    })
