import type { CommitId, DeviceId, EntityId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { changedRows, type Pacer } from './changedRows.ts'
import { type Commit, type CommitOp, recordOf } from './commit.ts'
import { type Core, cutsIn, decodeStored, HAS_DATA, hasRevokes, isEffective, loadAncestry, loadRoster } from './core.ts'
import { erasureChanges } from './erase.ts'
import { ERASED_SINCE } from './erased.ts'
import type { PlainFields } from './materialise.ts'
import type { CommitRecord } from './ports.ts'

export interface Kept {
  readonly records: readonly CommitRecord[]
  /** Entities whose rows may have changed: touched ones, and those whose commits gained or lost effect. */
  readonly entities: readonly EntityId[]
  /** Those of them that had commits before. */
  readonly existed: ReadonlySet<EntityId>
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
    const reaches = await learn(core, commits, moved)
    const affected = moved || reaches ? await standingChanges(core, pace) : null
    const erasures = erasureChanges(core)
    const also = new Set([
      ...(affected?.entities ?? []),
      ...(erasures?.flipped ?? []),
      ...filled.flatMap(({ entities }) => entities),
    ])
    const records: CommitRecord[] = []
    const touched = new Set<EntityId>()
    for (const commit of commits) {
      const record = recordOf(commit)
      records.push(record)
      for (const entity of record.entities) touched.add(entity)
      await pace()
    }
    const { rows, existed } = await changedRows(core, {
      commits: data,
      also,
      filled,
      brandNew,
      plain,
      pace,
    })
    const first = core.seen?.size === 0 && data.length > 0
    const local: [string, unknown][] = []
    if (first) local.push([HAS_DATA, true])
    if (erasures) local.push([ERASED_SINCE, erasures.since])
    await core.store.write({ commits: records, replaced: filled, rows, local })
    if (erasures) core.erasedSince = erasures.since
    if (affected) core.cut = affected.cut
    if (core.cut) for (const commit of data) if (!isEffective(core, commit)) core.cut.add(commit.id)
    for (const entity of touched) core.seen?.add(entity)
    for (const { time } of commits) core.clock.observe(time)
    return { records, entities: [...new Set([...touched, ...also])], existed, filled: filled.length > 0 }
  } catch (error) {
    // The roster may know statements that were not stored after all.
    await loadRoster(core).catch(() => {})
    core.heads = null
    throw error
  }
}

/** Tells the roster of data commits where a cut may reach them. True when one reaches further now. */
const learn = async (core: Core, commits: readonly Commit[], moved: boolean): Promise<boolean> => {
  if (!hasRevokes(core)) return false
  // What they stand on may have been stored before anybody was removed, or before this replica was opened.
  const hanging = commits.filter(({ device, prev }) => prev.some((id) => !core.ancestry.has(id)) && isCut(core, device))
  for (const { id, device, prev } of commits) core.ancestry.set(id, { device, prev })
  const ids = commits.map(({ id }) => id)
  const named = new Set(cutsIn(core.roster.statements()))
  const reaches = core.roster.learned(ids) || ids.some((id) => named.has(id))
  const from = moved || reaches ? commits.filter(({ device }) => isCut(core, device)) : hanging
  await loadAncestry(
    core,
    from.map(({ id }) => id),
  )
  return reaches
}

/** Does a revoke speak of the device, or of its member? */
const isCut = (core: Core, device: DeviceId): boolean => {
  for (const { statement } of core.roster.statements()) {
    if (statement?.k !== 'revoke') continue
    const { target } = statement
    if (target.by === 'device' && target.device === device) return true
    if (target.by === 'member' && core.roster.devicesOf(target.member).includes(device)) return true
  }
  return false
}

/** Call before the roster learns of these: afterwards nobody can tell what had effect. */
export const prepareForStatements = async (core: Core, statements: readonly RosterCommit[]): Promise<void> => {
  const revokes = statements.flatMap(({ statement }) => (statement?.k === 'revoke' ? [statement] : []))
  const links = statements.some(({ statement }) => statement?.k === 'link') && hasRevokes(core)
  if (revokes.length === 0 && !links) return
  core.cut ??= await cutCommits(core)
  await loadAncestry(
    core,
    revokes.flatMap(({ cut }) => cut),
  )
}

const cutCommits = async (core: Core, pace?: Pacer): Promise<Set<CommitId>> => {
  const cut = new Set<CommitId>()
  if (!hasRevokes(core)) return cut
  await core.store.scan(async (page) => {
    for (const record of page) {
      if (!record.roster && !isEffective(core, decodeStored(core, record))) cut.add(record.id)
      await pace?.()
    }
  })
  return cut
}

const standingChanges = async (core: Core, pace: Pacer) => {
  const before = core.cut
  const cut = await cutCommits(core, pace)
  const entities = new Set<EntityId>()
  const note = (records: readonly CommitRecord[]) => {
    for (const record of records) for (const entity of record.entities) entities.add(entity)
  }
  if (before) await core.store.load(differing(before, cut)).then(note)
  // Nobody remembers what had effect before (a cut reached further right after starting): then everything is looked at.
  else await core.store.scan(note)
  return { cut, entities }
}

const differing = (a: ReadonlySet<CommitId>, b: ReadonlySet<CommitId>): CommitId[] => [
  ...[...a].filter((id) => !b.has(id)),
  ...[...b].filter((id) => !a.has(id)),
]
