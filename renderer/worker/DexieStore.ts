import Dexie from 'dexie'
import { entities } from '../../shared/model/entities.ts'
import type { CommitId, DeviceId, EntityId } from '../../shared/model/ids.ts'
import type { Batch, CommitRecord, RowChange, Store } from '../../shared/replica/ports.ts'
import { DexieRows } from '../store/DexieRows.ts'
import { asStoreError } from '../store/storeError.ts'
import { databaseName, type OpenOptions, type StoredCommit, type StoredHeads, VmesteDb } from '../store/VmesteDb.ts'
import { mergeHeads } from './mergeHeads.ts'
import { putMany } from './putMany.ts'
import { toRecords, toStored, WideCommits } from './WideCommits.ts'

const SCAN_PAGE = 200
/** From here on one walk over all keys is cheaper than a request per key. */
const MANY = 1000

/**
 * The replica's storage in IndexedDB. One `write` is one transaction: rows, commits and local values become durable together or not at all.
 * Rejects with `StoreError` (quota, closed by a newer version...), after which nothing of that write is stored.
 */
export class DexieStore extends DexieRows implements Store {
  /** Writes run one after the other; a failed one does not hold up the next. */
  #queue: Promise<void> = Promise.resolve()
  /** Every entity a stored commit touches, once somebody asked for many: spares a first sync 20,000 lookups of entities nobody has touched. */
  #touched: Set<EntityId> | undefined
  readonly #wide = new WideCommits(this.db)

  static async open(key: string, options: OpenOptions = {}): Promise<DexieStore> {
    const db = new VmesteDb(key, options)
    try {
      await db.open()
    } catch (error) {
      throw asStoreError(error)
    }
    return new DexieStore(db)
  }

  /** Removes the network's database from this machine. */
  static async destroy(key: string): Promise<void> {
    await Dexie.delete(databaseName(key))
  }

