import type { EntityId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { changedRows, type Pacer } from './changedRows.ts'
import { type Commit, type CommitOp, recordOf } from './commit.ts'
import { type Core, CUT, type CutCommits, HAS_DATA, loadAncestry, loadRoster, type Staged } from './core.ts'
import { erasureChanges } from './erase.ts'
import { ERASED_SINCE, type ErasedSince } from './erased.ts'
import type { PlainFields } from './materialise.ts'
import type { Batch, CommitRecord } from './ports.ts'
import {
  commitsWithin,
  cutAfter,
  entitiesOf,
  noShift,
  type StandingShift,
  shiftOf,
  withTitles,
} from './standingShift.ts'

export interface Kept {
  readonly records: readonly CommitRecord[]
  /** Entities whose rows may have changed: touched ones, and those whose commits gained or lost effect. */
  readonly entities: readonly EntityId[]
  /** Those of them that had commits before. */
  readonly existed: ReadonlySet<EntityId>
  /** Data commits that lost their effect, came without any, or have it again. */
  readonly shift: StandingShift
  /** Stored commits got back bodies that were missing (P-ERASE-5). */
  readonly filled?: boolean
}

export interface Keep {
  /** Checked and signed, in (time, id) order. Their statements are already in the roster. */
  readonly commits: readonly Commit[]
  /** A cut may have moved: what was stored before may have gained or lost effect. */
  readonly moved: boolean
  /** Stored commits to which bodies came back (P-ERASE-5). */
  readonly filled?: readonly CommitRecord[]
  readonly brandNew?: ReadonlySet<EntityId>
  readonly plain?: ReadonlyMap<CommitOp, PlainFields | null>
  readonly pace: Pacer
  /** The batch this one was looked at on top of, which is on its way into the store. */
  readonly after?: Staged
  /** Called when all is stored, before anybody else learns of it. */
  readonly stored?: (kept: Kept) => void
}

/** Stores commits together with every row they change, in one write. If that fails nothing has changed, and it throws. */
export const keep = async (core: Core, work: Keep): Promise<Kept> => (await stage(core, work)).kept

/**
 * The same in two steps: resolves when the rows are made, so that the next batch can be looked at while this one is being written;
 * `kept` resolves when it is stored. What is staged on an earlier batch is written after it, and fails with it.
 */
export const stage = async (core: Core, work: Keep): Promise<{ readonly kept: Promise<Kept> }> => {
  const made = await recovering(core, () => make(core, work))
  const kept = recovering(core, () => write(core, work, made)).finally(() => {
    core.staged.splice(core.staged.indexOf(staged), 1)
  })
  // Whoever waits for it is told; nobody may be waiting yet.
  kept.catch(() => {})
  const staged = {
    commits: new Map(work.commits.map((commit) => [commit.id, commit])),
    entities: made.touched,
    roster: work.commits.some((commit) => commit.roster),
    done: kept,
  }
  core.staged.push(staged)
  return { kept }
}

const recovering = async <T>(core: Core, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    // The roster may know statements that were not stored after all.
    await loadRoster(core).catch(() => {})
    core.heads = null
    throw error
  }
}

interface Made {
  readonly batch: Batch
  readonly touched: ReadonlySet<EntityId>
  readonly cut: CutCommits
  readonly erasedSince: ErasedSince | undefined
  readonly kept: Kept
}

const make = async (core: Core, { commits, moved, filled = [], brandNew, plain, pace }: Keep): Promise<Made> => {
  await learn(core, commits, moved)
  const records: CommitRecord[] = []
  const touched = new Set<EntityId>()
  for (const commit of commits) {
    const record = recordOf(commit)
    records.push(record)
    for (const entity of record.entities) touched.add(entity)
    await pace()
  }
  const shift = await standingShift(core, records, pace)
  const erasures = erasureChanges(core)
  const also = new Set([
    ...entitiesOf(shift),
    ...(erasures?.flipped ?? []),
    ...filled.flatMap(({ entities }) => entities),
  ])
  const data = commits.filter((commit) => !commit.roster)
  const { rows, existed } = await changedRows(core, { commits: data, also, filled, brandNew, plain, pace })
  const told = await withTitles(core, shift, rows)
  return {
    batch: { commits: records, replaced: filled, rows },
    touched,
    cut: cutAfter(core.cut, shift),
    erasedSince: erasures?.since,
    kept: { records, entities: [...new Set([...touched, ...also])], existed, shift: told, filled: filled.length > 0 },
  }
}

const write = async (core: Core, work: Keep, { batch, touched, cut, erasedSince, kept }: Made): Promise<Kept> => {
  await work.after?.done
  const { whole } = core
  const first = whole !== null && !whole.hasData && work.commits.some((commit) => !commit.roster)
  const local: [string, unknown][] = []
  if (first) local.push([HAS_DATA, true])
  if (erasedSince) local.push([ERASED_SINCE, erasedSince])
  if (cut !== core.cut) local.push([CUT, cut])
  await core.store.write({ ...batch, local })
  if (erasedSince) core.erasedSince = erasedSince
  core.cut = cut
  if (whole) {
    whole.hasData ||= first
    for (const { id, roster, device, seq, time } of work.commits) whole.commits.set(id, { roster, device, seq, time })
    for (const entity of touched) whole.entities.add(entity)
  }
  for (const { time } of work.commits) core.clock.observe(time)
  work.stored?.(kept)
  return kept
}

/** Tells the roster of data commits where a cut may reach them. */
const learn = async (core: Core, commits: readonly Commit[], moved: boolean): Promise<void> => {
  const { roster, ancestry } = core
  if (!roster.hasRevokes) return
  const cut = commits.filter(({ device }) => roster.isUnderRevoke(device))
  // What they stand on may have been stored before anybody was removed, or before this replica was opened.
  const hanging = cut.filter(({ prev }) => prev.some((id) => !ancestry.has(id)))
  for (const { id, device, prev } of cut) ancestry.set(id, { device, prev })
  const reaches = roster.learned(cut.map(({ id }) => id))
  const from = moved || reaches ? cut : hanging
  const below = await loadAncestry(
    core,
    from.map(({ id }) => id),
  )
  roster.learned(below)
}

/** Call before the roster learns of these: its cuts are to reach as far as what is stored. */
export const prepareForStatements = async (core: Core, statements: readonly RosterCommit[]): Promise<void> => {
  const cuts = statements.flatMap(({ statement }) => (statement?.k === 'revoke' ? statement.cut : []))
  if (cuts.length > 0) await loadAncestry(core, cuts)
}

const standingShift = async (core: Core, fresh: readonly CommitRecord[], pace: Pacer): Promise<StandingShift> => {
  const { roster } = core
  if (!roster.hasRevokes) return noShift
  const reach = roster.takeReach()
  const stored = reach ? await commitsWithin(core, reach) : []
  return shiftOf(roster, core.cut, [...stored, ...fresh.filter(({ roster }) => !roster)], pace)
}
