import { liveQuery } from 'dexie'
import type { EntityName, RowOf } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'
import { askedOf } from '../../shared/queries/search/asked.ts'
import { whyFound } from '../../shared/queries/search/whyFound.ts'
import type { Viewer } from '../../shared/queries/visibleMember.ts'
import type { RowReader } from '../../shared/replica/ports.ts'
import type { SearchHit } from '../store/api.ts'
import type { SearchOptions } from '../store/searchClient.ts'
import { VisibleRows } from '../store/VisibleRows.ts'
import { VmesteDb } from '../store/VmesteDb.ts'
import { lockName } from './EngineHost.ts'
import type { Peering } from './messages.ts'
import { isSearchable, type Searchable, searchable, searchText, typeOfId } from './searchFields.ts'
import { WordIndex } from './WordIndex.ts'

const PAGE = 2000
type SearchRow = RowOf<Searchable>

/** Full-text index over members, organisations, departments, cards and events; rows stay in the database, the index holds words only. */
export class SearchIndex {
  readonly #words = new WordIndex()
  /** By number of the document. */
  readonly #ids: EntityId[] = []
  readonly #types: Searchable[] = []
  readonly #documents = new Map<EntityId, number>()
  readonly #organisations = new Map<EntityId, string>()

  constructor(readonly rows: RowReader) {}

  /** Reads all rows, a page at a time; the database looks for the next page while this one is indexed. */
  async build(): Promise<void> {
    for (const type of searchable) {
      const read = (from: string) => this.rows.find(type, 'id', { from }, { limit: PAGE })
      let reading = read('')
      for (let last = ''; ; ) {
        const page = await reading
        // `from` is inclusive: after the first page its first row has been seen.
        const fresh = last === '' ? page : page.slice(1)
        const isLast = page.length < PAGE
        if (!isLast) {
          last = page.at(-1)!.id
          reading = read(last)
        }
        for (const row of fresh) this.#put(type, row)
        if (isLast) break
      }
    }
    this.settle()
  }

  /** Follows changed entities: each is read and indexed anew, or dropped when its row is gone. */
  async update(changed: readonly EntityId[]): Promise<void> {
    const renamed = await this.#follow(changed.filter((id) => typeOfId(id) === 'organisation'))
    await this.#follow(changed.filter((id) => typeOfId(id) !== 'organisation'))
    // Those who belong to it are found by its name.
    for (const id of renamed)
      for (const row of await this.rows.find('member', 'affiliated', { equals: id })) this.#put('member', row)
  }

  /** Gives the organisations that are called something else now. */
  async #follow(changed: readonly EntityId[]): Promise<readonly EntityId[]> {
    const rows = await this.#read(changed)
    const before = changed.map((id) => this.#organisations.get(id))
    for (const id of changed) {
      const found = rows.get(id)
      if (found) this.#put(found.type, found.row)
      else this.#drop(id)
    }
    return changed.filter((id, i) => this.#organisations.get(id) !== before[i])
  }

  /** Leaves nothing to do for the next query but to answer. */
  settle(): void {
    this.#words.settle()
  }

  async find(query: string, { types, limit = 20 }: SearchOptions = {}): Promise<SearchHit[]> {
    const found = this.#search(query, types)
    const ids = found.slice(0, limit).map((document) => this.#ids[document]!)
    const rows = await this.#read(ids)
    const asked = askedOf(query)
    return ids.flatMap((id) => {
      const known = rows.get(id)
      if (!known) return []
      const text = searchText(known.type, known.row, this.#organisations)
      return [{ type: known.type, id, ...whyFound(text, asked) }]
    })
  }

  ids(query: string, type: EntityName): EntityId[] {
    return this.documents(query, type).map((document) => this.idOf(document))
  }

  /** The same as numbers; each stands for an id until a change of the rows gives it to another. */
  documents(query: string, type: EntityName): readonly number[] {
    return this.#search(query, [type])
  }

  idOf(document: number): EntityId {
    return this.#ids[document]!
  }

  get size(): number {
    return this.#words.size
  }

  async #read(ids: readonly EntityId[]): Promise<Map<EntityId, { type: Searchable; row: SearchRow }>> {
    const byType = new Map<Searchable, EntityId[]>()
    for (const id of ids) {
      const type = typeOfId(id)
      if (!isSearchable(type)) continue
      const list = byType.get(type)
      if (list) list.push(id)
      else byType.set(type, [id])
    }
    const out = new Map<EntityId, { type: Searchable; row: SearchRow }>()
    for (const [type, list] of byType)
      for (const row of await this.rows.many(type, list)) if (row) out.set(row.id, { type, row })
    return out
  }

  #search(query: string, types: readonly EntityName[] | undefined): readonly number[] {
    const wanted = types && new Set<EntityName>(types)
    return this.#words.search(query, (document) => !wanted || wanted.has(this.#types[document]!))
  }

  #put(type: Searchable, row: SearchRow): void {
    this.#drop(row.id)
    const text = searchText(type, row, this.#organisations)
    if (type === 'organisation') this.#organisations.set(row.id, text.title)
    const document = this.#words.add(text)
    this.#ids[document] = row.id
    this.#types[document] = type
    this.#documents.set(row.id, document)
  }

  #drop(id: EntityId): void {
    this.#organisations.delete(id)
    const document = this.#documents.get(id)
    if (document === undefined) return
    this.#words.remove(document)
    this.#documents.delete(id)
  }
}

/** Changes come one after the other: the index is made ready for the next keystroke when there was none for so long, in ms. */
const QUIET = 250

/** Opens a network's index and keeps it in step with what the engine reports. */
export const openSearch = async (key: string): Promise<SearchIndex> => {
  const db = new VmesteDb(key)
  const rows = new VisibleRows(db)
  const index = new SearchIndex(rows)
  // Changes are followed one after the other, the first behind the building: none is missed, none overtakes.
  let turn: Promise<void> = Promise.resolve()
  let settling: ReturnType<typeof setTimeout> | undefined
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work).catch(() => {})
    clearTimeout(settling)
    settling = setTimeout(() => index.settle(), QUIET)
  }
  new BroadcastChannel(lockName(key)).onmessage = ({ data }: MessageEvent<Peering>) => {
    if (data.kind !== 'event' || data.event.kind !== 'changed') return
    const { entities } = data.event
    inTurn(() => index.update(entities))
  }
  const building = rows.viewer().then(async (viewer) => {
    await index.build()
    return viewer
  })
  turn = building.then(() => {})
  const viewer = await building
  followViewer(rows, viewer, () => inTurn(() => index.build()))
  return index
}

/** What was for her eyes may not be from now on, or the other way round: words of all rows are read again. */
const followViewer = (rows: VisibleRows, known: Viewer, onChange: () => void): void => {
  let { seesAll } = known
  liveQuery(async () => rows.viewer()).subscribe({
    next(viewer) {
      if (viewer.seesAll !== seesAll) onChange()
      seesAll = viewer.seesAll
    },
    // A closed database has nothing to follow.
    error() {},
  })
}
