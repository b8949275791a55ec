import type { EntityId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { changedRows, type Pacer } from './changedRows.ts'
import { type Commit, type CommitOp, recordOf } from './commit.ts'
import { type Core, CUT, HAS_DATA, loadAncestry, loadRoster } from './core.ts'
import { erasureChanges } from './erase.ts'
import { ERASED_SINCE } from './erased.ts'
import type { PlainFields } from './materialise.ts'
import type { CommitRecord } from './ports.ts'
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
}

/** Stores commits together with every row they change, in one write. If that fails nothing has changed, and it throws. */
export const keep = async (core: Core, { commits, moved, filled = [], brandNew, plain, pace }: Keep): Promise<Kept> => {
  const data = commits.filter((commit) => !commit.roster)
  try {
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
    const cut = cutAfter(core.cut, shift)
    const erasures = erasureChanges(core)
    const also = new Set([
      ...entitiesOf(shift),
      ...(erasures?.flipped ?? []),
      ...filled.flatMap(({ entities }) => entities),
    ])
    const { rows, existed } = await changedRows(core, {
      commits: data,
      also,
      filled,
      brandNew,
      plain,
      pace,
    })
    const told = await withTitles(core, shift, rows)
    const first = core.seen?.size === 0 && data.length > 0
    const local: [string, unknown][] = []
    if (first) local.push([HAS_DATA, true])
    if (erasures) local.push([ERASED_SINCE, erasures.since])
    if (cut !== core.cut) local.push([CUT, cut])
    await core.store.write({ commits: records, replaced: filled, rows, local })
    if (erasures) core.erasedSince = erasures.since
    core.cut = cut
    for (const entity of touched) core.seen?.add(entity)
    for (const { time } of commits) core.clock.observe(time)
    return { records, entities: [...new Set([...touched, ...also])], existed, shift: told, filled: filled.length > 0 }
  } catch (error) {
    // The roster may know statements that were not stored after all.
    await loadRoster(core).catch(() => {})
    core.heads = null
    throw error
  }
}

/** Tells the roster of data commits where a cut may reach them. */
const learn = async (core: Core, commits: readonly Commit[], moved: boolean): Promise<void> => {
  const { roster, ancestry } = core
  if (!roster.hasRevokes) return
  const cut = commits.filter(({ device }) => roster.isUnderRevoke(device))
  // What they stand on may have been stored before anybody was removed, or before this replica was opened.
  const hanging = cut.filter(({ prev }) => prev.some((id) => !ancestry.has(id)))
  for (const { id, device, prev } of commits) ancestry.set(id, { device, prev })
  const reaches = roster.learned(commits.map(({ id }) => id))
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
