import type { Collection } from 'dexie'
import { type EntityName, entities, type RowOf } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'
import type { KeyRange, Page, RowReader } from '../../shared/replica/ports.ts'
import type { Row, VmesteDb } from './VmesteDb.ts'

const isMulti = (type: EntityName, index: string): boolean =>
  (entities[type].indexes as readonly string[]).includes(`*${index}`)

/** So many keys are read past Dexie. */
const MANY = 500

const keyRangeOf = ({ equals, from, below }: KeyRange = {}): IDBKeyRange | null => {
  if (equals !== undefined) return IDBKeyRange.only(equals)
  if (from !== undefined && below !== undefined) return IDBKeyRange.bound(from, below, false, true)
  if (from !== undefined) return IDBKeyRange.lowerBound(from)
  return below === undefined ? null : IDBKeyRange.upperBound(below, true)
}

const checkIndex = (type: EntityName, index: string): void => {
  const declared = entities[type].indexes as readonly string[]
  if (index !== 'id' && !declared.includes(index) && !declared.includes(`*${index}`))
    throw new Error(`${type} has no index "${index}"`)
}

/** Reads the tables straight from IndexedDB, in any window or worker; inside `useLive` every read is observed. */
export class DexieRows implements RowReader {
  constructor(readonly db: VmesteDb) {}

  async get<N extends EntityName>(type: N, id: EntityId): Promise<RowOf<N> | undefined> {
    return (await this.#table(type).get(id)) as RowOf<N> | undefined
  }

  async many<N extends EntityName>(type: N, ids: readonly EntityId[]): Promise<(RowOf<N> | undefined)[]> {
    return (await this.#table(type).bulkGet([...ids])) as (RowOf<N> | undefined)[]
  }

  async find<N extends EntityName>(type: N, index: string, range?: KeyRange, page?: Page): Promise<RowOf<N>[]> {
    return (await this.#select(type, index, range, page).toArray()) as unknown as RowOf<N>[]
  }

  async keys<N extends EntityName>(type: N, index: string, range?: KeyRange, page?: Page): Promise<EntityId[]> {
    if (index !== 'id' && page?.limit === undefined && !isMulti(type, index)) {
      // Counting also tells a live query to look again when any row of this index comes, moves or goes.
      const count = await this.#select(type, index, range).count()
      if (count > MANY) return this.#allKeys(type, index, range, page)
    }
    return (await this.#select(type, index, range, page).primaryKeys()) as EntityId[]
  }

  async count<N extends EntityName>(type: N, index = 'id', range?: KeyRange): Promise<number> {
    return this.#select(type, index, range).count()
  }

  async local<T>(key: string): Promise<T | undefined> {
    return (await this.db.local.get(key)) as T | undefined
  }

  /** Past Dexie: inside a live query it would note each of 20,000 keys in a tree, which stops a window for a tenth of a second. */
  #allKeys(type: EntityName, index: string, range?: KeyRange, page?: Page): Promise<EntityId[]> {
    const table = entities[type].table
    return new Promise((resolve, reject) => {
      const transaction = this.db.backendDB().transaction(table, 'readonly')
      const request = transaction.objectStore(table).index(index).getAllKeys(keyRangeOf(range))
      transaction.oncomplete = () => {
        const keys = request.result as EntityId[]
        resolve((page?.reverse ? keys.reverse() : keys).slice(page?.offset ?? 0))
      }
      transaction.onabort = () => reject(transaction.error)
    })
  }

  #table(type: EntityName) {
    return this.db.rowTable(entities[type].table)
  }

  #select(type: EntityName, index: string, range: KeyRange = {}, page: Page = {}): Collection<Row, EntityId> {
    checkIndex(type, index)
    const { equals, from, below } = range
    const table = this.#table(type)
    let rows: Collection<Row, EntityId>
    if (equals !== undefined) rows = table.where(index).equals(equals)
    else if (from !== undefined && below !== undefined) rows = table.where(index).between(from, below, true, false)
    else if (from !== undefined) rows = table.where(index).aboveOrEqual(from)
    else if (below !== undefined) rows = table.where(index).below(below)
    else rows = table.orderBy(index)
    // A row stands in a multi-entry index once per element; a reader means the row.
    if (equals === undefined && isMulti(type, index)) rows = rows.distinct()
    if (page.reverse) rows = rows.reverse()
    if (page.offset) rows = rows.offset(page.offset)
    if (page.limit !== undefined) rows = rows.limit(page.limit)
    return rows
  }
}
