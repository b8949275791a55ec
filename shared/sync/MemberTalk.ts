import type { DeviceId } from '../model/ids.ts'
import { EPHEMERAL_A_SECOND, RateLimit } from './ephemeral.ts'
import { KeyTalk } from './KeyTalk.ts'
import { Lacking } from './Lacking.ts'
import type { Message, MessageOf } from './messages.ts'
import type { Outgoing } from './Outgoing.ts'
import { PictureTalk } from './PictureTalk.ts'
import type { PictureRounds } from './pictureSource.ts'
import type { SyncOptions } from './port.ts'

interface MemberTalkOptions extends SyncOptions {
  readonly pictureRounds: PictureRounds
  readonly pictureReleased: () => void
  readonly outgoing: Outgoing
  /** '' until the peer is a member. */
  readonly device: () => DeviceId | ''
  readonly send: (message: Exclude<Message, { type: 'unknown' }>) => void
  readonly ready: () => Promise<void>
  readonly ephemeral: (message: MessageOf<'ephemeral'>) => void
  /** The store failed. */
  readonly failed: () => void
}

/** What two members say to each other besides their rounds: keys, pictures, missing bodies, carets. */
export class MemberTalk {
  readonly #options: MemberTalkOptions
  readonly #keys: KeyTalk
  readonly #pictures: PictureTalk
  readonly #lacking: Lacking
  readonly #ephemeral = new RateLimit(EPHEMERAL_A_SECOND)

  constructor(options: MemberTalkOptions) {
    this.#options = options
    const { keys, pictures, pictureRounds, pictureReleased, device } = options
    this.#keys = new KeyTalk({ ...options, keys })
    this.#pictures = new PictureTalk({
      ...options,
      pictures,
      rounds: pictureRounds,
      isMember: () => device() !== '',
      released: pictureReleased,
    })
    this.#lacking = new Lacking(options)
  }

  /** The reason to close, or null. */
  async take(message: Message): Promise<string | null> {
    switch (message.type) {
      case 'ephemeral':
        if (this.#ephemeral.allows(this.#options.surroundings.now())) this.#options.ephemeral(message)
        return null
      case 'wantKey':
        return this.#keys.wanted(message)
      case 'key':
        return this.#keys.given(message)
      case 'wantPictures':
        return this.#pictures.wanted(message)
      case 'picture':
        return this.#pictures.given(message)
      case 'lacking':
        this.#lacking.asked(message)
        return null
      default:
        return 'outOfPlace'
    }
  }

  /** The peer turned out to be a member, or this machine's keys changed. */
  async lookAtKeys(): Promise<void> {
    await this.#keys.look()
  }

  /** The same, or pictures are wanted here. */
  lookForPictures(): void {
    this.#pictures.look()
  }

  /** P-ERASE-5: asks for the bodies that are missing here. */
  askLacking(): void {
    this.#lacking.ask().catch(() => this.#options.failed())
  }

  end(): void {
    this.#pictures.end()
  }
}
