import { equalBytes } from '../lib/bytes.ts'
import { type Problem, problem, type Result } from '../lib/result.ts'
import type { MemberId } from '../model/ids.ts'
import { type Commit, verifySignature } from '../replica/commit.ts'
import { linkMessage } from '../roster/claims.ts'
import { commitmentTo, type DeviceLink, type NewDevice, wordsOf } from '../roster/deviceLink.ts'
import { type NetworkKey, sealNetworkKey } from '../roster/keys.ts'
import { plainName } from '../roster/linkText.ts'
import type { Statement } from '../roster/statement.ts'
import { DoorTalk } from './doorTalk.ts'
import type { Link } from './link.ts'
import { type Message, type MessageOf, PROTOCOL } from './messages.ts'
import type { Surroundings, SyncReplica } from './port.ts'

/** Who has come and not yet told everything is not waited for longer. ms */
const SPEAK_WITHIN = 20_000
const MAX_WAITING = 4

export interface LinkHostOptions {
  readonly link: Pick<DeviceLink, 'net' | 'secret' | 'until'>
  readonly replica: Pick<SyncReplica, 'roster' | 'device'> & {
    readonly me: MemberId
    commitStatement(statement: Statement): Promise<Result<Commit>>
  }
  readonly key: () => NetworkKey
  /** The member's name, for the other screen. */
  readonly name: string
  readonly surroundings: Surroundings
  /** Both screens show these words now. */
  readonly compare: (words: readonly string[], name: string) => void
  /** The new laptop is one of hers; the link goes on as an ordinary one. */
  readonly linked: (device: NewDevice, link: Link) => void
  /** `deviceLink.expired`, `.differ`, `.gone`, `.unknownDevice`, `notAllowed`: for another try a new link is needed. */
  readonly failed: (problem: Problem) => void
}

interface Guest {
  readonly talk: DoorTalk
  readonly nonce: Uint8Array
  commitment: Uint8Array | null
  device: NewDevice | null
  newSig: Uint8Array | null
}

/**
 * The laptop that is there already, while a second one is linked: one guest at a time shows what it is, both screens show four
 * words, and when both persons (one, as a rule) found them the same, the new device is put on the roster.
 */
export class LinkHost {
  readonly #options: LinkHostOptions
  readonly #waiting: Link[] = []
  readonly #cancelTimer: () => void
  #guest: Guest | null = null
  #confirmed = false
  #over = false

