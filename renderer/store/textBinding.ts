import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ok, type Result } from '../../shared/lib/result.ts'
import type { CommitId, DeviceId, EntityId } from '../../shared/model/ids.ts'
import type { EngineEvent, LiveMessage, TextTicket } from '../worker/messages.ts'
import type { EngineClient } from './EngineClient.ts'
import { colorOf } from './presence.ts'
import type { Unsaved } from './unsavedText.ts'

/** Typing becomes a commit after this pause, and at least this often while it goes on. */
const PAUSE = 250
const AT_MOST = 1000
/** A client id carries the minute it was made and is refused a day later (P-DOC-4); renewed well before. */
const RENEW = 12 * 60 * 60 * 1000
const stored = Symbol('stored')

/** One rich text, open in one editor. Others' edits appear in `doc` by themselves. */
export interface TextBinding {
  readonly doc: Y.Doc
  readonly fragment: Y.XmlFragment
  readonly fragmentName: string
  /** Carets; its `clientID` is the doc's. */
  readonly awareness: Awareness
  readonly user: { readonly name: string; readonly color: string }
  /** The entity is flagged, or this person may not write it. */
  readonly readOnly: boolean
  /** Resolves when everything typed so far is written. */
  flush(): Promise<void>
  /** This editor session is too old to go on writing under its id: open the text anew. Called once. */
  onExpired(listener: () => void): void
  /** Flushes, then lets go of the doc. */
  close(): Promise<void>
}

interface Options {
  readonly client: EngineClient
  readonly device: DeviceId
  readonly userName: string
  readonly entity: EntityId
  readonly name: string
  readonly unsaved: Unsaved
  /** Where carets of other windows and devices come in. */
  readonly onLive: (listener: (message: LiveMessage) => void) => () => void
}

/** Opens an entity's rich text for editing: local edits are committed as they settle, nothing typed waits longer than a second. */
export const openTextBinding = async (options: Options): Promise<Result<TextBinding>> => {
  const { client, device, userName, entity, name, unsaved, onLive } = options
  const opened = await client.request('openText', { entity })
  if (!opened.ok) return opened
  const { clientId, salt8, update, readOnly } = opened.value
  const ticket: TextTicket = { entity, clientId, salt8 }

  const doc = new Y.Doc({ gc: false })
  doc.clientID = clientId
  Y.applyUpdate(doc, update, stored)
  const awareness = new Awareness(doc)
  const user = { name: userName, color: colorOf(device) }
  awareness.setLocalStateField('user', user)

  let typed: Uint8Array[] = []
  let firstTyped = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let closed = false

  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(async () => {
      if (typed.length === 0) return
      const taken = typed
      typed = []
      const merged = taken.length === 1 ? taken[0]! : Y.mergeUpdates(taken)
      try {
        const written = await client.request('commitText', { ticket, update: merged })
        if (!written.ok) throw new Error(written.error.code)
        if (typed.length === 0) unsaved.forget(ticket)
      } catch {
        // Kept, and tried again with the next edit or the next start: what is on the screen is not lost.
        typed = [merged, ...typed]
        unsaved.keep(ticket, merged)
      }
    })
    return writing
  }
  const onUpdate = (change: Uint8Array, origin: unknown) => {
    if (origin === stored) return
    if (typed.length === 0) firstTyped = Date.now()
    typed.push(change)
    clearTimeout(timer)
    timer = setTimeout(write, Math.max(0, Math.min(PAUSE, firstTyped + AT_MOST - Date.now())))
  }
  doc.on('update', onUpdate)

  // A page that goes away may take its worker with it before a message arrives; this storage is synchronous.
  const onLeave = () => {
    if (typed.length > 0) unsaved.keep(ticket, Y.mergeUpdates(typed))
    void write()
  }
  const onHide = () => document.visibilityState === 'hidden' && onLeave()
  globalThis.addEventListener('pagehide', onLeave)
  document.addEventListener('visibilitychange', onHide)

  const catchUp = async (commits: readonly CommitId[] | null): Promise<void> => {
    const updates = await client.request('textUpdates', { entity, commits }).catch(() => [])
    if (closed) return
    doc.transact(() => {
      for (const one of updates) Y.applyUpdate(doc, one, stored)
    }, stored)
  }
  const stopEvents = client.onEvent((event: EngineEvent) => {
    if (event.kind === 'changed' && event.entities.includes(entity)) void catchUp(event.commits)
    // Another window took over the engine: what it reported in between may not have reached this one.
    if (event.kind === 'owner') void catchUp(null)
  })

  const onAwareness = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ) => {
    if (origin === stored || ![...added, ...updated, ...removed].includes(doc.clientID)) return
    const caret = encodeAwarenessUpdate(awareness, [doc.clientID])
    void client.request('live', { kind: 'caret', device, entity, text: name, update: caret }).catch(() => {})
  }
  awareness.on('update', onAwareness)
  const stopLive = onLive((message) => {
    if (message.kind === 'caret' && message.entity === entity && message.text === name)
      applyAwarenessUpdate(awareness, message.update, stored)
  })

  let expired: (() => void) | undefined
  const renewal = setTimeout(() => void write().then(() => expired?.()), RENEW)

  return ok({
    doc,
    fragment: doc.getXmlFragment(name),
    fragmentName: name,
    awareness,
    user,
    readOnly,
    flush: write,
    onExpired(listener) {
      expired = listener
    },
    async close() {
      if (closed) return
      clearTimeout(renewal)
      removeAwarenessStates(awareness, [doc.clientID], 'closed')
      stopLive()
      await write()
      closed = true
      stopEvents()
      globalThis.removeEventListener('pagehide', onLeave)
      document.removeEventListener('visibilitychange', onHide)
      doc.off('update', onUpdate)
      awareness.destroy()
      doc.destroy()
    },
  })
}
