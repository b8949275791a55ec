import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { EditableText } from '../../../renderer/store/editor/binding.ts'

export interface OpenDoc {
  readonly doc: Y.Doc
  readonly text: EditableText
  /** Every local update, as it left the document. */
  readonly updates: Uint8Array[]
  readonly flushes: () => number
}

/** A text that nobody stores: alice's or bob's copy, its updates collected for the test. */
export const openDoc = (
  name: string,
  options: { clientID?: number; color?: string; readOnly?: boolean } = {},
): OpenDoc => {
  const doc = new Y.Doc({ gc: false })
  if (options.clientID !== undefined) doc.clientID = options.clientID
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'peer' && updates.push(update))
  let flushes = 0
  return {
    doc,
    updates,
    flushes: () => flushes,
    text: {
      fragment: doc.getXmlFragment('description'),
      awareness: new Awareness(doc) as unknown as EditableText['awareness'],
      user: { name, color: options.color ?? '#0f766e' },
      readOnly: options.readOnly ?? false,
      flush: async () => {
        flushes++
      },
    },
  }
}

/** Both copies hear of each other's changes and carets at once. */
export const join = (a: OpenDoc, b: OpenDoc): void => {
  const wire = (from: OpenDoc, to: OpenDoc) => {
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), 'peer')
    from.doc.on(
      'update',
      (update: Uint8Array, origin: unknown) => origin !== 'peer' && Y.applyUpdate(to.doc, update, 'peer'),
    )
    const awareness = from.text.awareness as unknown as Awareness
    const pass = () => {
      const states = to.text.awareness as unknown as Awareness
      states.states.set(awareness.clientID, awareness.getLocalState() as Record<string, unknown>)
      states.emit('change', [{ added: [], updated: [awareness.clientID], removed: [] }, 'peer'])
    }
    awareness.on('update', (_: unknown, origin: unknown) => origin === 'local' && pass())
  }
  wire(a, b)
  wire(b, a)
}
