import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import type { MemberId } from '../model/ids.ts'
import { decodeCommit, payloadOf, verifyCommit } from '../replica/commit.ts'
import { linkMessage } from '../roster/claims.ts'
import { commitmentTo, type DeviceLink, type NewDevice, wordsOf } from '../roster/deviceLink.ts'
import { type DeviceKeys, type NetworkKey, signerOf, unsealNetworkKey } from '../roster/keys.ts'
import { plainName } from '../roster/linkText.ts'
import { decodeStatement } from '../roster/statement.ts'
import { DoorTalk } from './doorTalk.ts'
import type { Link } from './link.ts'
import { type Message, type MessageOf, PROTOCOL } from './messages.ts'
import type { Surroundings } from './port.ts'

/** What the other laptop gave: whose this one is from now on. */
export interface Linked {
  readonly member: MemberId
  /** Her name as the other laptop told it. */
  readonly name: string
  readonly key: NetworkKey
  /** The commit that put this device on the roster. */
  readonly commit: Uint8Array
  /** Give it to `SyncEngine.addLink`: everything comes over it. */
  readonly link: Link
}

export interface LinkGuestOptions {
  readonly link: Pick<DeviceLink, 'net' | 'secret' | 'until'>
  readonly keys: DeviceKeys
  /** What the person calls this laptop. */
  readonly name: string
  readonly surroundings: Surroundings
  /** Shows the words; resolves with what the person says. */
  readonly compare: (words: readonly string[], name: string) => Promise<boolean>
}

interface Host {
  readonly talk: DoorTalk
  answer: MessageOf<'linkAnswer'> | null
  agreed: boolean
}

/** The new laptop, while it is linked: commits itself to what it is before it hears the other's part, so that nobody between can choose words that fit. */
export class LinkGuest {
  /** Problems: `deviceLink.expired`, `.differ`, `.gone`, `.otherVersion`, `join.cancelled`. */
  readonly linked: Promise<Result<Linked>>
  readonly #options: LinkGuestOptions
  readonly #self: NewDevice
  readonly #waiting: Link[] = []
  readonly #cancelTimer: () => void
  #host: Host | null = null
  #over = false
  #resolve!: (result: Result<Linked>) => void

  constructor(options: LinkGuestOptions) {
    this.#options = options
    const { keys, name, surroundings, link } = options
    this.#self = { nonce: surroundings.random(32), device: keys.device, kx: keys.kx, name: plainName(name) }
    this.linked = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#cancelTimer = surroundings.after(Math.max(0, link.until - surroundings.now()), () =>
      this.#finish(problem('deviceLink.expired')),
    )
  }

  /** A link from the room of the secret. */
  offer(link: Link): void {
    if (this.#over) link.close('over')
    else {
      this.#waiting.push(link)
      this.#next()
    }
  }

  /** Gives up: `join.cancelled`. */
  cancel(): void {
    this.#finish(problem('join.cancelled'))
  }

  #next(): void {
    const link = this.#host || this.#over ? undefined : this.#waiting.shift()
    if (!link) return
    const { surroundings } = this.#options
    const talk = new DoorTalk({
      link,
      after: surroundings.after,
      timeout: Math.max(1, this.#options.link.until - surroundings.now()),
      heard: (message) => this.#heard(message).catch(() => talk.close('broken')),
      ended: () => this.#ended(talk),
    })
    this.#host = { talk, answer: null, agreed: false }
    talk.begin()
    const commitment = commitmentTo(this.#options.link, this.#self)
    if (!talk.over) talk.say({ type: 'linkKnock', protocol: PROTOCOL, commitment })
  }

  async #heard(message: Message): Promise<void> {
    const host = this.#host
    if (!host || this.#over || message.type === 'unknown') return
    if (message.type === 'linkAnswer' && !host.answer) await this.#answered(host, message)
    else if (message.type === 'linked' && host.agreed) await this.#welcomed(host, message)
    else if (message.type === 'refuse') this.#refused(message.code)
    else host.talk.close('outOfPlace')
  }

  async #answered(host: Host, message: MessageOf<'linkAnswer'>): Promise<void> {
    const { link, keys, compare } = this.#options
    const { member, device } = message
    const name = plainName(message.name)
    const nonce = message.nonce.slice()
    host.answer = { ...message, nonce }
    host.talk.say({ type: 'linkOpen', ...this.#self })
    const same = await compare(wordsOf(link, { member, device, nonce }, this.#self), name)
    if (this.#over || this.#host !== host) return
    if (!same) {
      host.talk.say({ type: 'refuse', code: 'differ' })
      return this.#finish(problem('deviceLink.differ'))
    }
    const newSig = await signerOf(keys).sign(linkMessage(link.net, member, keys.device, keys.kx))
    host.agreed = true
    host.talk.say({ type: 'linkAgreed', newSig })
  }

  async #welcomed(host: Host, { link: said, key: box }: MessageOf<'linked'>): Promise<void> {
    const { link, keys } = this.#options
    // Whatever comes behind it belongs to the session.
    const pipe = host.talk.handOver()
    const bytes = said.slice()
    const key = await unsealNetworkKey(box.slice(), keys, link.net)
    const commit = decodeCommit(bytes, link.net)
    const statement =
      commit.ok && commit.value.roster ? decodeStatement(payloadOf(commit.value.ops[0]!) ?? bytes) : null
    const { member, device } = host.answer!
    const name = plainName(host.answer!.name)
    const honest =
      commit.ok &&
      commit.value.device === device &&
      statement?.k === 'link' &&
      statement.member === member &&
      statement.dev === keys.device &&
      (await verifyCommit(commit.value))
    if (key && honest) this.#finish(ok({ member, name, key, commit: bytes, link: pipe }))
    else {
      pipe.close('badWelcome')
      this.#finish(problem('deviceLink.gone'))
    }
  }

  #refused(code: string): void {
    const known: Record<string, string> = { differ: 'deviceLink.differ', otherVersion: 'deviceLink.otherVersion' }
    this.#finish(problem(known[code] ?? 'deviceLink.gone'))
  }

  #ended(talk: DoorTalk): void {
    if (this.#host?.talk !== talk) return
    const compared = this.#host.answer !== null
    this.#host = null
    if (compared) this.#finish(problem('deviceLink.gone'))
    else this.#next()
  }

  #finish(result: Result<Linked>): void {
    if (this.#over) return
    this.#over = true
    this.#cancelTimer()
    if (this.#host && !this.#host.talk.over && !result.ok) this.#closeSoon(this.#host.talk, result.error)
    for (const link of this.#waiting.splice(0)) link.close('over')
    this.#resolve(result)
  }

  /** What was said last is still to be heard: the other side closes, or the timeout. */
  #closeSoon(talk: DoorTalk, { code }: Problem): void {
    if (code === 'deviceLink.differ') this.#options.surroundings.after(2_000, () => talk.close(code))
    else talk.close(code)
  }
}
