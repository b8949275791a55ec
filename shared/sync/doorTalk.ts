import { toFrames } from './frames.ts'
import { HandoverLink } from './HandoverLink.ts'
import { Inbox } from './Inbox.ts'
import type { Link } from './link.ts'
import { DOOR_MESSAGE, encodeMessage, type Message } from './messages.ts'
import type { Surroundings } from './port.ts'

/** Nobody has more to say at a door. */
const MAX_MESSAGES = 64

type Sendable = Exclude<Message, { type: 'unknown' }>

export interface DoorTalkOptions {
  readonly link: Link
  readonly after: Surroundings['after']
  /** ms */
  readonly timeout: number
  /** Each message, in order. */
  readonly heard: (message: Message, talk: DoorTalk) => void
  /** Once, unless `handOver` came first. */
  readonly ended: (talk: DoorTalk) => void
}

/** One side of the talk at the door: whole messages in, whole messages out, and an end for sure. */
export class DoorTalk {
  readonly #options: DoorTalkOptions
  readonly #link: HandoverLink
  readonly #inbox = new Inbox(DOOR_MESSAGE)
  #cancelTimer = () => {}
  #over = false
  /** The latest frame: what is said at the door fits into one. */
  #frameHeard: Uint8Array | null = null
  #frames = 0

  constructor(options: DoorTalkOptions) {
    this.#options = options
    this.#link = new HandoverLink(options.link)
  }

  begin(): void {
    const { after, timeout } = this.#options
    this.#cancelTimer = after(timeout, () => this.close('doorTimeout'))
    this.#link.start({ frame: (frame) => this.#frame(frame), closed: () => this.#end() })
  }

  get over(): boolean {
    return this.#over
  }

  say(message: Sendable): void {
    for (const frame of toFrames(encodeMessage(message))) this.#link.send(frame)
  }

  close(reason: string): void {
    if (!this.#over) this.#link.close(reason)
    this.#end()
  }

  /** The talk went well: the link is somebody else's from now on. `replay`: they hear the message that is being heard as well. */
  handOver(replay = false): Link {
    this.#over = true
    this.#cancelTimer()
    this.#link.release(replay ? this.#frameHeard : null)
    return this.#link
  }

  #frame(frame: Uint8Array): void {
    this.#frameHeard = frame
    const reason = ++this.#frames > MAX_MESSAGES ? 'flood' : this.#inbox.put(frame)
    if (reason) this.close(reason)
    for (let message = this.#inbox.next(); message && !this.#over; message = this.#inbox.next())
      this.#options.heard(message, this)
  }

  #end(): void {
    if (this.#over) return
    this.#over = true
    this.#cancelTimer()
    this.#options.ended(this)
  }
}
