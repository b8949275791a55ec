import type { EntityDefinition } from '../model/defineEntity.ts'
import { type EntityName, entities, type RowOf } from '../model/entities.ts'
import type { CommitId, DeviceId, EntityId } from '../model/ids.ts'
import { type IndexEntry, inRange, pageOf, sortedIndex } from './memoryIndex.ts'
import type { Batch, CommitRecord, KeyRange, Page, RowChange, Store } from './ports.ts'

type AnyRow = RowOf<EntityName>
const SCAN_PAGE = 200

/** What outlives a `MemoryStore`: give the same one to the next store to "reopen" it. */
export class MemoryDisk {
  readonly commits = new Map<CommitId, CommitRecord>()
  readonly touching = new Map<EntityId, CommitId[]>()
  readonly rows = new Map<EntityName, Map<EntityId, AnyRow>>()
  readonly local = new Map<string, unknown>()
}

/** A store in memory: tests, and the sample network of a window that keeps nothing. Same contract as any other. */
export class MemoryStore implements Store {
  #closed = false
  readonly #indexes = new Map<string, readonly IndexEntry[]>()

  constructor(private readonly disk = new MemoryDisk()) {}

  async write(batch: Batch): Promise<void> {
    this.#check()
    // Everything that can fail comes first; what follows cannot, so a batch is never half there.
    const local = structuredClone(batch.local ?? [])
    for (const commit of batch.commits ?? []) this.#addCommit(commit)
    for (const commit of batch.replaced ?? [])
      if (this.disk.commits.has(commit.id)) this.disk.commits.set(commit.id, commit)
    for (const change of batch.rows ?? []) this.#changeRows(change)
    for (const [key, value] of local) {
      if (value === undefined) this.disk.local.delete(key)
      else this.disk.local.set(key, value)
    }
  }

  async replaceRows(rows: readonly RowChange[]): Promise<void> {
    this.#check()
    this.disk.rows.clear()
    this.#indexes.clear()
    for (const change of rows) this.#changeRows(change)
  }

  async known(ids: readonly CommitId[]): Promise<Set<CommitId>> {
    this.#check()
    return new Set(ids.filter((id) => this.disk.commits.has(id)))
  }

  async load(ids: readonly CommitId[]): Promise<CommitRecord[]> {
    this.#check()
    return this.#commits(ids)
  }

  async touching(entity: EntityId): Promise<CommitRecord[]> {
    this.#check()
    return this.#commits(this.disk.touching.get(entity) ?? [])
  }

  async touchingAny(ids: readonly EntityId[]): Promise<CommitRecord[]> {
    this.#check()
    return this.#commits(new Set(ids.flatMap((id) => this.disk.touching.get(id) ?? [])))
  }

  async byDevices(devices: readonly DeviceId[]): Promise<CommitRecord[]> {
    this.#check()
    const wanted = new Set(devices)
    return [...this.disk.commits.values()].filter((commit) => wanted.has(commit.device))
  }

  async statements(): Promise<CommitRecord[]> {
    this.#check()
    return [...this.disk.commits.values()].filter((commit) => commit.roster)
  }

  async heads(device: DeviceId): Promise<CommitRecord[]> {
    this.#check()
    const own = [...this.disk.commits.values()].filter((commit) => commit.device === device)
    const named = new Set(own.flatMap((commit) => commit.prev))
    return own.filter((commit) => !named.has(commit.id))
  }

  async days(roster: boolean): Promise<Map<number, CommitId[]>> {
    this.#check()
    const days = new Map<number, CommitId[]>()
    const inOrder = [...this.disk.commits.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
    for (const commit of inOrder) {
      if (commit.roster !== roster) continue
      const ids = days.get(commit.day)
      if (ids) ids.push(commit.id)
      else days.set(commit.day, [commit.id])
    }
    return days
  }

  async scan(visit: (page: readonly CommitRecord[]) => Promise<void> | void): Promise<void> {
    this.#check()
    const ids = [...this.disk.commits.keys()].sort()
    for (let at = 0; at < ids.length; at += SCAN_PAGE) await visit(this.#commits(ids.slice(at, at + SCAN_PAGE)))
  }

  async get<N extends EntityName>(type: N, id: EntityId): Promise<RowOf<N> | undefined> {
    this.#check()
    return this.#table(type).get(id)
  }

  async many<N extends EntityName>(type: N, ids: readonly EntityId[]): Promise<(RowOf<N> | undefined)[]> {
    this.#check()
    return ids.map((id) => this.#table(type).get(id))
  }

  async find<N extends EntityName>(type: N, index: string, range?: KeyRange, page?: Page): Promise<RowOf<N>[]> {
    this.#check()
    return pageOf(this.#within(type, index, range), page).map(({ id }) => this.#table(type).get(id)!)
  }

  async keys<N extends EntityName>(type: N, index: string, range?: KeyRange, page?: Page): Promise<EntityId[]> {
    this.#check()
    return pageOf(this.#within(type, index, range), page).map(({ id }) => id)
  }

  async count<N extends EntityName>(type: N, index = 'id', range?: KeyRange): Promise<number> {
    this.#check()
    return this.#within(type, index, range).length
  }

  async local<T>(key: string): Promise<T | undefined> {
    this.#check()
    return structuredClone(this.disk.local.get(key)) as T | undefined
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #check(): void {
    if (this.#closed) throw new Error('the store is closed')
  }

  #commits(ids: Iterable<CommitId>): CommitRecord[] {
    const out: CommitRecord[] = []
    for (const id of ids) {
      const commit = this.disk.commits.get(id)
      if (commit) out.push(commit)
    }
    return out
  }

  #addCommit(commit: CommitRecord): void {
    if (this.disk.commits.has(commit.id)) return
    this.disk.commits.set(commit.id, commit)
    for (const entity of commit.entities) {
      const ids = this.disk.touching.get(entity)
      if (ids) ids.push(commit.id)
      else this.disk.touching.set(entity, [commit.id])
    }
  }

  #changeRows({ type, put, remove }: RowChange): void {
    const table = this.#table(type)
    for (const row of put) table.set(row.id, row)
    for (const id of remove) table.delete(id)
    for (const key of this.#indexes.keys()) if (key.startsWith(`${type}/`)) this.#indexes.delete(key)
  }

  #table<N extends EntityName>(type: N): Map<EntityId, RowOf<N>> {
    let table = this.disk.rows.get(type)
    if (!table) {
      table = new Map()
      this.disk.rows.set(type, table)
    }
    return table as Map<EntityId, RowOf<N>>
  }

  #within(type: EntityName, index: string, range?: KeyRange): readonly IndexEntry[] {
    const key = `${type}/${index}`
    let entries = this.#indexes.get(key)
    if (!entries) {
      entries = sortedIndex(entities[type] as unknown as EntityDefinition, index, this.#table(type).values())
      this.#indexes.set(key, entries)
    }
    return range ? entries.filter((entry) => inRange(entry.key, range)) : entries
  }
}
