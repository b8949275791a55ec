import { createPacer } from '../lib/pause.ts'
import type { CommitId } from '../model/ids.ts'
import { checkOps } from './acceptOps.ts'
import { type Commit, type CommitOp, type CommitRule, decodeCommit, verifyCommit } from './commit.ts'
import { type Core, storedAmong } from './core.ts'
import { mayFill } from './erase.ts'
import { canonically } from './fold.ts'
import type { FormRule } from './formCheck.ts'
import type { PlainFields } from './materialise.ts'

/** What the bytes alone can break (P-COMMIT-4). No honest replica sends such a commit. */
export type BytesRule = CommitRule | FormRule | 'found' | 'hash' | 'body' | 'signature'

export interface Prepared {
  /** Not stored when this was looked up; data commits are checked but for standing. In (time, id) order. */
  readonly fresh: readonly Commit[]
  readonly known: number
  /** Stored ones that may bring bodies which are missing here (P-ERASE-5), checked in the same way. */
  readonly again: readonly Commit[]
  /** `readPlain` of every update. */
  readonly plain: ReadonlyMap<CommitOp, PlainFields | null>
}

/**
 * All that can be said of a batch without asking what is stored: layout, body hashes, body form, signatures. It needs no turn in
 * the replica's queue, so one batch is checked while the one before is being written.
 */
export const prepare = async (
  core: Pick<Core, 'net' | 'store' | 'roster' | 'whole'>,
  batch: readonly Uint8Array[],
): Promise<Prepared | BytesRule> => {
  const pace = createPacer()
  const decoded = new Map<CommitId, Commit>()
  for (const bytes of batch) {
    const commit = decodeCommit(bytes, core.net)
    if (!commit.ok) return commit.error
    if (commit.value.auth === '' && commit.value.id !== core.net) return 'found'
    decoded.set(commit.value.id, commit.value)
    await pace()
  }
  const stored = await storedAmong(core, [...decoded.keys()])
  const fresh = [...decoded.values()].filter((commit) => !stored.has(commit.id)).sort(canonicalOrder)
  const plain = new Map<CommitOp, PlainFields | null>()
  const signatures: Promise<boolean>[] = []
  const again = mayFill(
    core,
    [...decoded.values()].filter((commit) => stored.has(commit.id)),
  )
  for (const commit of [...fresh, ...again]) {
    // Statements are few, and checked together with the signatures inside them.
    if (commit.roster) continue
    const rule = checkOps(commit, plain)
    if (rule) return rule
    if (!stored.has(commit.id)) signatures.push(verifyCommit(commit))
    await pace()
  }
  if (!(await Promise.all(signatures)).every(Boolean)) return 'signature'
  return { fresh, known: batch.length - fresh.length, again, plain }
}

export const canonicalOrder = (a: Commit, b: Commit): number =>
  canonically({ time: a.time, commit: a.id }, { time: b.time, commit: b.id })
