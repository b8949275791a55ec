import { HIGH_WATER, type Link, type LinkHandlers, MAX_FRAME, weightOf } from '../../shared/sync/link.ts'

/** What one kind of transport does for a link; everything else is in `LinkCore` and the same for all. */
export interface Wire {
  sendFrame(frame: Uint8Array<ArrayBuffer>): void
  /** Small, out of band of frames, in order with them. */
  sendBeat(kind: Beat): void
  /** Bytes handed over that have not left yet. */
  buffered(): number
  close(): void
}
export type Beat = 'ping' | 'pong'

/** A crashed peer is noticed within BEAT * (MISSES + 1) = 6 s; WebRTC itself takes 15 s and more. */
const BEAT = 1_200
const MISSES = 4
/** Frames that arrive before the user has called `start`. Nobody honest sends more before the hello is answered. */
const EARLY_BYTES = 1024 * 1024

let links = 0

/** Queueing, backpressure, heartbeat and the life of a link, over any wire. */
export class LinkCore implements Link {
  readonly id: string
  readonly role: 'initiator' | 'responder'
  readonly fingerprints: { readonly local: string; readonly remote: string }
  readonly #wire: Wire
  readonly #ended: (reason: string, byUser: boolean) => void
  readonly #proven: (link: Link) => void
  readonly #timer: ReturnType<typeof setInterval>
  #handlers: LinkHandlers | null = null
  #early: Uint8Array[] = []
  #earlyBytes = 0
  #queue: Uint8Array<ArrayBuffer>[] = []
  #queuedBytes = 0
  #waiting: (() => void)[] = []
  #isProven = false
  #closed: string | null = null
  #closedBeforeStart = false
  #heard = true
  #missed = 0
  #lastBuffered = 0

  /**
   * `proven` is called once, when a round trip has shown that both directions work: a link that is open on one side only
   * must never reach its user. `ended` is called once; `byUser` when the user of the link closed it.
   */
  constructor(options: {
    kind: string
    wire: Wire
    fingerprints: { readonly local: string; readonly remote: string }
    proven(link: Link): void
    ended(reason: string, byUser: boolean): void
  }) {
    this.id = `${options.kind}-${++links}`
    this.fingerprints = options.fingerprints
    // Any rule will do that both sides decide the same way without a message.
    this.role = options.fingerprints.local < options.fingerprints.remote ? 'initiator' : 'responder'
    this.#wire = options.wire
    this.#ended = options.ended
    this.#proven = options.proven
    this.#timer = setInterval(() => this.#tick(), BEAT)
    this.#wire.sendBeat('ping')
  }

  start(handlers: LinkHandlers): void {
    if (this.#handlers) return
    this.#handlers = handlers
    for (const frame of this.#early.splice(0)) if (this.#closed === null) handlers.frame(frame)
    // Closed by one of those frames: it has been told already.
    if (this.#closedBeforeStart) handlers.closed(this.#closed!)
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#closed !== null) return
    if (frame.byteLength > MAX_FRAME) {
      this.#end('own frame too large', true)
      return
    }
    if (this.#queue.length === 0 && this.#wire.buffered() < HIGH_WATER) this.#wire.sendFrame(frame)
    else {
      // Chromium's own queue throws at 16 MiB and closes the channel; ours only waits.
      this.#queue.push(frame)
      this.#queuedBytes += frame.byteLength
    }
  }

  ready(): Promise<void> {
    if (this.#isReady()) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  close(reason: string): void {
    this.#end(reason, true)
  }

  /** The wire brought a frame. */
  frameArrived(frame: Uint8Array): void {
    if (this.#closed !== null) return
    this.#heard = true
    if (frame.byteLength > MAX_FRAME) {
      this.lost('frame too large')
      return
    }
    if (this.#handlers) {
      this.#handlers.frame(frame)
      return
    }
    this.#earlyBytes += weightOf(frame)
    if (this.#earlyBytes > EARLY_BYTES) {
      this.lost('too much before start')
      return
    }
    this.#early.push(frame)
  }

  beatArrived(kind: Beat): void {
    if (this.#closed !== null) return
    this.#heard = true
    if (kind === 'ping') {
      this.#wire.sendBeat('pong')
      return
    }
    if (this.#isProven) return
    this.#isProven = true
    this.#proven(this)
  }

  /** The wire has room again. */
  drained(): void {
    if (this.#closed !== null) return
    while (this.#queue.length > 0 && this.#wire.buffered() < HIGH_WATER) {
      const frame = this.#queue.shift()!
      this.#queuedBytes -= frame.byteLength
      this.#wire.sendFrame(frame)
    }
    if (this.#isReady()) for (const resolve of this.#waiting.splice(0)) resolve()
  }

  /** The wire broke, or the other side did. */
  lost(reason: string): void {
    this.#end(reason, false)
  }

  #isReady(): boolean {
    return this.#closed !== null || this.#queuedBytes + this.#wire.buffered() < HIGH_WATER
  }

  /**
   * Counts ticks, not milliseconds: after sleep, or in a throttled tab, one late tick must not kill a healthy link.
   * A slow link whose queue still drains is alive, although the answer to our ping waits behind a megabyte.
   */
  #tick(): void {
    const buffered = this.#wire.buffered()
    const alive = this.#heard || buffered < this.#lastBuffered
    this.#heard = false
    this.#lastBuffered = buffered
    this.#missed = alive ? 0 : this.#missed + 1
    if (this.#missed >= MISSES) this.lost('peer is silent')
    else this.#wire.sendBeat('ping')
  }

  #end(reason: string, byUser: boolean): void {
    if (this.#closed !== null) return
    this.#closed = reason
    clearInterval(this.#timer)
    this.#queue = []
    this.#queuedBytes = 0
    this.#wire.close()
    for (const resolve of this.#waiting.splice(0)) resolve()
    this.#ended(reason, byUser)
    if (this.#handlers) this.#handlers.closed(reason)
    else this.#closedBeforeStart = true
  }
}
