import type { CommitId } from '../model/ids.ts'
import { claimsIn } from '../roster/claims.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { bodiesMatch, type Commit, verifyCommit, verifySignature } from './commit.ts'
import { type Core, rosterCommitOf, statementIn } from './core.ts'

/** Statements by commit id whose bytes and signatures hold. One that is missing lacks the invite it names: not formed yet. */
export type KnownStatements = ReadonlyMap<CommitId, RosterCommit>

/**
 * Reads and verifies a batch's statements before any of them is told to the roster, which never forgets. They are few, so
 * their signatures are checked before the question whether they are formed.
 */
export const checkStatements = async (
  core: Core,
  commits: readonly Commit[],
): Promise<KnownStatements | 'hash' | 'body' | 'statement' | 'claim' | 'signature'> => {
  const read = new Map<CommitId, RosterCommit>()
  for (const commit of commits) {
    if (commit.ops[0]!.body === null) return 'body'
    if (!bodiesMatch(commit)) return 'hash'
    const statement = statementIn(commit)
    // `found` is told apart by its auth, because its id is made without the network's.
    if (!statement || (statement.k === 'found') !== (commit.auth === '')) return 'statement'
    read.set(commit.id, rosterCommitOf(commit, statement))
  }
  if (!(await Promise.all(commits.map(verifyCommit))).every(Boolean)) return 'signature'

  const statementOf = (id: CommitId) => (read.get(id) ?? core.roster.statement(id))?.statement
  const out = new Map<CommitId, RosterCommit>()
  const claims: Promise<boolean>[] = []
  for (const [id, commit] of read) {
    const made = claimsIn(core.net, commit, statementOf)
    if (!made) continue
    out.set(id, commit)
    for (const { key, message, signature } of made) claims.push(verifySignature(key, message, signature))
  }
  return (await Promise.all(claims)).every(Boolean) ? out : 'claim'
}