  constructor(options: LinkHostOptions) {
    this.#options = options
    const { surroundings, link } = options
    this.#cancelTimer = surroundings.after(Math.max(0, link.until - surroundings.now()), () =>
      this.#fail('deviceLink.expired'),
    )
  }

  /** A link from the room of the secret. */
  offer(link: Link): void {
    if (this.#over || this.#waiting.length >= MAX_WAITING) link.close('busy')
    else {
      this.#waiting.push(link)
      this.#next()
    }
  }

  /** The person here compared the words. */
  confirm(same: boolean): void {
    if (this.#over || !this.#guest?.device) return
    if (!same) {
      this.#guest.talk.say({ type: 'refuse', code: 'differ' })
      this.#fail('deviceLink.differ')
    } else {
      this.#confirmed = true
      this.#finish().catch(() => this.#fail('deviceLink.gone'))
    }
  }

  close(): void {
    this.#end()
    this.#guest?.talk.close('closing')
    for (const link of this.#waiting.splice(0)) link.close('closing')
  }

  #next(): void {
    if (this.#guest || this.#over) return
    const link = this.#waiting.shift()
    if (!link) return
    const { surroundings } = this.#options
    const talk = new DoorTalk({
      link,
      after: surroundings.after,
      timeout: Math.max(1, this.#options.link.until - surroundings.now()),
      heard: (message) => this.#heard(message).catch(() => talk.close('broken')),
      ended: () => this.#ended(talk),
    })
    const guest: Guest = { talk, nonce: surroundings.random(32), commitment: null, device: null, newSig: null }
    this.#guest = guest
    surroundings.after(SPEAK_WITHIN, () => guest.device ?? talk.close('silent'))
    talk.begin()
  }

  async #heard(message: Message): Promise<void> {
    const guest = this.#guest
    if (!guest || this.#over || message.type === 'unknown') return
    const { talk } = guest
    if (message.type === 'linkKnock' && !guest.commitment) this.#knocked(guest, message)
    else if (message.type === 'linkOpen' && guest.commitment && !guest.device) this.#opened(guest, message)
    else if (message.type === 'linkAgreed' && guest.device && !guest.newSig) await this.#agreed(guest, message)
    else if (message.type === 'refuse' && guest.device) this.#fail('deviceLink.differ')
    else talk.close('outOfPlace')
  }

  #knocked(guest: Guest, { protocol, commitment }: MessageOf<'linkKnock'>): void {
    const { replica, name } = this.#options
    if (protocol !== PROTOCOL) {
      guest.talk.say({ type: 'refuse', code: 'otherVersion' })
      return
    }
    guest.commitment = commitment.slice()
    const { me, device } = replica
    guest.talk.say({ type: 'linkAnswer', member: me, device, nonce: guest.nonce, name: plainName(name) })
  }

  #opened(guest: Guest, { nonce, device, kx, name }: MessageOf<'linkOpen'>): void {
    const { link, replica, compare } = this.#options
    const fresh: NewDevice = { nonce: nonce.slice(), device, kx, name }
    const isHonest = equalBytes(commitmentTo(link, fresh), guest.commitment!)
    if (!isHonest || replica.roster.deviceState(device) !== 'unknown') guest.talk.close('badProof')
    else {
      guest.device = fresh
      compare(wordsOf(link, { member: replica.me, device: replica.device, nonce: guest.nonce }, fresh), plainName(name))
    }
  }

  async #agreed(guest: Guest, { newSig }: MessageOf<'linkAgreed'>): Promise<void> {
    const { link, replica } = this.#options
    const { device, kx } = guest.device!
    const signature = newSig.slice()
    if (!(await verifySignature(device, linkMessage(link.net, replica.me, device, kx), signature)))
      return guest.talk.close('badProof')
    guest.newSig = signature
    await this.#finish()
  }

  /** Both agree. */
  async #finish(): Promise<void> {
    const guest = this.#guest
    if (!guest?.device || !guest.newSig || !this.#confirmed || this.#over) return
    const { link, replica, key, linked } = this.#options
    const { device, kx } = guest.device
    this.#end()
    const box = await sealNetworkKey(key(), kx, link.net)
    if (!box) return this.#say('deviceLink.gone')
    const statement: Statement = { k: 'link', member: replica.me, dev: device, kx, newSig: guest.newSig }
    const committed = await replica.commitStatement(statement)
    if (!committed.ok) return this.#say(committed.error.code)
    // Whoever is gone by now is on the roster all the same, and can be seen and removed there.
    if (!guest.talk.over) {
      guest.talk.say({ type: 'linked', link: committed.value.bytes, key: box })
      linked({ ...guest.device, name: plainName(guest.device.name) }, guest.talk.handOver())
    } else this.#say('deviceLink.gone')
  }

  #ended(talk: DoorTalk): void {
    if (this.#guest?.talk !== talk) return
    const { device } = this.#guest
    this.#guest = null
    if (device) this.#fail('deviceLink.gone')
    else this.#next()
  }

  #fail(code: string): void {
    if (this.#over) return
    this.#end()
    this.#say(code)
    for (const link of this.#waiting.splice(0)) link.close('over')
  }

  #say(code: string): void {
    this.#options.failed(problem(code).error)
  }

  #end(): void {
    this.#over = true
    this.#cancelTimer()
  }
}
