import { HIGH_WATER, type Link, type LinkHandlers, MAX_FRAME } from '../../../shared/sync/link.ts'

/** Hands over one frame later; the caller decides when, and in which order between links. */
export type Schedule = (deliver: () => void) => void

let made = 0

/** One end of a pipe in memory. Strict: what a real transport would refuse throws here, because only a bug does it. */
export class MemoryLink implements Link {
  readonly id = `memory${++made}`
  readonly role: Link['role']
  readonly fingerprints: { local: string; remote: string }
  /** The other end; set by `linkPair`. */
  peer!: MemoryLink
  /** Frames and bytes that were sent from this end. */
  sent = { frames: 0, bytes: 0 }
  readonly #schedule: Schedule
  #handlers: LinkHandlers | null = null
  #early: Uint8Array[] = []
  #queued = 0
  #closed: string | null = null
  #waiting: (() => void)[] = []

  constructor(role: Link['role'], fingerprints: { local: string; remote: string }, schedule: Schedule) {
    this.role = role
    this.fingerprints = fingerprints
    this.#schedule = schedule
  }

  /** Why it was closed; null while open. */
  get closed(): string | null {
    return this.#closed
  }

  get queued(): number {
    return this.#queued
  }

  start(handlers: LinkHandlers): void {
    if (this.#handlers) throw new Error('started twice')
    this.#handlers = handlers
    for (const frame of this.#early.splice(0)) handlers.frame(frame)
    if (this.#closed !== null) handlers.closed(this.#closed)
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#closed !== null) return
    if (frame.length === 0 || frame.length > MAX_FRAME) throw new Error(`a frame of ${frame.length} bytes`)
    this.sent.frames++
    this.sent.bytes += frame.length
    this.#queued += frame.length
    this.#schedule(() => {
      this.#queued -= frame.length
      if (this.#queued < HIGH_WATER) for (const wake of this.#waiting.splice(0)) wake()
      this.peer.#deliver(frame)
    })
  }

  ready(): Promise<void> {
    if (this.#closed !== null || this.#queued < HIGH_WATER) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Frames under way are lost, as when a cable is pulled. */
  close(reason: string): void {
    this.#end(reason)
    this.peer.#end(reason)
  }

  #deliver(frame: Uint8Array): void {
    if (this.#closed !== null) return
    if (this.#handlers) this.#handlers.frame(frame)
    else this.#early.push(frame)
  }

  #end(reason: string): void {
    if (this.#closed !== null) return
    this.#closed = reason
    for (const wake of this.#waiting.splice(0)) wake()
    this.#handlers?.closed(reason)
  }
}

/** Frames of one direction keep their order: the macrotask queue does. */
const soon: Schedule = (deliver) => {
  setImmediate(deliver)
}

/** Two ends of one pipe. `schedules`: for each end, how its frames travel. */
export const linkPair = (
  schedules: readonly [Schedule, Schedule] = [soon, soon],
  fingerprints: readonly [string, string] = ['', ''],
): readonly [initiator: MemoryLink, responder: MemoryLink] => {
  const [local, remote] = fingerprints
  const initiator = new MemoryLink('initiator', { local, remote }, schedules[0])
  const responder = new MemoryLink('responder', { local: remote, remote: local }, schedules[1])
  initiator.peer = responder
  responder.peer = initiator
  return [initiator, responder]
}
