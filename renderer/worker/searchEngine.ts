import MiniSearch, { type SearchResult } from 'minisearch'
import { foldText } from '../../shared/lib/foldText.ts'
import type { EntityName, RowOf } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'
import type { RowReader } from '../../shared/replica/ports.ts'
import type { SearchHit } from '../store/api.ts'
import { VisibleRows } from '../store/VisibleRows.ts'
import type { SearchOptions } from '../store/searchClient.ts'
import { VmesteDb } from '../store/VmesteDb.ts'
import { lockName } from './EngineHost.ts'
import type { Peering } from './messages.ts'
import { isSearchable, type Searchable, searchable, searchText, typeOfId } from './searchFields.ts'

const PAGE = 2000
const separator = /[\s\p{P}\p{S}]+/u

type SearchRow = RowOf<Searchable>

interface Indexed {
  readonly id: EntityId
  readonly title: string
  readonly detail: string
}

const ascii = /^[\x20-\x7e]*$/
/** Words repeat (skills, cities, first names): folding each once halves the time to build the index. */
const folded = new Map<string, string[]>()
const MEMO = 50_000

/** How a word is indexed: folded (ü = ue, Cyrillic in Latin letters), and where accents were, without them too: "muller" finds Müller. */
export const indexTerms = (word: string): string[] => {
  const known = folded.get(word)
  if (known) return known
  const terms = ascii.test(word) ? [word.toLowerCase()] : foldBothWays(word)
  if (folded.size < MEMO) folded.set(word, terms)
  return terms
}

const foldBothWays = (word: string): string[] => {
  const spelled = foldText(word)
  const bare = foldText(word.normalize('NFD').replace(/\p{M}/gu, ''))
  return bare === spelled ? [spelled] : [spelled, bare]
}

const createIndex = () =>
  new MiniSearch<Indexed>({
    fields: ['title', 'detail'],
    tokenize: (text) => text.split(separator).filter(Boolean),
    processTerm: indexTerms,
    searchOptions: {
      processTerm: (word) => foldText(word),
      boost: { title: 4 },
      combineWith: 'AND',
      prefix: true,
      // One slip in a short word, two (letters swapped) in a longer one; none where every second word would match.
      fuzzy: (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2),
      weights: { prefix: 0.6, fuzzy: 0.2 },
    },
  })

/** Full-text index over members, departments, cards and events; rows stay in the database, the index holds words only. */
export class SearchIndex {
  readonly #index = createIndex()

  constructor(readonly rows: RowReader) {}

  /** Reads all rows, a page at a time. */
  async build(): Promise<void> {
    for (const type of searchable) {
      let from = ''
      for (;;) {
        const page = await this.rows.find(type, 'id', { from }, { limit: PAGE })
        // `from` is inclusive: after the first page its first row has been seen.
        const fresh = from === '' ? page : page.slice(1)
        for (const row of fresh) this.#put(type, row)
        if (page.length < PAGE) break
        from = page.at(-1)!.id
      }
    }
  }

  /** Follows changed entities: each is read and indexed anew, or dropped when its row is gone. */
  async update(changed: readonly EntityId[]): Promise<void> {
    const rows = await this.#read(changed)
    for (const id of changed) {
      const found = rows.get(id)
      if (found) this.#put(found.type, found.row)
      else if (this.#index.has(id)) this.#index.discard(id)
    }
  }

  async find(query: string, { types, limit = 20 }: SearchOptions = {}): Promise<SearchHit[]> {
    const results = this.#search(query, types).slice(0, limit)
    const rows = await this.#read(results.map((result) => result.id))
    return results.flatMap((result) => {
      const found = rows.get(result.id)
      return found ? [toHit(found.type, found.row, result)] : []
    })
  }

  ids(query: string, type: EntityName): EntityId[] {
    return this.#search(query, [type]).map((result) => result.id as EntityId)
  }

  get size(): number {
    return this.#index.documentCount
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

  #search(query: string, types: readonly EntityName[] | undefined): SearchResult[] {
    const wanted = types && new Set<EntityName | undefined>(types)
    return this.#index.search(query, {
      ...(wanted && { filter: ({ id }) => wanted.has(typeOfId(id)) }),
      // A single letter begins some word of nearly everybody: it means how a name begins.
      ...(query.trim().length === 1 && { fields: ['title'] }),
    })
  }

  #put(type: Searchable, row: SearchRow): void {
    const { title, details } = searchText(type, row)
    const document: Indexed = { id: row.id, title, detail: details.join(' ') }
    if (this.#index.has(row.id)) this.#index.replace(document)
    else this.#index.add(document)
  }
}

const toHit = (type: Searchable, row: SearchRow, result: SearchResult): SearchHit => {
  const { title, details } = searchText(type, row)
  const found = new Set(result.terms)
  const matches = (text: string): string[] =>
    text.split(separator).filter((word) => word && indexTerms(word).some((term) => found.has(term)))
  const inTitle = matches(title)
  // The line that says why it was found, if the title does not.
  const why = inTitle.length >= result.queryTerms.length ? undefined : details.find((text) => matches(text).length > 0)
  const detail = (why ?? details[0] ?? '').slice(0, 200)
  return { type, id: row.id, title, detail, terms: [...new Set([...inTitle, ...matches(detail)])] }
}

/** Opens a network's index and keeps it in step with what the engine reports. */
export const openSearch = async (key: string): Promise<SearchIndex> => {
  const db = new VmesteDb(key)
  const index = new SearchIndex(new VisibleRows(db))
  // Changes are followed one after the other, the first behind the building: none is missed, none overtakes.
  let turn: Promise<void> = Promise.resolve()
  new BroadcastChannel(lockName(key)).onmessage = ({ data }: MessageEvent<Peering>) => {
    if (data.kind !== 'event' || data.event.kind !== 'changed') return
    const { entities } = data.event
    turn = turn.then(() => index.update(entities)).catch(() => {})
  }
  turn = index.build()
  await turn
  return index
}
