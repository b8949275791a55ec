import type { Problem, Result } from '../../shared/lib/result.ts'
import { type WindowLinks, windowLinks } from '../worker/linkBridge.ts'
import type {
  ArgsOf,
  EngineEvent,
  Identity,
  Method,
  Reply,
  StartMode,
  ToWindow,
  ToWorker,
  ValueOf,
} from '../worker/messages.ts'
import type { RunOptions } from './api.ts'

/** The engine could not do what no person can be blamed for: storage, another window that went away. */
export class EngineError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'EngineError'
    this.problem = problem
  }
}

/** What is acknowledged is written; a worker that hangs holds nothing that waiting could save. */
const PATIENCE = 5_000

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: EngineError) => void
  readonly onProgress?: RunOptions['onProgress']
}

/** A first screen is drawn in so long; a window that is busy for longer keeps others waiting no more. In ms. */
const DRAWING = 250
const BUSY = 1_000

/** What a client needs of a `Worker`. */
export type EngineWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export const startEngineWorker = (): EngineWorker =>
  new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'vmeste' })

/** A window's end of the engine: typed requests with progress and cancelling, events, and the links it lends. */
export class EngineClient {
  readonly links: WindowLinks
  readonly #pending = new Map<string, Pending>()
  readonly #listeners = new Set<(event: EngineEvent) => void>()
  #started: ((identity: Result<Identity>) => void) | undefined
  #closed: (() => void) | undefined
  #nextId = 0
  #ended = false
  #spoke = false
  #worker: EngineWorker | undefined
  /** Starts it, while that is put off. */
  #late: (() => void) | undefined

  constructor(readonly make: () => EngineWorker = startEngineWorker) {
    this.links = windowLinks((message, transfer) => this.#post(message, transfer))
  }

  get worker(): EngineWorker {
    if (this.#worker) return this.#worker
    const worker = this.make()
    this.#worker = worker
    worker.addEventListener('message', (event) => this.#receive((event as MessageEvent<ToWindow>).data))
    // A worker that cannot even load: everything asked of it would wait for ever. One that has spoken lives on after a mistake.
    worker.addEventListener('error', () => {
      if (!this.#spoke) this.#end({ code: 'engine.crashed' })
    })
    return worker
  }

  start(key: string, start: StartMode): Promise<Result<Identity>> {
    return new Promise((resolve) => {
      this.#started = resolve
      this.#post({ kind: 'start', key, start })
    })
  }

  /**
   * Opens a network as soon as the window has nothing to draw, or with the first request. Reading needs no engine: begun at once, it would
   * take half of a small machine from the screen that a person waits for. What goes wrong is told as a `problem`.
   */
  openLate(key: string): void {
    const begin = () => {
      if (!this.#late) return
      this.#late = undefined
      void this.start(key, { mode: 'open' })
    }
    this.#late = begin
    setTimeout(() => requestIdleCallback(begin, { timeout: BUSY }), DRAWING)
  }

  /** Rejects with `EngineError`. Aborting the signal asks the engine to stop; the answer then says whether it did. */
  request<M extends Method>(method: M, args: ArgsOf<M>, options: RunOptions = {}): Promise<ValueOf<M>> {
    if (this.#ended) return Promise.reject(new EngineError({ code: 'engine.closed' }))
    const id = `${this.#nextId++}`
    this.#late?.()
    const { onProgress, signal } = options
    const cancel = () => this.#post({ kind: 'cancel', id })
    return new Promise<ValueOf<M>>((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress })
      this.#post({ kind: 'request', id, method, args })
      if (signal?.aborted) cancel()
      signal?.addEventListener('abort', cancel)
    }).finally(() => signal?.removeEventListener('abort', cancel))
  }

  /** While this laptop is linked: the person found the words the same, or not. */
  compared(same: boolean): void {
    this.#post({ kind: 'compared', same })
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends the worker after it has put its work down, or when it cannot within a few seconds. */
  async close(): Promise<void> {
    if (this.#ended) return
    // Nothing was begun that would have to be put down.
    if (this.#late || !this.#worker) return this.#end({ code: 'engine.closed' })
    this.links.closeAll('window closes')
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve
    })
    this.#post({ kind: 'close' })
    const giveUp = setTimeout(() => this.#closed?.(), PATIENCE)
    await closed
    clearTimeout(giveUp)
    this.#end({ code: 'engine.closed' })
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    if (!this.#ended) this.worker.postMessage(message, transfer)
  }

  #receive(message: ToWindow): void {
    this.#spoke = true
    switch (message.kind) {
      case 'started':
        this.#started?.(message.identity)
        break
      case 'closed':
        this.#closed?.()
        break
      case 'taken':
      case 'progress':
      case 'done':
      case 'failed':
        this.#answer(message)
        break
      case 'link.send':
      case 'link.close':
        this.links.receive(message)
        break
      default:
        for (const listener of this.#listeners) listener(message)
    }
  }

  #answer(reply: Reply): void {
    const pending = this.#pending.get(reply.id)
    if (!pending) return
    if (reply.kind === 'progress') pending.onProgress?.(reply.progress)
    if (reply.kind !== 'done' && reply.kind !== 'failed') return
    this.#pending.delete(reply.id)
    if (reply.kind === 'done') pending.resolve(reply.value)
    else pending.reject(new EngineError(reply.problem))
  }

  #end(problem: Problem): void {
    if (this.#ended) return
    this.#ended = true
    this.#late = undefined
    this.#worker?.terminate()
    this.#started?.({ ok: false, error: problem })
    this.#closed?.()
    for (const pending of this.#pending.values()) pending.reject(new EngineError(problem))
    this.#pending.clear()
    for (const listener of this.#listeners) listener({ kind: 'problem', problem })
  }
}
