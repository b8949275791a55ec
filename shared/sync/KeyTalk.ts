import type { DeviceId } from '../model/ids.ts'
import type { KeySource } from './keySource.ts'
import type { Message, MessageOf } from './messages.ts'

/** An honest peer asks once for each key it learns of while the link lasts. */
const MAX_ASKED = 64

interface KeyTalkOptions {
  readonly keys: KeySource | undefined
  /** '' until it is a member. */
  readonly device: () => DeviceId | ''
  readonly send: (message: Exclude<Message, { type: 'unknown' }>) => void
}

/**
 * P-KEY between two members' laptops: who lacks the key in use asks for it, who has it gives it, now or when it comes. Methods that
 * take a message give the reason to close, or null.
 */
export class KeyTalk {
  readonly #options: KeyTalkOptions
  readonly #asked = new Set<string>()
  /** Asked for by the peer, and not given yet. */
  readonly #wanted = new Set<string>()
  #heard = 0

  constructor(options: KeyTalkOptions) {
    this.#options = options
  }

  /** The peer turned out to be a member, or this machine's keys changed. */
  async look(): Promise<void> {
    const { keys, device, send } = this.#options
    if (!keys || device() === '') return
    const { missing } = keys
    if (missing !== null && !this.#asked.has(missing)) {
      this.#asked.add(missing)
      send({ type: 'wantKey', id: missing })
    }
    for (const id of [...this.#wanted]) await this.#give(id)
  }

  async wanted({ id }: MessageOf<'wantKey'>): Promise<string | null> {
    if (++this.#heard > MAX_ASKED) return 'flood'
    this.#wanted.add(id)
    await this.#give(id)
    return null
  }

  async given({ box }: MessageOf<'key'>): Promise<string | null> {
    if (this.#asked.size === 0) return 'outOfPlace'
    await this.#options.keys?.take(box.slice())
    return null
  }

  async #give(id: string): Promise<void> {
    const { keys, device, send } = this.#options
    const to = device()
    const box = to === '' ? null : await keys?.boxFor(to, id)
    // Asked again while this was being sealed.
    if (box && this.#wanted.delete(id)) send({ type: 'key', box })
  }
}
