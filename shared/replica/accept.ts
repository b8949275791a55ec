import { hybridOf } from '../lib/hybridClock.ts'
import { createPacer } from '../lib/pause.ts'
import type { CommitId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { checkOps } from './acceptOps.ts'
import { checkStatements, type KnownStatements } from './acceptStatements.ts'
import type { Pacer } from './changedRows.ts'
import { type Commit, type CommitOp, type CommitRule, decodeCommit, verifyCommit } from './commit.ts'
import { type Core, loadRoster, rosterCommitOf } from './core.ts'
import { canonically } from './fold.ts'
import type { FormRule } from './formCheck.ts'
import { type Kept, keep, prepareForStatements } from './keep.ts'
import type { PlainFields } from './materialise.ts'

/** May hold later: the commit is offered again at the next meeting (P-COMMIT-4). */
export type RefusedRule = 'time' | 'prev' | 'formed'
/** Never holds: whoever sent it closes the link (P-COMMIT-4). */
export type FatalRule =
  | CommitRule
  | FormRule
  | 'found'
  | 'chain'
  | 'hash'
  | 'body'
  | 'statement'
  | 'claim'
  | 'signature'

export interface Accepted extends Kept {
  /** How many of them were here before. */
  readonly known: number
  readonly refused: readonly { readonly id: CommitId; readonly rule: RefusedRule }[]
  /** Set when a commit broke a rule that no honest replica breaks; nothing of the batch was stored. */
  readonly fatal: FatalRule | null
}

const AHEAD_MS = 10 * 60_000

/** P-COMMIT-4: checks a batch, cheap rules first, and stores what holds together with its rows in one write. Throws only when the store does. */
export const accept = async (core: Core, batch: readonly Uint8Array[]): Promise<Accepted> => {
  const pace = createPacer()
  const nothing: Accepted = { records: [], entities: [], existed: new Set(), known: 0, refused: [], fatal: null }
  const decoded = await decodeAll(core, batch, pace)
  if (typeof decoded === 'string') return { ...nothing, fatal: decoded }
  const stored = await core.store.known([...decoded.keys()])
  const fresh = [...decoded.values()].filter((commit) => !stored.has(commit.id)).sort(canonicalOrder)
  const known = batch.length - fresh.length
  if (fresh.length === 0) return { ...nothing, known }

  const statements = await checkStatements(
    core,
    fresh.filter((commit) => commit.roster),
  )
  if (typeof statements === 'string') return { ...nothing, known, fatal: statements }
  await prepareForStatements(core, [...statements.values()])
  const chain = await loadChain(core, fresh)
  const refuse = async (rule: FatalRule): Promise<Accepted> => {
    // It may have been told statements of this batch.
    if (statements.size > 0) await loadRoster(core)
    return { ...nothing, known, fatal: rule }
  }
  const admitted = admit(core, fresh, statements, chain)
  if (typeof admitted === 'string') return refuse(admitted)
  const plain = await checkData(admitted.commits, pace)
  if (typeof plain === 'string') return refuse(plain)
  const { commits, moved, refused } = admitted
  const kept = commits.length > 0 ? await keep(core, { commits, moved, plain, pace }) : nothing
  if (commits.some((commit) => commit.device === core.signer.device)) core.heads = null
  return { ...kept, known, refused, fatal: null }
}

const canonicalOrder = (a: Commit, b: Commit): number =>
  canonically({ time: a.time, commit: a.id }, { time: b.time, commit: b.id })

const decodeAll = async (
  core: Core,
  batch: readonly Uint8Array[],
  pace: Pacer,
): Promise<Map<CommitId, Commit> | FatalRule> => {
  const out = new Map<CommitId, Commit>()
  for (const bytes of batch) {
    const commit = decodeCommit(bytes, core.net)
    if (!commit.ok) return commit.error
    if (commit.value.auth === '' && commit.value.id !== core.net) return 'found'
    out.set(commit.value.id, commit.value)
    await pace()
  }
  return out
}

interface Link {
  readonly device: string
  readonly seq: number
  readonly time: number
}

/** What `prev` points to outside the batch. */
const loadChain = async (core: Core, fresh: readonly Commit[]): Promise<Map<CommitId, Link>> => {
  const inside = new Set(fresh.map((commit) => commit.id))
  const outside = new Set(fresh.flatMap((commit) => commit.prev).filter((id) => !inside.has(id)))
  const records = outside.size > 0 ? await core.store.load([...outside]) : []
  return new Map(records.map((record) => [record.id, record]))
}

interface Admitted {
  readonly commits: Commit[]
  readonly refused: { id: CommitId; rule: RefusedRule }[]
  readonly moved: boolean
}

/**
 * Time, prev and formed, in canonical order, over and over while something new holds: clocks differ, so a grant may be dated
 * after what was done under it. Statements that hold are told to the roster at once.
 */
const admit = (
  core: Core,
  fresh: readonly Commit[],
  statements: KnownStatements,
  chain: Map<CommitId, Link>,
): Admitted | 'chain' => {
  const commits: Commit[] = []
  const latest = hybridOf(core.now() + AHEAD_MS)
  let moved = false
  let refused: Admitted['refused'] = []
  for (let pending = fresh, before = -1; pending.length > 0 && commits.length > before; ) {
    before = commits.length
    refused = []
    const left: Commit[] = []
    for (const commit of pending) {
      const rule = commit.time > latest ? 'time' : (followsChain(commit, chain) ?? formedRule(core, commit, statements))
      if (rule === 'chain') return rule
      if (rule) {
        refused.push({ id: commit.id, rule })
        left.push(commit)
        continue
      }
      const statement = statements.get(commit.id)
      if (statement && core.roster.add([statement])) moved = true
      chain.set(commit.id, commit)
      commits.push(commit)
    }
    pending = left
  }
  return { commits: commits.sort(canonicalOrder), refused, moved }
}

/** P-COMMIT-3. A missing prev may come later; one that does not fit never will. */
const followsChain = (commit: Commit, chain: ReadonlyMap<CommitId, Link>): 'prev' | 'chain' | null => {
  let seq = 0
  let time = 0
  for (const id of commit.prev) {
    const link = chain.get(id)
    if (!link) return 'prev'
    if (link.device !== commit.device) return 'chain'
    seq = Math.max(seq, link.seq)
    time = Math.max(time, link.time)
  }
  if (commit.seq !== seq + 1 || commit.time <= time) return 'chain'
  return null
}

const formedRule = (core: Core, commit: Commit, statements: KnownStatements): 'time' | 'formed' | null => {
  const found = core.roster.statement(core.net as string)
  if (found && commit.time < found.time) return 'time'
  if (!commit.roster) return core.roster.formed(rosterCommitOf(commit)) ? null : 'formed'
  const statement: RosterCommit | undefined = statements.get(commit.id)
  return statement && core.roster.formed(statement) ? null : 'formed'
}

/** Bodies, then signatures, of data commits: the dear checks, all at once. */
const checkData = async (
  commits: readonly Commit[],
  pace: Pacer,
): Promise<Map<CommitOp, PlainFields | null> | FatalRule> => {
  const plain = new Map<CommitOp, PlainFields | null>()
  const signatures: Promise<boolean>[] = []
  for (const commit of commits) {
    if (commit.roster) continue
    const rule = checkOps(commit, plain)
    if (rule) return rule
    signatures.push(verifyCommit(commit))
    await pace()
  }
  return (await Promise.all(signatures)).every(Boolean) ? plain : 'signature'
}