  write(batch: Batch): Promise<void> {
    return this.#enqueue(async () => {
      const { commits = [], replaced = [], rows = [], local = [] } = batch
      const tables = rows.map((change) => entities[change.type].table)
      if (commits.length > 0) tables.push('commits', 'wide', 'heads')
      if (replaced.length > 0) tables.push('commits', 'wide')
      if (local.length > 0) tables.push('local')
      if (tables.length === 0) return
      const [storable, storableAgain] = [
        await Promise.all(commits.map(toStored)),
        await Promise.all(replaced.map(toStored)),
      ]
      await this.db.transaction('rw', [...new Set(tables)], async () => {
        await this.#putCommits(storable)
        await this.#replaceCommits(storableAgain)
        await this.#putRows(rows)
        await this.#putLocal(local)
      })
      await this.#wide.stored([...commits, ...replaced])
      if (this.#touched) for (const commit of commits) for (const id of commit.entities) this.#touched.add(id)
    })
  }

  replaceRows(rows: readonly RowChange[]): Promise<void> {
    return this.#enqueue(async () => {
      const tables = Object.values(entities).map((e) => e.table)
      await this.db.transaction('rw', tables, async () => {
        for (const table of tables) await this.db.rowTable(table).clear()
        await this.#putRows(rows)
      })
    })
  }

  async known(ids: readonly CommitId[]): Promise<Set<CommitId>> {
    if (ids.length === 0) return new Set()
    if (ids.length >= MANY) {
      const stored = new Set(await this.db.commits.toCollection().primaryKeys())
      return new Set(ids.filter((id) => stored.has(id)))
    }
    const keys = await this.#native('commits', (store) => ids.map((id) => store.getKey(id)))
    return new Set(keys.filter((key) => key !== undefined) as CommitId[])
  }

  async load(ids: readonly CommitId[]): Promise<CommitRecord[]> {
    const found = await this.db.commits.bulkGet([...ids])
    return toRecords(found.filter((commit) => commit !== undefined))
  }

  async touching(entity: EntityId): Promise<CommitRecord[]> {
    const found = await this.db.commits.where('entities').equals(entity).toArray()
    return [...(await toRecords(found)), ...(await this.load([...(await this.#wide.touching([entity]))]))]
  }

  async touchingAny(wanted: readonly EntityId[]): Promise<CommitRecord[]> {
    if (wanted.length >= MANY) await this.#loadTouched()
    const touched = this.#touched
    const asked = [...new Set(wanted)].filter((id) => !touched || touched.has(id))
    if (asked.length === 0) return []
    if (asked.length >= MANY && (await this.db.commits.count()) <= asked.length) return this.#scanFor(new Set(asked))
    const lists = await this.#native('commits', (store) => {
      const index = store.index('entities')
      return asked.map((id) => index.getAllKeys(id))
    })
    return this.load([...(await this.#wide.touching(asked)).union(new Set(lists.flat() as CommitId[]))])
  }

  /** Fewer commits than entities asked about (an import wrote them): reading all of them is the shorter way. */
  async #scanFor(asked: ReadonlySet<EntityId>): Promise<CommitRecord[]> {
    const found: CommitRecord[] = []
    await this.scan((page) => {
      for (const commit of page) if (commit.entities.some((id) => asked.has(id))) found.push(commit)
    })
    return found
  }

  async byDevices(devices: readonly DeviceId[]): Promise<CommitRecord[]> {
    if (devices.length === 0) return []
    const lists = await this.#native('commits', (store) => {
      const index = store.index('device')
      return [...new Set(devices)].map((device) => index.getAll(device) as IDBRequest<StoredCommit[]>)
    })
    return toRecords(lists.flat())
  }

  async statements(): Promise<CommitRecord[]> {
    return toRecords(await this.db.commits.where('slot').below(0).toArray())
  }

  async heads(device: DeviceId): Promise<CommitRecord[]> {
    const found = await this.db.transaction('r', ['commits', 'heads'], async () => {
      const stored = await this.db.heads.get(device)
      return this.db.commits.bulkGet([...(stored?.heads ?? [])])
    })
    return toRecords(found.filter((commit) => commit !== undefined))
  }

  async days(roster: boolean): Promise<Map<number, CommitId[]>> {
    return this.db.transaction('r', ['commits'], async () => {
      const { commits } = this.db
      const all = roster ? commits.where('slot').below(0) : commits.where('slot').aboveOrEqual(0)
      const slots = (await all.uniqueKeys()) as number[]
      const of = (slot: number) => commits.where('[slot+time]').between([slot, Dexie.minKey], [slot, Dexie.maxKey])
      const ids = await Promise.all(slots.map((slot) => of(slot).primaryKeys()))
      return new Map(slots.map((slot, i) => [slot < 0 ? -slot - 1 : slot, ids[i]!]))
    })
  }

  async scan(visit: (page: readonly CommitRecord[]) => Promise<void> | void): Promise<void> {
    let after = ''
    for (;;) {
      const page = await this.db.commits.where('id').above(after).limit(SCAN_PAGE).toArray()
      if (page.length > 0) await visit(await toRecords(page))
      if (page.length < SCAN_PAGE) return
      after = page.at(-1)!.id
    }
  }

  async close(): Promise<void> {
    await this.#queue
    this.db.close({ disableAutoOpen: true })
  }

  /** In the queue of writes, so that none slips in between reading and remembering. */
  #loadTouched(): Promise<void> {
    if (this.#touched) return Promise.resolve()
    return this.#enqueue(async () => {
      const narrow = (await this.db.commits.orderBy('entities').uniqueKeys()) as EntityId[]
      this.#touched ??= new Set([...narrow, ...(await this.#wide.entities())])
    })
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work).catch((error: unknown) => {
      throw asStoreError(error)
    })
    this.#queue = done.catch(() => {})
    return done
  }

  async #putCommits(commits: readonly StoredCommit[]): Promise<void> {
    if (commits.length === 0) return
    const unique = [...new Map(commits.map((commit) => [commit.id, commit])).values()]
    const fresh = await this.#addMissing(unique)
    if (fresh.length === 0) return
    await this.#wide.put(fresh)
    const byDevice = Map.groupBy(fresh, (commit) => commit.device)
    const before = await this.db.heads.bulkGet([...byDevice.keys()])
    // All at once: Dexie loses its transaction where many things that are not its own are awaited one after the other.
    const after: readonly StoredHeads[] = await Dexie.Promise.all(
      [...byDevice].map(([device, mine], i) =>
        mergeHeads(device, before[i], mine, (ids) => this.db.commits.where('id').anyOf(ids).primaryKeys()),
      ),
    )
    await this.db.heads.bulkPut(after)
  }

  /** Adding tells the present ones apart by their refusal, which costs a first sync no read at all. */
  async #addMissing(commits: readonly StoredCommit[]): Promise<readonly StoredCommit[]> {
    try {
      await this.db.commits.bulkAdd([...commits])
      return commits
    } catch (error) {
      if (!(error instanceof Dexie.BulkError)) throw error
      const failed = new Set(Object.keys(error.failuresByPos).map(Number))
      for (const position of failed) {
        const failure = error.failuresByPos[position]
        if (failure?.name !== 'ConstraintError') throw failure
      }
      return commits.filter((_, i) => !failed.has(i))
    }
  }

  async #replaceCommits(commits: readonly StoredCommit[]): Promise<void> {
    if (commits.length === 0) return
    const ids = commits.map((commit) => commit.id)
    const present = new Set(await this.db.commits.where('id').anyOf(ids).primaryKeys())
    const stored = commits.filter((commit) => present.has(commit.id))
    await this.db.commits.bulkPut(stored)
    await this.#wide.put(stored)
  }

  async #putRows(changes: readonly RowChange[]): Promise<void> {
    for (const { type, put, remove } of changes) {
      const table = this.db.rowTable(entities[type].table)
      if (remove.length > 0) await table.bulkDelete([...remove])
      await putMany(table, put)
    }
  }

  async #putLocal(entries: NonNullable<Batch['local']>): Promise<void> {
    await Promise.all(
      entries.map(([key, value]) => (value === undefined ? this.db.local.delete(key) : this.db.local.put(value, key))),
    )
  }

  /** Requests that Dexie has no words for, all in flight at once. */
  #native<T>(table: string, ask: (store: IDBObjectStore) => readonly IDBRequest<T>[]): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const transaction = this.db.backendDB().transaction(table, 'readonly')
      const requests = ask(transaction.objectStore(table))
      transaction.oncomplete = () => resolve(requests.map((request) => request.result))
      transaction.onabort = () => reject(asStoreError(transaction.error))
    })
  }
}
