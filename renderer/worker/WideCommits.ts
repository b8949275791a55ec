import { deflated, inflated } from '../../shared/lib/deflate.ts'
import type { CommitId, EntityId } from '../../shared/model/ids.ts'
import type { CommitRecord } from '../../shared/replica/ports.ts'
import type { StoredCommit, StoredWide, VmesteDb } from '../store/VmesteDb.ts'

/** A commit with more entities is an import's. */
const MANY = 16

const isWide = ({ entities }: Pick<CommitRecord, 'entities'>): boolean => entities.length > MANY

/**
 * Wide commits keep their entities out of the index; large ones of data are stored deflated, a third as long. To be awaited outside of
 * transactions.
 */
export const toStored = async (record: CommitRecord): Promise<StoredCommit> => {
  const slot = record.roster ? -(record.day + 1) : record.day
  const packed = record.roster ? null : await deflated(record.bytes)
  return {
    ...record,
    slot,
    ...(packed && { bytes: packed, size: record.bytes.length }),
    ...(isWide(record) && { entities: [], wide: record.entities }),
  }
}

/** Rejects when what is stored is damaged. To be awaited outside of transactions. */
export const toRecords = (stored: readonly StoredCommit[]): Promise<CommitRecord[]> =>
  Promise.all(
    stored.map(async ({ slot: _slot, wide, size, ...record }) => {
      const bytes = size === undefined ? record.bytes : await inflated(record.bytes, size)
      if (!bytes) throw new Error(`stored commit ${record.id} is damaged`)
      return { ...record, bytes, entities: wide ?? record.entities }
    }),
  )

/**
 * Which commits of many entities touch an entity: in memory, read once when somebody asks. An index entry for each of 20,000 imported
 * members costs a first sync a sixth of what their rows cost; a list of a hundred ids per commit next to nothing.
 */
export class WideCommits {
  readonly #db: VmesteDb
  #loaded: Promise<Map<EntityId, Set<CommitId>>> | null = null

  constructor(db: VmesteDb) {
    this.#db = db
  }

  /** Inside the transaction that stores the commits. */
  async put(commits: readonly StoredCommit[]): Promise<void> {
    const wide = commits.flatMap(({ id, wide }) => (wide ? [{ id, entities: wide }] : []))
    if (wide.length > 0) await this.#db.wide.bulkPut(wide)
  }

  /** After that transaction. */
  async stored(commits: readonly CommitRecord[]): Promise<void> {
    const loaded = await this.#loaded
    if (loaded) for (const commit of commits) if (isWide(commit)) note(loaded, commit)
  }

  async touching(entities: Iterable<EntityId>): Promise<Set<CommitId>> {
    const all = await this.#load()
    const ids = new Set<CommitId>()
    for (const entity of entities) for (const id of all.get(entity) ?? []) ids.add(id)
    return ids
  }

  /** Every entity that some wide commit touches. */
  async entities(): Promise<Iterable<EntityId>> {
    return (await this.#load()).keys()
  }

  #load(): Promise<Map<EntityId, Set<CommitId>>> {
    if (this.#loaded) return this.#loaded
    const loading = this.#db.wide.toArray().then((all) => {
      const map = new Map<EntityId, Set<CommitId>>()
      for (const wide of all) note(map, wide)
      return map
    })
    this.#loaded = loading
    // Whoever asks next tries again.
    loading.catch(() => {
      this.#loaded = null
    })
    return loading
  }
}

const note = (map: Map<EntityId, Set<CommitId>>, { id, entities }: StoredWide): void => {
  for (const entity of entities) {
    const ids = map.get(entity)
    if (ids) ids.add(id)
    else map.set(entity, new Set([id]))
  }
}
