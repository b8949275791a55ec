import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { NetworkEntry, Session } from '../../../renderer/store/api.ts'
import { type EngineClient, EngineError } from '../../../renderer/store/EngineClient.ts'
import { foundNetwork, removeNetwork } from '../../../renderer/store/networks.ts'
import { openSession } from '../../../renderer/store/openSession.ts'
import { openTextBinding, type TextBinding } from '../../../renderer/store/textBinding.ts'
import { createUnsaved } from '../../../renderer/store/unsavedText.ts'
import { eventually } from '../support/eventually.ts'

const sessions: Session[] = []
const made: string[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  localStorage.clear()
  for (const session of sessions.splice(0)) await session.close()
  for (const key of made.splice(0)) await removeNetwork(key)
})

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const open = async (entry: NetworkEntry): Promise<Session> => {
  const session = must(await openSession(entry))
  sessions.push(session)
  return session
}
/** Alice's network with one card, open in two windows. */
const story = async () => {
  const entry = must(await foundNetwork({ network: 'Teestube', name: 'Alice' }))
  made.push(entry.key)
  const alice = await open(entry)
  const board = must(
    await alice.run('createDepartment', { values: { name: 'Design' }, columns: [{ name: 'To do' }] }),
  ).value
  const card = must(await alice.run('createCard', { department: board.id, values: { title: 'Poster' } })).value.id
  return { entry, alice, card }
}
const type = (binding: TextBinding, text: string) => {
  binding.doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    const words = new Y.XmlText()
    binding.fragment.push([paragraph])
    paragraph.push([words])
    words.insert(0, text)
  }, 'editor')
}
const typedBy = (client: number, text: string): Uint8Array => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  doc.getXmlFragment('description').insert(0, [new Y.XmlElement('paragraph')])
  const paragraph = doc.getXmlFragment('description').get(0) as Y.XmlElement
  paragraph.insert(0, [new Y.XmlText(text)])
  return Y.encodeStateAsUpdate(doc)
}
const textOf = (binding: TextBinding) =>
  binding.fragment
    .toString()
    .replace(/<[^>]+>/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
const excerpt = async (session: Session, card: string) => (await session.rows.get('card', card))?.excerpt

test('what Alice types is written by itself after a short pause and shows in the other window as she types', async () => {
  const { entry, alice, card } = await story()
  const bob = await open(entry)
  const here = must(await alice.openText(card, 'description'))
  const there = must(await bob.openText(card, 'description'))
  expect(here.readOnly).toBe(false)
  type(here, 'Draw the poster')
  await eventually(() => expect(textOf(there)).toBe('Draw the poster'))
  await eventually(async () => expect(await excerpt(alice, card)).toBe('Draw the poster'))
  type(there, 'and print it')
  await eventually(() => expect(textOf(here)).toBe('Draw the poster and print it'))
  await here.close()
  await there.close()
})

test('closing the editor writes what was typed a moment before', async () => {
  const { alice, card } = await story()
  const text = must(await alice.openText(card, 'description'))
  type(text, 'last words')
  await text.close()
  expect(await excerpt(alice, card)).toBe('last words')
})

test('the page goes away before anything is written: the next start finds what was typed', async () => {
  const { entry, alice, card } = await story()
  const text = must(await alice.openText(card, 'description'))
  type(text, 'typed on the way out')
  const before = localStorage.length
  window.dispatchEvent(new Event('pagehide'))
  expect(localStorage.length).toBe(before + 1)
  const left = { ...localStorage }
  await text.close()
  await alice.close()
  // As a killed page leaves it: the storage has the text, whether or not the engine got it too.
  for (const [name, value] of Object.entries(left)) localStorage.setItem(name, value as string)
  const again = await open(entry)
  await eventually(() => expect(localStorage.length).toBe(before))
  expect(await excerpt(again, card)).toBe('typed on the way out')
})

test('a page was killed and opened again a month later: what was typed is put where it was typed', async () => {
  const { entry, alice, card } = await story()
  const text = must(await alice.openText(card, 'description'))
  type(text, 'before')
  await text.flush()
  type(text, 'typed on the way out')
  window.dispatchEvent(new Event('pagehide'))
  const [kept] = createUnsaved(entry.key).left()
  await text.close()
  // As from a month ago: the same words under an id that has grown too old.
  createUnsaved(entry.key).keep({ ...kept!.ticket, clientId: 7 }, typedBy(7, 'left behind'))
  await alice.close()
  const again = await open(entry)
  await eventually(async () => expect(await excerpt(again, card)).toContain('left behind'))
  expect(await excerpt(again, card)).toContain('typed on the way out')
  await eventually(() => expect(createUnsaved(entry.key).left()).toEqual([]))
})

test('what cannot be put into the text any more is shown and kept, at every start', async () => {
  const { entry, alice, card } = await story()
  // The end of a sentence whose beginning is nowhere.
  const doc = new Y.Doc({ gc: false })
  doc.clientID = 7
  const words = new Y.XmlText('the beginning')
  doc.getXmlFragment('description').insert(0, [words])
  const before = Y.encodeStateVector(doc)
  words.insert(words.length, ' and the end')
  const update = Y.encodeStateAsUpdate(doc, before)
  createUnsaved(entry.key).keep({ entity: card, clientId: 7, salt8: new Uint8Array(8) }, update)
  await alice.close()
  for (let start = 0; start < 2; start++) {
    const again = await open(entry)
    const told: unknown[] = []
    again.onProblem((problem) => told.push(problem))
    await eventually(() => expect(told).toEqual([{ code: 'textLeft', params: { text: ' and the end' } }]))
    expect(createUnsaved(entry.key).left()).toHaveLength(1)
    await again.close()
  }
})

test('carets: each window sees where the other one writes, until the editor closes', async () => {
  const { entry, alice, card } = await story()
  const bob = await open(entry)
  const here = must(await alice.openText(card, 'description'))
  const there = must(await bob.openText(card, 'description'))
  const caret = { tname: 'description', assoc: 0 }
  here.awareness.setLocalStateField('cursor', { anchor: caret, head: caret })
  await eventually(() =>
    expect(there.awareness.getStates().get(here.doc.clientID)).toMatchObject({
      cursor: { anchor: caret },
      user: here.user,
    }),
  )
  await here.close()
  await eventually(() => expect(there.awareness.getStates().has(here.doc.clientID)).toBe(false))
  await there.close()
})

test('a laptop slept for a day in the middle of a sentence: the sentence goes in under a new session, and the editor is told', async () => {
  const commits: { method: string; update: Uint8Array }[] = []
  let sessions = 0
  const client = {
    onEvent: () => () => {},
    request: async (method: string, args: { ticket: { clientId: number }; update: Uint8Array }) => {
      if (method === 'openText') {
        sessions++
        const doc = new Y.Doc({ gc: false })
        for (const { update } of commits) Y.applyUpdate(doc, update)
        const update = Y.encodeStateAsUpdate(doc)
        return {
          ok: true,
          value: { entity: 'card', clientId: sessions, salt8: new Uint8Array(8), update, readOnly: false },
        }
      }
      if (method !== 'commitText' && method !== 'renewText') return null
      if (method === 'commitText' && commits.length > 0) return { ok: false, error: { code: 'textSessionOver' } }
      commits.push({ method, update: args.update })
      return { ok: true, value: method === 'renewText' ? { clientId: 2, salt8: new Uint8Array(8), first: 0 } : null }
    },
  } as unknown as EngineClient
  const unsaved = createUnsaved('slept')
  const text = must(
    await openTextBinding({
      client,
      device: 'd',
      userName: 'Alice',
      entity: 'card',
      name: 'description',
      unsaved,
      onLive: () => () => {},
      onProblem: () => {},
    }),
  )
  const expired = vi.fn()
  text.onExpired(expired)
  type(text, 'before the night')
  await text.flush()
  type(text, 'half a sentence')
  await text.flush()
  expect(expired).toHaveBeenCalledOnce()
  expect(commits.map((c) => c.method)).toEqual(['commitText', 'renewText'])
  const doc = new Y.Doc({ gc: false })
  for (const { update } of commits) Y.applyUpdate(doc, update)
  expect(doc.getXmlFragment('description').toString()).toBe(
    '<paragraph>before the night</paragraph><paragraph>half a sentence</paragraph>',
  )
  expect(unsaved.left()).toEqual([])
  await text.close()
})

test('the disk is full while somebody types: she is told once, and what she typed goes in when there is room again', async () => {
  let full = true
  const written: Uint8Array[] = []
  const client = {
    onEvent: () => () => {},
    request: async (method: string, args: { update: Uint8Array }) => {
      if (method === 'openText') {
        const value = { entity: 'card', clientId: 7, salt8: new Uint8Array(8), readOnly: false }
        return { ok: true, value: { ...value, update: Y.encodeStateAsUpdate(new Y.Doc()) } }
      }
      if (method !== 'commitText') return null
      if (full) throw new EngineError({ code: 'store.full' })
      written.push(args.update)
      return { ok: true, value: null }
    },
  } as unknown as EngineClient
  const told: string[] = []
  const unsaved = createUnsaved('full')
  const common = { client, device: 'd', userName: 'Alice', entity: 'card', name: 'description', unsaved }
  const onProblem = ({ code }: { code: string }) => told.push(code)
  const text = must(await openTextBinding({ ...common, onLive: () => () => {}, onProblem }))
  type(text, 'one')
  await text.flush()
  type(text, 'two')
  await text.flush()
  expect(told).toEqual(['store.full'])
  expect(unsaved.left()).toHaveLength(1)
  full = false
  await text.flush()
  const doc = new Y.Doc({ gc: false })
  for (const update of written) Y.applyUpdate(doc, update)
  expect(doc.getXmlFragment('description').toString()).toBe('<paragraph>one</paragraph><paragraph>two</paragraph>')
  expect(unsaved.left()).toEqual([])
  await text.close()
})
