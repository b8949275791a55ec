import { toBase64Url } from '../lib/bytes.ts'
import { sha256 } from '../lib/sha256.ts'
import type { Message, MessageOf } from './messages.ts'
import type { PictureRounds, PictureSource } from './pictureSource.ts'

/** Pictures asked of a peer and not answered yet. */
const OPEN = 16
/** An honest peer has no more than `OPEN` of ours to answer; twice that for one that asks again at once. */
const MOST_WAITING = 2 * OPEN
/** Over one link: who looks through a directory of 20,000 sees a few hundred in an hour. */
const MOST_ASKED = 20_000

interface PictureTalkOptions {
  readonly pictures: PictureSource | undefined
  readonly rounds: PictureRounds
  readonly isMember: () => boolean
  readonly send: (message: Exclude<Message, { type: 'unknown' }>) => void
  /** Resolves when the link takes more. */
  readonly ready: () => Promise<void>
  /** Others may be asked for what this peer does not have. */
  readonly released: () => void
  readonly failed: () => void
}

/**
 * P-PIC: pictures lie beside the commits and are fetched from whoever has them, when somebody looks. Between members only; what comes is
 * believed by its hash, and only what was asked for is taken. Methods that take a message give the reason to close, or null.
 */
export class PictureTalk {
  readonly #options: PictureTalkOptions
  /** Asked of this peer on this link: once each, whatever the answer. */
  readonly #asked = new Set<string>()
  readonly #open = new Set<string>()
  readonly #waiting: string[] = []
  #giving = false
  #over = false

  constructor(options: PictureTalkOptions) {
    this.#options = options
  }

  /** Asks for what is wanted here and asked of nobody else. */
  look(): void {
    const { pictures, rounds, isMember, send } = this.#options
    if (!pictures || this.#over || !isMember() || this.#asked.size >= MOST_ASKED) return
    const ids: string[] = []
    for (const id of pictures.wanted()) {
      if (this.#open.size + ids.length >= OPEN) break
      if (this.#asked.has(id) || !rounds.claim(id, this)) continue
      this.#asked.add(id)
      ids.push(id)
    }
    if (ids.length === 0) return
    for (const id of ids) this.#open.add(id)
    send({ type: 'wantPictures', ids })
  }

  wanted({ ids }: MessageOf<'wantPictures'>): string | null {
    if (this.#waiting.length + ids.length > MOST_WAITING) return 'flood'
    this.#waiting.push(...ids)
    if (!this.#giving) {
      this.#giving = true
      this.#give().catch(this.#options.failed)
    }
    return null
  }

  async given({ id, bytes }: MessageOf<'picture'>): Promise<string | null> {
    const { pictures, rounds, released } = this.#options
    if (!this.#open.delete(id)) return 'outOfPlace'
    rounds.release(id)
    if (bytes.length > 0) {
      if (toBase64Url(sha256(bytes)) !== id) return 'badPicture'
      await pictures?.take(id, bytes.slice())
    } else released()
    this.look()
    return null
  }

  end(): void {
    this.#over = true
    this.#waiting.length = 0
    this.#options.rounds.releaseAll(this)
    if (this.#open.size > 0) this.#options.released()
  }

  /** One after the other, as the link takes them: commits go first. */
  async #give(): Promise<void> {
    const { pictures, send, ready } = this.#options
    for (let id = this.#waiting.shift(); id !== undefined; id = this.#waiting.shift()) {
      const bytes = (await pictures?.load(id)) ?? new Uint8Array()
      await ready()
      if (this.#over) return
      send({ type: 'picture', id, bytes })
    }
    this.#giving = false
  }
}
