import type { CommitId, EntityId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import type { Roster } from '../roster/Roster.ts'
import type { Reach } from '../roster/reach.ts'
import type { Pacer } from './changedRows.ts'
import type { Core, CutCommits } from './core.ts'
import type { CommitRecord, RowChange } from './ports.ts'
import { titleOf } from './titleOf.ts'

const MAX_TITLES = 500

/** A data commit whose effect changed, and the revoke that is to blame: that took it, or whose end gave it back. */
export interface Shifted {
  readonly commit: CommitRecord
  readonly revoke: CommitId | undefined
}

/** What a change of standing does to data commits. */
export interface StandingShift {
  /** Had effect until now, or came without any. */
  readonly lost: readonly Shifted[]
  readonly regained: readonly Shifted[]
  /** What those entities were called that have no row any more because of it. */
  readonly titles: ReadonlyMap<EntityId, string>
}

export const noShift: StandingShift = { lost: [], regained: [], titles: new Map() }

/** As the roster knows data commits. */
export const asRosterCommit = ({ id, device, prev, auth, time, entities }: CommitRecord): RosterCommit => ({
  id,
  device,
  prev,
  auth,
  time,
  entities,
})

/** The stored data commits that the reach names; all of them where nobody can tell. */
export const commitsWithin = async (
  { store, roster }: Pick<Core, 'store' | 'roster'>,
  reach: Reach | 'all',
): Promise<CommitRecord[]> => {
  const found: CommitRecord[] = []
  if (reach === 'all') {
    await store.scan((page) => void found.push(...page.filter(({ roster }) => !roster)))
    return found
  }
  const devices = new Set(reach.devices)
  for (const grant of reach.grants)
    for (const device of roster.devicesOf(roster.grant(grant)?.member ?? '')) devices.add(device)
  const made = await store.byDevices([...devices])
  return made.filter((commit) => !commit.roster && (reach.devices.has(commit.device) || reach.grants.has(commit.auth)))
}

/** Compares what had effect with what has it by this roster. `cut`: stored commits without effect until now. */
export const shiftOf = async (
  roster: Roster,
  cut: CutCommits,
  stored: readonly CommitRecord[],
  pace: Pacer,
): Promise<StandingShift> => {
  const lost: Shifted[] = []
  const regained: Shifted[] = []
  for (const commit of stored) {
    const said = asRosterCommit(commit)
    const effective = roster.effective(said)
    if (effective === cut.has(commit.id)) {
      if (effective) regained.push({ commit, revoke: cut.get(commit.id) })
      else lost.push({ commit, revoke: roster.blame(said) })
    }
    await pace()
  }
  return { lost, regained, titles: new Map() }
}

/** The cut commits after the shift; the same map where nothing shifted. */
export const cutAfter = (cut: CutCommits, { lost, regained }: StandingShift): CutCommits => {
  if (lost.length === 0 && regained.length === 0) return cut
  const after = new Map(cut)
  for (const { commit } of regained) after.delete(commit.id)
  for (const { commit, revoke } of lost) after.set(commit.id, revoke ?? '')
  return after
}

/** Adds the titles of those whose rows are about to go; call before they do. */
export const withTitles = async (
  { store }: Pick<Core, 'store'>,
  shift: StandingShift,
  rows: readonly RowChange[],
): Promise<StandingShift> => {
  if (shift.lost.length === 0) return shift
  const touched = new Set(shift.lost.flatMap(({ commit }) => commit.entities))
  const titles = new Map<EntityId, string>()
  for (const { type, remove } of rows) {
    const going = remove.filter((id) => touched.has(id)).slice(0, MAX_TITLES)
    for (const row of await store.many(type, going)) if (row) titles.set(row.id, titleOf(row))
  }
  return { ...shift, titles }
}

export const entitiesOf = ({ lost, regained }: StandingShift): Set<EntityId> =>
  new Set([...lost, ...regained].flatMap(({ commit }) => commit.entities))

/** Every stored data commit without effect, found by asking for each. */
export const findCut = async (core: Pick<Core, 'store' | 'roster'>, pace: Pacer): Promise<CutCommits> => {
  if (!core.roster.hasRevokes) return new Map()
  return cutAfter(new Map(), await shiftOf(core.roster, new Map(), await commitsWithin(core, 'all'), pace))
}
