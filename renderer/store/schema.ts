import { entities } from '../../shared/model/entities.ts'

type Tables = Readonly<Record<string, string | null>>

/** The tables that hold the replica itself, beside one table of rows per entity type. */
export const systemTables = {
  /**
   * `slot`: UTC day for data commits, -(day + 1) for commits that hold statements; one index answers both "the days" and "the statements".
   * `*entities` leads from an entity to its commits, but for those that an import made (`wide`). `device`: what somebody wrote, when
   * she is removed. `[slot+time]`: a day's commits in the order in which they are given to others.
   */
  commits: 'id, slot, device, [slot+time], *entities',
  /** The entities of commits that touch many. Measured: storing 200 commits of 100 entities takes 93 ms without an index entry for each, 323 with. */
  wide: 'id',
  /** Per device: the commits no other stored commit of it names in `prev`, kept up to date by every write. */
  heads: 'device',
  /** Pictures by their SHA-256, of one's own and those that somebody here has looked at. `used`: epoch ms. */
  pictures: 'id, used, fetched',
  /** What this machine's person keeps about people, for herself: a note, whom she follows, where they met. */
  about: 'id, followed, *meetings',
  /** Local values by key; never synced. */
  local: '',
} as const

const rowTables = (): Tables =>
  Object.fromEntries(Object.values(entities).map((e) => [e.table, ['id', ...e.indexes].join(', ')]))

/** What this version of the app needs. */
export const currentTables: Tables = { ...systemTables, ...rowTables() }

/**
 * Every schema that was ever released, oldest first, each naming only what changed; the position is the Dexie version.
 * New entity type or index: append an entry (a test compares their sum with `currentTables`). IndexedDB builds new indexes over the
 * rows that are there; rows of a type that was unknown until now come from "rebuild rows", see `ROWS_VERSION`.
 */
export const releases: readonly Tables[] = [
  {
    commits: 'id, slot, *entities',
    heads: 'device',
    local: '',
    network: 'id',
    members: 'id, nameKey, updatedAt',
    departments: 'id, order',
    columns: 'id, scope',
    cards: 'id, board, scope, *workers, due',
    events: 'id, startAt, uid',
    rsvps: 'id, scope, member',
  },
  {
    commits: 'id, slot, device, *entities',
    members: 'id, nameKey, updatedAt, leftKey',
    applications: 'id, createdAt',
    vouches: 'id, about, member',
    decisions: 'id, about, createdAt',
  },
  { wide: 'id' },
  {
    aliases: 'id, into',
    pictures: 'id, used, fetched',
    about: 'id, followed, *meetings',
    organisations: 'id, nameKey',
    customFields: 'id, order',
    savedFilters: 'id, order',
  },
  { members: 'id, nameKey, updatedAt, leftKey, *affiliated' },
  { commits: 'id, slot, device, [slot+time], *entities' },
]

/** Raise it when rows must be folded anew from the commits: a new entity type, or a `row` function that gives something else. */
export const ROWS_VERSION = 4

/** The schema that the releases add up to. */
export const sumOfReleases = (list: readonly Tables[] = releases): Tables => {
  const sum: Record<string, string | null> = {}
  for (const release of list) Object.assign(sum, release)
  return Object.fromEntries(Object.entries(sum).filter(([, schema]) => schema !== null))
}
