import { hybridOf } from '../lib/hybridClock.ts'
import { createPacer } from '../lib/pause.ts'
import type { CommitId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { checkStatements, type KnownStatements } from './acceptStatements.ts'
import type { Commit } from './commit.ts'
import { type ChainLink, type Core, loadRoster, rosterCommitOf, settled, storedAmong } from './core.ts'
import { filledIn } from './erase.ts'
import { mayLack } from './erased.ts'
import { type Kept, prepareForStatements, stage } from './keep.ts'
import type { CommitRecord } from './ports.ts'
import { type BytesRule, canonicalOrder, type Prepared } from './prepare.ts'
import { noShift } from './standingShift.ts'

/** May hold later: the commit is offered again at the next meeting (P-COMMIT-4). */
type RefusedRule = 'time' | 'prev' | 'formed' | 'absent'
/** Never holds: whoever sent it closes the link (P-COMMIT-4). */
type FatalRule = BytesRule | 'chain' | 'statement' | 'claim'

export interface Accepted extends Kept {
  /** How many of them were here before. */
  readonly known: number
  readonly refused: readonly { readonly id: CommitId; readonly rule: RefusedRule }[]
  /** Set when a commit broke a rule that no honest replica breaks; nothing of the batch was stored. */
  readonly fatal: FatalRule | null
}

/** How far a commit may be dated ahead of the clock of who takes it. */
export const AHEAD_MS = 10 * 60_000

const nothing: Accepted = {
  records: [],
  entities: [],
  existed: new Set(),
  shift: noShift,
  known: 0,
  refused: [],
  fatal: null,
}

/** Batches that may wait for the one being written. */
const AHEAD = 1

/**
 * P-COMMIT-4: the rules that depend on what is stored; what holds is stored with its rows in one write. Resolves when the next batch
 * may be looked at: this one may still be on its way into the store. `accepted` resolves when it is there, and rejects only when
 * the store does.
 */
export const accept = async (
  core: Core,
  prepared: Prepared | BytesRule,
  stored: (kept: Kept) => void,
): Promise<{ readonly accepted: Promise<Accepted> }> => {
  if (typeof prepared === 'string') return { accepted: Promise.resolve({ ...nothing, fatal: prepared }) }
  await settled(core, standsAlone(core, prepared) ? AHEAD : 0)
  const after = core.staged.at(-1)
  const result = await judge(core, prepared)
  if (!('commits' in result)) return { accepted: Promise.resolve(after?.done).then(() => result) }
  const { commits, moved, refused, known, filled } = result
  const pace = createPacer()
  const { kept } = await stage(core, { commits, moved, filled, plain: prepared.plain, pace, after, stored })
  if (commits.some((commit) => commit.device === core.signer.device)) core.heads = null
  return { accepted: kept.then((kept) => ({ ...kept, known, refused, fatal: null })) }
}

/** Whether it can be judged before those under way are stored: who may and what is erased stay as they are, and no row depends on both. */
const standsAlone = (core: Core, { fresh, again }: Prepared): boolean =>
  !core.roster.hasRevokes &&
  again.length === 0 &&
  !fresh.some(({ roster }) => roster) &&
  core.staged.every(
    ({ roster, entities }) => !roster && !fresh.some(({ ops }) => ops.some(({ entity }) => entities.has(entity))),
  )

interface Judged extends Admitted {
  readonly known: number
  readonly filled: readonly CommitRecord[]
}

/** What is to be stored; or, when that is nothing, the result. */
const judge = async (core: Core, prepared: Prepared): Promise<Judged | Accepted> => {
  // Another batch may have brought some of them meanwhile.
  const asked = prepared.fresh.map((commit) => commit.id)
  const stored = await storedAmong(core, asked)
  for (const { commits } of core.staged) for (const id of commits.keys()) stored.add(id)
  const fresh = prepared.fresh.filter((commit) => !stored.has(commit.id))
  const known = prepared.known + asked.length - fresh.length
  if (fresh.length + prepared.again.length === 0) return { ...nothing, known }

  const roster = fresh.filter((commit) => commit.roster)
  const statements = await checkStatements(core, roster)
  if (typeof statements === 'string') return { ...nothing, known, fatal: statements }
  await prepareForStatements(core, [...statements.values()])
  const admitted = admit(core, fresh, statements, await loadChain(core, fresh))
  if (typeof admitted === 'string') {
    // It may have been told statements of this batch.
    if (statements.size > 0) await loadRoster(core)
    return { ...nothing, known, fatal: admitted }
  }
  const filled = await filledIn(core, prepared.again)
  const { commits, refused } = admitted
  return commits.length + filled.length > 0 ? { ...admitted, known, filled } : { ...nothing, known, refused }
}

/** What `prev` points to outside the batch. */
export const loadChain = async (core: Core, fresh: readonly Commit[]): Promise<Map<CommitId, ChainLink>> => {
  const chain = new Map<CommitId, ChainLink>()
  const asked = new Set(fresh.flatMap((commit) => commit.prev))
  for (const { id } of fresh) asked.delete(id)
  for (const known of [core.whole?.commits, ...core.staged.map(({ commits }) => commits)])
    for (const id of asked) {
      const link = known?.get(id)
      if (link && asked.delete(id)) chain.set(id, link)
    }
  if (asked.size > 0 && !core.whole)
    for (const record of await core.store.load([...asked])) chain.set(record.id, record)
  return chain
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
export const admit = (
  core: Core,
  fresh: readonly Commit[],
  statements: KnownStatements,
  chain: Map<CommitId, ChainLink>,
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
const followsChain = (commit: Commit, chain: ReadonlyMap<CommitId, ChainLink>): 'prev' | 'chain' | null => {
  let seq = 0
  let time = 0
  for (const id of commit.prev) {
    const link = chain.get(id)
    if (!link) return 'prev'
    if (link.device !== commit.device || (commit.roster && !link.roster)) return 'chain'
    seq = Math.max(seq, link.seq)
    time = Math.max(time, link.time)
  }
  if (commit.seq !== seq + 1 || commit.time <= time) return 'chain'
  return null
}

const formedRule = (core: Core, commit: Commit, statements: KnownStatements): RefusedRule | null => {
  const found = core.roster.statement(core.net as string)
  if (found && commit.time < found.time) return 'time'
  if (!commit.roster) {
    if (!core.roster.formed(rosterCommitOf(commit))) return 'formed'
    return commit.ops.every(({ entity, body }) => body !== null || mayLack(core, entity)) ? null : 'absent'
  }
  const statement: RosterCommit | undefined = statements.get(commit.id)
  return statement && core.roster.formed(statement) ? null : 'formed'
}
