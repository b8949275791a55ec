import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { isCaretUpdate } from '../../../renderer/store/caretUpdate.ts'

const OWN = 1
const user = { name: 'Алиса', color: '#0f766e' }

/** As `encodeAwarenessUpdate` writes it, with whatever a hostile peer puts in. */
const written = (state: string, clients: readonly number[] = [7]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients.length)
    for (const client of clients) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 3)
      encoding.writeVarString(encoder, state)
    }
  })
const saying = (state: unknown) => isCaretUpdate(written(JSON.stringify(state)), OWN)

test('P-SYNC-4: what an editor says of its caret passes, also that it is gone', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('description')
  fragment.insert(0, [new Y.XmlText('Brot')])
  const awareness = new Awareness(doc)
  const said = () => isCaretUpdate(encodeAwarenessUpdate(awareness, [doc.clientID]), OWN)
  awareness.setLocalStateField('user', user)
  expect(said()).toBe(true)
  const anchor = Y.createRelativePositionFromTypeIndex(fragment, 0)
  const head = Y.createRelativePositionFromTypeIndex(fragment.get(0) as Y.XmlText, 2)
  awareness.setLocalStateField('cursor', { anchor, head })
  expect(said()).toBe(true)
  awareness.setLocalStateField('cursor', null)
  expect(said()).toBe(true)
  awareness.setLocalState(null)
  expect(said()).toBe(true)
  awareness.destroy()
})

test("P-SYNC-4: a peer's caret that would make an editor throw, or speaks for others, goes no further", () => {
  const at = { tname: 'description', assoc: 0 }
  expect(saying({ user, cursor: { anchor: at, head: at } })).toBe(true)
  for (const cursor of [
    1,
    { anchor: null, head: null },
    { anchor: at },
    { anchor: at, head: {} },
    { anchor: at, head: { item: { client: 7, clock: -1 } } },
    { anchor: at, head: { type: { client: 0.5, clock: 0 } } },
    { anchor: at, head: { tname: '__proto__' } },
  ])
    expect(saying({ user, cursor }), JSON.stringify(cursor)).toBe(false)
  expect(saying({ user: { ...user, color: 'red;position:fixed' } })).toBe(false)
  expect(saying({ user: { ...user, name: { toString: 1 } } })).toBe(false)
  expect(saying(5)).toBe(false)
  expect(isCaretUpdate(written('{'), OWN)).toBe(false)
  expect(isCaretUpdate(written('null', [7, 8]), OWN)).toBe(false)
  expect(isCaretUpdate(written('null', [OWN]), OWN)).toBe(false)
  expect(isCaretUpdate(new Uint8Array(), OWN)).toBe(false)
})
