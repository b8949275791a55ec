import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { plainCard, plainEvent, plainMember } from './network.ts'

/** The plain way: everything in one Y.Doc of nested Y.Maps, kept by y-indexeddb. */
const open = async () => {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence('plain', doc)
  await persistence.whenSynced
  return { doc, persistence }
}

const fill = (table: Y.Map<Y.Map<unknown>>, count: number, make: (i: number) => Record<string, unknown>): void => {
  for (let i = 0; i < count; i++) table.set(String(i), new Y.Map(Object.entries(make(i))))
}

/** Writes the whole network, as an import does, and waits until it is stored as one update. */
export const seed = async (members: number, events: number, cards: number): Promise<void> => {
  const { doc, persistence } = await open()
  doc.transact(() => {
    fill(doc.getMap('members'), members, plainMember)
    fill(doc.getMap('events'), events, plainEvent)
    fill(doc.getMap('cards'), cards, plainCard)
  })
  const { storeState } = await import('y-indexeddb')
  await storeState(persistence, true)
  await persistence.destroy()
}

let rows: { readonly name: string; readonly text: string }[] = []

/** Loads it, draws the first 50 people by name and answers one search; milliseconds since the page began to load, the caller's own pauses left out. */
export const start = async (): Promise<{ readonly list: number; readonly search: number }> => {
  const called = performance.now()
  const ready = called - idle()
  const { doc } = await open()
  rows = [...doc.getMap<Y.Map<string>>('members').values()].map((member) => ({
    name: member.get('name') ?? '',
    text: [...member.values()].join(' ').toLowerCase(),
  }))
  const collator = new Intl.Collator('en')
  rows.sort((a, b) => collator.compare(a.name, b.name))
  const list = document.createElement('ul')
  for (const row of rows.slice(0, 50))
    list.append(Object.assign(document.createElement('li'), { textContent: row.name }))
  document.body.append(list)
  await new Promise(requestAnimationFrame)
  const listed = performance.now()
  rows.filter((row) => row.text.includes('müller')).slice(0, 50)
  return { list: ready + listed - called, search: ready + performance.now() - called }
}

const evaluated = performance.now()
/** How long the page has waited for its first call. */
const idle = () => performance.now() - evaluated
