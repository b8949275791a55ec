import { Assembler } from './frames.ts'
import { decodeMessage, MAX_MESSAGE, type Message, type MessageOf, STRANGERS_MESSAGE, sizeOf } from './messages.ts'
import { WINDOW } from './Outgoing.ts'

/** What an honest peer can have under way: its window, one message that overshoots it, and talk about days and ids. */
const MAX_QUEUED = WINDOW + 2 * MAX_MESSAGE
const MAX_MESSAGES = 20_000

export interface Received {
  readonly message: Message
  /** What it takes in memory, deflated commits as what they become. */
  readonly size: number
}

/** Messages that carry commits. */
export type Carrying = MessageOf<'commits' | 'packed'>
const carries = (message: Message | undefined): message is Carrying =>
  message?.type === 'commits' || message?.type === 'packed'

/** Frames become messages here, one at a time and in order, or the peer is broken: nothing malformed travels further. */
export class Inbox {
  readonly #assembler: Assembler
  readonly #queue: Received[] = []
  #queued = 0

  /** `limit`: longest message, bytes, until the peer is trusted. */
  constructor(limit = STRANGERS_MESSAGE) {
    this.#assembler = new Assembler(limit)
  }

  /** After the hello messages may be as long as a commit. */
  trust(): void {
    this.#assembler.limit = MAX_MESSAGE
  }

  /** The reason to close the link, if there is one. */
  put(frame: Uint8Array): 'badFrame' | 'badMessage' | 'flood' | null {
    const bytes = this.#assembler.take(frame)
    if (bytes === null) return 'badFrame'
    if (bytes === undefined) return null
    const message = decodeMessage(bytes)
    if (!message) return 'badMessage'
    const becomes = message.type === 'packed' ? message.commits.reduce((sum, commit) => sum + sizeOf(commit), 0) : 0
    const size = Math.max(bytes.length, becomes)
    this.#queue.push({ message, size })
    this.#queued += size
    return this.#queued > MAX_QUEUED || this.#queue.length > MAX_MESSAGES ? 'flood' : null
  }

  get empty(): boolean {
    return this.#queue.length === 0
  }

  next(): Message | undefined {
    const first = this.#queue.shift()
    if (first) this.#queued -= first.size
    return first?.message
  }

  /** Messages of commits that wait next in line, up to `bytes`: one transaction stores them all. */
  moreCommits(bytes: number): Carrying[] {
    const out: Carrying[] = []
    for (let taken = 0; taken < bytes; ) {
      const first = this.#queue[0]
      if (!first || !carries(first.message)) break
      out.push(first.message)
      taken += first.size
      this.next()
    }
    return out
  }

  clear(): void {
    this.#queue.length = 0
    this.#queued = 0
  }
}
