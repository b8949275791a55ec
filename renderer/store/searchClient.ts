import type { EntityName } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'
import type { SearchHit } from './api.ts'
import { createPeople, type People, type PeopleAsk, type PeopleSaid } from './people.ts'
import { IdListener, type ToldIds } from './toldIds.ts'

export interface SearchOptions {
  readonly types?: readonly EntityName[]
  readonly limit?: number
}

/** Window -> search worker. */
export type SearchRequest =
  | { readonly kind: 'open'; readonly key: string }
  | { readonly kind: 'find'; readonly id: number; readonly query: string; readonly options: SearchOptions }
  | { readonly kind: 'ids'; readonly id: number; readonly query: string; readonly type: EntityName }
  | { readonly kind: 'people'; readonly id: number; readonly ask: PeopleAsk }

/** Search worker -> window. */
export type SearchReply =
  | { readonly kind: 'hits'; readonly id: number; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'ids'; readonly id: number; readonly ids: ToldIds }
  | { readonly kind: 'people'; readonly id: number; readonly said: PeopleSaid[PeopleAsk['what']] }
  /** Not asked for: what lists of people show may be another thing now. */
  | { readonly kind: 'peopleChanged' }

export interface SearchClient {
  find(query: string, options?: SearchOptions): Promise<readonly SearchHit[]>
  ids(query: string, type: EntityName): Promise<readonly EntityId[]>
  readonly people: People
  close(): void
}

/** After so many ms a worker that could not be started is started again. */
const AGAIN = 3_000

/** Starts the search worker with the first query: a window where nobody searches holds no index. */
export const createSearchClient = (key: string): SearchClient => {
  let worker: Worker | undefined
  let nextId = 0
  const listener = new IdListener()
  const onPeople = new Set<() => void>()
  const waiting = new Map<number, (reply: SearchReply | null) => void>()

  const ask = (request: (id: number) => SearchRequest): Promise<SearchReply | null> => {
    worker ??= start()
    const id = nextId++
    worker.postMessage(request(id))
    return new Promise((resolve) => waiting.set(id, resolve))
  }
  const start = (): Worker => {
    const made = new Worker(new URL('../worker/search.worker.ts', import.meta.url), { type: 'module', name: 'search' })
    made.onmessage = ({ data }: MessageEvent<SearchReply>) => {
      if (data.kind === 'peopleChanged') {
        for (const each of onPeople) each()
        return
      }
      waiting.get(data.id)?.(data)
      waiting.delete(data.id)
    }
    // Its code could not be had: the program that serves the app has ended, and may come back. What waits is asked again then.
    made.onerror = (event) => {
      event.preventDefault()
      made.terminate()
      if (worker !== made) return
      worker = undefined
      for (const answer of waiting.values()) answer(null)
      waiting.clear()
      setTimeout(() => {
        for (const each of onPeople) each()
      }, AGAIN)
    }
    const open: SearchRequest = { kind: 'open', key }
    made.postMessage(open)
    return made
  }
  const people = createPeople(
    async <A extends PeopleAsk>(asked: A) => {
      const reply = await ask((id) => ({ kind: 'people', id, ask: asked }))
      return reply?.kind === 'people' ? (reply.said as PeopleSaid[A['what']]) : null
    },
    (each) => {
      onPeople.add(each)
      return () => void onPeople.delete(each)
    },
  )
  return {
    people,
    async find(query, options = {}) {
      const reply = await ask((id) => ({ kind: 'find', id, query, options }))
      return reply?.kind === 'hits' ? reply.hits : []
    },
    async ids(query, type) {
      const reply = await ask((id) => ({ kind: 'ids', id, query, type }))
      return reply?.kind === 'ids' ? listener.hear(reply.ids) : []
    },
    close() {
      worker?.terminate()
      for (const resolve of waiting.values()) resolve(null)
      waiting.clear()
    },
  }
}
