import type { DeviceId } from '../model/ids.ts'
import type { DayIndex } from './digest.ts'
import { HELLO_TIMEOUT, Hello } from './hello.ts'
import type { Link } from './link.ts'
import { addressOf } from './live.ts'
import type { Message, MessageOf } from './messages.ts'
import type { SyncOptions } from './port.ts'
import type { Hearsay, Strangers } from './Strangers.ts'

/** P-SYNC-2: an unknown device has this long to show who it is. */
export const STRANGER_TIME = 60_000

export interface EntranceOptions extends SyncOptions {
  readonly link: Link
  readonly roster: () => Promise<DayIndex>
  readonly send: (message: Exclude<Message, { type: 'unknown' }>) => void
  readonly strangers: Strangers
  readonly close: (reason: string) => void
  /** The device is proved; it may be a stranger still. */
  readonly named: () => void
  /** It is a member: the rounds may begin. */
  readonly welcome: () => Promise<void>
  /** Takes into the replica, as one batch, what it said before; the reason to close, or null. */
  readonly believe: (commits: readonly Uint8Array[]) => Promise<string | null>
}

/**
 * P-SYNC-1 and 2, from the first byte to a proven member. A device that this replica does not know is asked for its roster,
 * which may show that it was admitted elsewhere; until then it is told nothing, and nothing that it said is stored. Methods give
 * the reason to close, or null.
 */
export class Entrance {
  readonly #options: EntranceOptions
  readonly #hello: Hello
  #stage: 'greeting' | 'stranger' | 'member' = 'greeting'
  #opened: Promise<void> = Promise.resolve()
  #cancelTimer = () => {}
  #hearsay: Hearsay | null = null
  /** Where the peer is ahead of us and has begun its first round. */
  #held: Message[] = []
  #device: DeviceId | '' = ''
  #address = ''
  #clockOffset = 0

  constructor(options: EntranceOptions) {
    this.#options = options
    const { replica, signer, surroundings, link } = options
    this.#hello = new Hello({ net: replica.net, link, signer, nonce: surroundings.random(32) })
  }

  /** '' before the proof. */
  get device(): DeviceId | '' {
    return this.#device
  }
  get address(): string {
    return this.#address
  }
  get stage(): 'greeting' | 'stranger' | 'member' {
    return this.#stage
  }
  get readsPacked(): boolean {
    return this.#hello.readsPacked
  }
  /** Their clock minus ours, ms. */
  get clockOffset(): number {
    return this.#clockOffset
  }

  open(): void {
    this.#allow(HELLO_TIMEOUT, 'helloTimeout')
    this.#opened = this.#sayHello()
    this.#opened.catch(() => this.#options.close('storage'))
  }

  end(): void {
    this.#cancelTimer()
    this.#held = []
    this.#hearsay?.end()
  }

  async greeted(message: MessageOf<'hello'>): Promise<string | null> {
    const refused = this.#hello.take(message)
    if (refused) return refused
    const { surroundings, send } = this.#options
    this.#clockOffset = message.now - surroundings.now()
    // Ours may still be on its way: the roster is read for it.
    await this.#opened
    send(await this.#hello.proof())
    return null
  }

  async proved(message: MessageOf<'proof'>): Promise<string | null> {
    if (this.#device !== '' || !this.#hello.greeted) return 'outOfPlace'
    if (!(await this.#hello.verify(message))) return 'badProof'
    const standing = this.#options.replica.roster.deviceState(message.device)
    if (standing === 'revoked') return 'revoked'
    this.#device = message.device
    this.#address = addressOf(message.device)
    this.#cancelTimer()
    this.#stage = 'stranger'
    this.#options.named()
    if (standing === 'member') return this.look()
    this.#allow(STRANGER_TIME, 'stranger')
    this.#hearsay = this.#options.strangers.listen(() => this.#options.close('strangerFlood'))
    this.#options.send({ type: 'giveRoster' })
    return null
  }

  /** Is the stranger a member by now? */
  async look(): Promise<string | null> {
    if (this.#stage !== 'stranger') return null
    if (this.#options.replica.roster.deviceState(this.#device) !== 'member') return null
    this.#stage = 'member'
    this.#cancelTimer()
    const heard = this.#hearsay?.end() ?? []
    const reason = heard.length > 0 ? await this.#options.believe(heard) : null
    if (!reason) await this.#options.welcome()
    return reason
  }

  /** False when it is a member: then its commits are the replica's to judge. */
  hear(commits: readonly Uint8Array[], bytes: number): boolean {
    if (this.#stage !== 'stranger') return false
    this.#hearsay?.hear(commits, bytes)
    return true
  }

  /** The stranger gave all it had. Either it shows that the device belongs here, or nothing of it is kept. */
  async rosterGiven(): Promise<string | null> {
    const reason = (await this.look()) ?? (await this.#judge())
    return reason ?? (this.#stage === 'stranger' ? 'stranger' : null)
  }

  async #judge(): Promise<string | null> {
    const hearsay = this.#hearsay
    if (this.#stage !== 'stranger' || !hearsay) return null
    const { replica, strangers, believe } = this.#options
    if (!strangers.mayJudge()) return 'busy'
    const belongs = await replica.wouldBelong(this.#device as DeviceId, hearsay.commits)
    const reason = belongs ? await believe(hearsay.end()) : null
    // Others may have brought what shows it while this was being tried.
    return reason ?? this.look()
  }

  /** The first that a stranger says to whom it takes for a member waits until it is one itself. */
  hold(message: Message): string | null {
    if (message.type === 'ephemeral') return null
    if ((message.type !== 'root' && message.type !== 'wantKey') || this.#held.length >= 8) return 'outOfPlace'
    this.#held.push(message)
    return null
  }

  takeHeld(): Message[] {
    return this.#held.splice(0)
  }

  async #sayHello(): Promise<void> {
    const index = await this.#options.roster()
    this.#options.send(this.#hello.opening(this.#options.surroundings.now(), index.snapshot().root))
  }

  #allow(ms: number, reason: string): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#options.surroundings.after(ms, () => this.#options.close(reason))
  }
}
