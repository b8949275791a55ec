import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { err, ok, type Problem, type Result } from '../../shared/lib/result.ts'
import type { CommitId, DeviceId, EntityId } from '../../shared/model/ids.ts'
import type { Renewal } from '../../shared/replica/textSession.ts'
import type { EngineEvent, LiveMessage, TextTicket } from '../worker/messages.ts'
import { isCaretUpdate } from './caretUpdate.ts'
import { type EngineClient, EngineError } from './EngineClient.ts'
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
  /** What is typed cannot be written (disk full, no longer allowed): called once, and again after it went well in between. */
  readonly onProblem: (problem: Problem) => void
}

/** Another window takes over, or this one closes: what was typed is tried again by itself. */
const passing = new Set(['engine.interrupted', 'engine.closed'])

/**
 * Writes what was typed. Where the editor session has grown too old (a laptop slept through a day) it goes in under another id,
 * `renewal`, and so does all that follows until the editor is opened anew.
 */
export const writeText = async (
  client: EngineClient,
  ticket: TextTicket,
  update: Uint8Array,
  renewal?: Renewal,
): Promise<Result<Renewal | undefined>> => {
  const asked = async <T>(request: Promise<Result<T>>): Promise<Result<T>> =>
    request.catch((error: unknown) => err(error instanceof EngineError ? error.problem : { code: 'engine.bug' }))
  if (!renewal) {
    const written = await asked(client.request('commitText', { ticket, update }))
    if (written.ok) return ok(undefined)
    if (written.error.code !== 'textSessionOver') return written
  }
  return asked(client.request('renewText', { ticket, update, into: renewal }))
}

/** Opens an entity's rich text for editing: local edits are committed as they settle, nothing typed waits longer than a second. */
export const openTextBinding = async (options: Options): Promise<Result<TextBinding>> => {
  const { client, device, userName, entity, name, unsaved, onLive, onProblem } = options
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
  let underWay: Uint8Array[] = []
  let firstTyped = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let closed = false
  let expired: (() => void) | undefined
  let told = false
  let renewal: Renewal | undefined

  const tell = (problem: Problem) => {
    if (!told && !passing.has(problem.code)) onProblem(problem)
    told ||= !passing.has(problem.code)
  }
  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(async () => {
      if (typed.length === 0) return
      underWay = typed
      typed = []
      const update = Y.mergeUpdates(underWay)
      const written = await writeText(client, ticket, update, renewal)
      if (written.ok) {
        told = false
        if (typed.length === 0) unsaved.forget(ticket)
        renewal = written.value
        if (renewal) expired?.()
      } else {
        // Kept, and tried again with the next edit or the next start: what is on the screen is not lost.
        typed = [update, ...typed]
        unsaved.keep(ticket, update)
        tell(written.error)
      }
      underWay = []
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
    const pending = [...underWay, ...typed]
    if (pending.length > 0) unsaved.keep(ticket, Y.mergeUpdates(pending))
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
    if (message.kind !== 'caret' || message.entity !== entity || message.text !== name) return
    if (isCaretUpdate(message.update, doc.clientID)) applyAwarenessUpdate(awareness, message.update, stored)
  })

  // By the wall clock, not by one long timer: laptops sleep.
  const openedAt = Date.now()
  const agedOut = setInterval(() => {
    if (Date.now() - openedAt > RENEW && typed.length === 0) expired?.()
  }, 60_000)

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
      clearInterval(agedOut)
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
