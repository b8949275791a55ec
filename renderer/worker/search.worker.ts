import type { SearchReply, SearchRequest } from '../store/searchClient.ts'
import { IdTeller } from '../store/toldIds.ts'
import { openSearch } from './searchEngine.ts'

let engine: ReturnType<typeof openSearch> | undefined

const teller = new IdTeller()

const reply = (message: SearchReply, transferred: Transferable[] = []) =>
  self.postMessage(message, { transfer: transferred })

/** Keeps the index off the window's thread: building it takes hundreds of milliseconds, a query a few. */
self.onmessage = async ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'open') {
    engine = openSearch(data.key)
    return
  }
  const { id } = data
  // `open` is always the first message.
  const search = await engine!
  if (data.kind === 'find') return reply({ kind: 'hits', id, hits: await search.find(data.query, data.options) })
  const ids = teller.tell(search.documents(data.query, data.type), (document) => search.idOf(document))
  reply({ kind: 'ids', id, ids }, [ids.numbers.buffer])
}
