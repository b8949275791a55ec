import type { CommitId } from '../model/ids.ts'
import type { CommitRecord } from '../replica/ports.ts'
import type { Message } from './messages.ts'
import { packedForm } from './packing.ts'

/** Bytes of commits that may be under way without the other side having taken them in: what it checks and what it stores side by side. */
export const WINDOW = 4 * 1024 * 1024
/** A message of commits is closed when it holds this many bytes. */
const BATCH = 128 * 1024
const BATCH_COMMITS = 512
/** Commits in memory at once, twice: those being sent, and those being read meanwhile. */
const PAGE = 64

type Sendable = Exclude<Message, { type: 'unknown' }>
interface Commits {
  readonly ids: readonly CommitId[]
  readonly to: readonly string[]
  /** Left out if the peer turns out to have it; what a round found missing is never left out. */
  readonly live: boolean
}
type Item = Commits | { readonly message: Sendable; readonly then: () => void }

export interface OutgoingOptions {
  /** Sends now. */
  readonly send: (message: Sendable) => void
  /** The peer reads deflated commits (P-SYNC-8). */
  readonly packs: () => boolean
  /** Resolves when the transport's own queue is below its mark. */
  readonly ready: () => Promise<void>
  readonly load: (ids: readonly CommitId[]) => Promise<CommitRecord[]>
  /** Asked right before sending: the peer has it by now. */
  readonly skip: (id: CommitId) => boolean
  readonly sent: (records: readonly CommitRecord[]) => void
  /** Reading the store failed. */
  readonly failed: (error: unknown) => void
}

/**
 * What goes to one peer, in order: commits and the messages that say they are complete. It sends no faster than the peer
 * takes in (acks) and the transport drains, so a slow peer costs this replica a few megabytes and not its memory.
 */
export class Outgoing {
  readonly #options: OutgoingOptions
  readonly #items: Item[] = []
  #sentBytes = 0
  #ackedBytes = 0
  #running = false
  #stopped = false
  #wake: (() => void) | null = null

  constructor(options: OutgoingOptions) {
    this.#options = options
  }

  /** They go in the order given, which has what a commit stands on before it. */
  commits(ids: readonly CommitId[]): void {
    this.#items.push({ ids, to: [], live: false })
    this.#start()
  }

  /** New commits, with those who are being sent them too (P-SYNC-4). */
  live(ids: readonly CommitId[], to: readonly string[]): void {
    this.#items.push({ ids, to, live: true })
    this.#start()
  }

  /** Goes after everything queued before it; `then` once it went. */
  message(message: Sendable, then: () => void = () => {}): void {
    this.#items.push({ message, then })
    this.#start()
  }

  /** Something waits to be sent. */
  get busy(): boolean {
    return this.#running && !this.#stopped
  }

  /** How many lists of commits and messages wait. */
  get waiting(): number {
    return this.#items.length
  }

  /** False for an ack of what was never sent. */
  acked(bytes: number): boolean {
    if (bytes < this.#ackedBytes || bytes > this.#sentBytes) return false
    this.#ackedBytes = bytes
    this.#wake?.()
    return true
  }

  stop(): void {
    this.#stopped = true
    this.#items.length = 0
    this.#wake?.()
  }

  #start(): void {
    if (this.#running || this.#stopped) return
    this.#running = true
    this.#run().catch((error) => this.#options.failed(error))
  }

  async #run(): Promise<void> {
    for (let item = this.#items.shift(); item && !this.#stopped; item = this.#items.shift()) {
      if ('message' in item) {
        this.#options.send(item.message)
        item.then()
      } else await this.#sendCommits(item)
    }
    this.#running = false
  }

  async #sendCommits({ ids, to, live }: Commits): Promise<void> {
    let next = this.#options.load(ids.slice(0, PAGE))
    for (let at = PAGE; !this.#stopped; at += PAGE) {
      const records = await next
      if (at < ids.length) {
        next = this.#options.load(ids.slice(at, at + PAGE))
        // It is asked for when its turn comes, if it comes.
        next.catch(() => {})
      }
      await this.#sendPage(records, to, live)
      if (at >= ids.length) return
    }
  }

  async #sendPage(records: readonly CommitRecord[], to: readonly string[], live: boolean): Promise<void> {
    for (let at = 0; at < records.length && !this.#stopped; ) {
      await this.#options.ready()
      while (this.#sentBytes - this.#ackedBytes >= WINDOW && !this.#stopped) await this.#acknowledged()
      if (this.#stopped) return
      const batch: CommitRecord[] = []
      let size = 0
      for (; at < records.length && batch.length < BATCH_COMMITS && size < BATCH; at++) {
        const record = records[at]!
        if (live && this.#options.skip(record.id)) continue
        if (batch.length > 0 && size + record.bytes.length > BATCH) break
        batch.push(record)
        size += record.bytes.length
      }
      if (batch.length === 0) continue
      this.#sentBytes += size
      const packed = this.#options.packs() ? await packedForm(batch) : null
      if (this.#stopped) return
      if (packed) this.#options.send({ type: 'packed', to, commits: packed })
      else this.#options.send({ type: 'commits', to, commits: batch.map((record) => record.bytes) })
      this.#options.sent(batch)
    }
  }

  #acknowledged(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = null
        resolve()
      }
    })
  }
}
