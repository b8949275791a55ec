import type { SearchReply, SearchRequest } from '../store/searchClient.ts'
import { IdTeller } from '../store/toldIds.ts'
import { openPeople } from './people/openPeople.ts'
import { openSearch } from './searchEngine.ts'

let key = ''
let engine: ReturnType<typeof openSearch> | undefined
let directory: ReturnType<typeof openPeople> | undefined

const teller = new IdTeller()

const reply = (message: SearchReply, transferred: Transferable[] = []) =>
  self.postMessage(message, { transfer: transferred })

/** Each is built when it is first asked: `open` is always the first message. */
const words = () => {
  engine ??= openSearch(key)
  return engine
}
const peopleOf = () => {
  directory ??= openPeople({
    key,
    find: async (query) => (await words()).ids(query, 'member'),
    onChange: () => reply({ kind: 'peopleChanged' }),
  })
  return directory
}

/** Keeps the index off the window's thread: building it takes hundreds of milliseconds, a query a few. */
self.onmessage = async ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'open') {
    key = data.key
    return
  }
  const { id } = data
  if (data.kind === 'people') {
    const people = await peopleOf()
    const said = await people.ask(data.ask)
    reply({ kind: 'people', id, said }, 'slots' in said ? [said.slots.buffer] : [])
    // Whoever looks at the list of people types next.
    void words()
    return
  }
  const search = await words()
  if (data.kind === 'find') return reply({ kind: 'hits', id, hits: await search.find(data.query, data.options) })
  const ids = teller.tell(search.documents(data.query, data.type), (document) => search.idOf(document))
  reply({ kind: 'ids', id, ids }, [ids.numbers.buffer])
}
