import { type Link, type LinkHandlers, weightOf } from './link.ts'

/** Bytes that may come between the two users: a hello. */
const MAX_BETWEEN = 256 * 1024

/**
 * A link whose user changes: the door talks first, then the same pipe becomes an ordinary session. What comes in between waits.
 * `start` begins with the first user; after `release` it may be called once more.
 */
export class HandoverLink implements Link {
  readonly #link: Link
  #handlers: LinkHandlers | null = null
  #started = false
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #closed: string | null = null

  constructor(link: Link) {
    this.#link = link
  }

  get id(): string {
    return this.#link.id
  }
  get role(): Link['role'] {
    return this.#link.role
  }
  get fingerprints(): Link['fingerprints'] {
    return this.#link.fingerprints
  }

  start(handlers: LinkHandlers): void {
    if (this.#handlers) throw new Error('the link has a user')
    this.#handlers = handlers
    if (!this.#started) {
      this.#started = true
      this.#link.start({ frame: (frame) => this.#frame(frame), closed: (reason) => this.#end(reason) })
      return
    }
    for (const frame of this.#waiting.splice(0)) handlers.frame(frame)
    if (this.#closed !== null) handlers.closed(this.#closed)
  }

  /** The first user is done; the next `start` takes over, and hears `replay` first. */
  release(replay: Uint8Array | null = null): void {
    this.#handlers = null
    this.#waitingBytes = 0
    if (replay) this.#waiting.unshift(replay)
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    this.#link.send(frame)
  }
  ready(): Promise<void> {
    return this.#link.ready()
  }
  close(reason: string): void {
    this.#link.close(reason)
  }

  #frame(frame: Uint8Array): void {
    if (this.#handlers) {
      this.#handlers.frame(frame)
      return
    }
    this.#waitingBytes += weightOf(frame)
    if (this.#waitingBytes > MAX_BETWEEN) this.close('flood')
    else this.#waiting.push(frame)
  }

  #end(reason: string): void {
    this.#closed = reason
    this.#handlers?.closed(reason)
  }
}
