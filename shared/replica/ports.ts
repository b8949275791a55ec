import type { EntityName, RowOf } from '../model/entities.ts'
import type { CommitId, DeviceId, EntityId } from '../model/ids.ts'

/** A stored commit and what the store indexes it by. `bytes` are exactly what was received or signed (P-COMMIT-1). */
export interface CommitRecord {
  readonly id: CommitId
  readonly device: DeviceId
  readonly seq: number
  /** The header's time: ms * 1024 + counter. */
  readonly time: number
  /** UTC day of `time`: whole days since 1970 (P-SYNC-3). */
  readonly day: number
  readonly prev: readonly CommitId[]
  readonly auth: CommitId
  /** True when it holds statements; then `entities` is empty. */
  readonly roster: boolean
  /** Every entity it touches, once each; entities of unknown type included. */
  readonly entities: readonly EntityId[]
  readonly bytes: Uint8Array
}

/** Rows of one entity type to put and to remove. */
export interface RowChange<N extends EntityName = EntityName> {
  readonly type: N
  readonly put: readonly RowOf<N>[]
  readonly remove: readonly EntityId[]
}

/** What changes together. */
export interface Batch {
  readonly commits?: readonly CommitRecord[]
  /** Stored commits in another form: bodies gone, or come back (P-ERASE); only `bytes` may differ. One that is not stored is skipped. */
  readonly replaced?: readonly CommitRecord[]
  readonly rows?: readonly RowChange[]
  /** Local values (settings, keys' metadata, receipts index...), never synced; `undefined` deletes. Structured-cloneable. */
  readonly local?: readonly (readonly [key: string, value: unknown])[]
}

export interface KeyRange {
  readonly equals?: string | number
  /** Inclusive. */
  readonly from?: string | number
  /** Exclusive. */
  readonly below?: string | number
}

export interface Page {
  readonly offset?: number
  readonly limit?: number
  readonly reverse?: boolean
}

/**
 * Read side of the tables: what commands, queries and screens see. An `index` is `id` or one of the definition's `indexes`
 * (without the `*` of a multi-entry index). Results come in index order, then by id.
 */
export interface RowReader {
  get<N extends EntityName>(type: N, id: EntityId): Promise<RowOf<N> | undefined>
  /** In the order asked; undefined where there is none. */
  many<N extends EntityName>(type: N, ids: readonly EntityId[]): Promise<(RowOf<N> | undefined)[]>
  find<N extends EntityName>(type: N, index: string, range?: KeyRange, page?: Page): Promise<RowOf<N>[]>
  /** Ids only: cheap for 20,000. */
  keys<N extends EntityName>(type: N, index: string, range?: KeyRange, page?: Page): Promise<EntityId[]>
  count<N extends EntityName>(type: N, index?: string, range?: KeyRange): Promise<number>
  /** A local value (never synced); undefined when unset. */
  local<T>(key: string): Promise<T | undefined>
}

/**
 * A replica's storage. One owner at a time (the engine holds a Web Lock); readers elsewhere are fine.
 * `write` is atomic and durable when it resolves: either everything in the batch is there after a crash, or nothing.
 * Writes are applied in the order of the calls. Writing a commit that is present is a no-op for that commit.
 */
export interface Store extends RowReader {
  write(batch: Batch): Promise<void>
  /** Those of `ids` that are stored. */
  known(ids: readonly CommitId[]): Promise<Set<CommitId>>
  /** In the order asked; missing ones left out. */
  load(ids: readonly CommitId[]): Promise<CommitRecord[]>
  /** Every commit that touches the entity, any order. */
  touching(entity: EntityId): Promise<CommitRecord[]>
  /** The same for many entities, reading each commit once. */
  touchingAny(entities: readonly EntityId[]): Promise<CommitRecord[]>
  /** Every commit of these devices, any order. */
  byDevices(devices: readonly DeviceId[]): Promise<CommitRecord[]>
  /** Every commit that holds statements, any order. */
  statements(): Promise<CommitRecord[]>
  /** Commits of a device that no other stored commit of it names in `prev`. */
  heads(device: DeviceId): Promise<CommitRecord[]>
  /** Ids by day, each day's in (time, id) order: data commits or roster commits. */
  days(roster: boolean): Promise<Map<number, CommitId[]>>
  /** All commits, in pages of ascending id, for rebuilding rows and export. */
  scan(visit: (page: readonly CommitRecord[]) => Promise<void> | void): Promise<void>
  /** Drops all rows (not commits), inside one transaction with the rows that replace them. */
  replaceRows(rows: readonly RowChange[]): Promise<void>
  close(): Promise<void>
}
