import { packIds } from '../store/packedIds.ts'
import type { SearchReply, SearchRequest } from '../store/searchClient.ts'
import { openSearch } from './searchEngine.ts'

let engine: ReturnType<typeof openSearch> | undefined

const reply = (message: SearchReply) => self.postMessage(message)

/** Keeps the index off the window's thread: building it takes hundreds of milliseconds, a query a few. */
self.onmessage = async ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'open') {
    engine = openSearch(data.key)
    return
  }
  const { id } = data
  const search = await engine
  if (data.kind === 'find') reply({ kind: 'hits', id, hits: search ? await search.find(data.query, data.options) : [] })
  else reply({ kind: 'ids', id, ids: packIds(search ? search.ids(data.query, data.type) : []) })
}
