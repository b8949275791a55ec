import { createQueue } from '../lib/queue.ts'
import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import type { NetId } from '../model/ids.ts'
import { decodeCommit, payloadOf, verifyCommit } from '../replica/commit.ts'
import { type DeviceKeys, type NetworkKey, unsealNetworkKey } from '../roster/keys.ts'
import { decodeStatement } from '../roster/statement.ts'
import { DoorTalk } from './doorTalk.ts'
import type { Link } from './link.ts'
import type { Message, MessageOf } from './messages.ts'
import type { Surroundings } from './port.ts'

/** What the door gives: the network's key, the commit that makes the guest a member, and the link, now an ordinary one. */
export interface Welcome {
  readonly key: NetworkKey
  readonly admit: Uint8Array
  /** Give it to `SyncEngine.addLink`: the roster and the data come over it. */
  readonly link: Link
}

/** What a door may say to somebody without an invitation, short of letting her in. */
export type Answered = MessageOf<'questionsGiven' | 'applied'>

export interface KnockOptions {
  readonly net: NetId
  /** What is said at each door. */
  readonly first: MessageOf<'join' | 'apply' | 'questions'>
  readonly keys: Pick<DeviceKeys, 'device' | 'kx' | 'agreement'>
  readonly surroundings: Pick<Surroundings, 'after' | 'random'>
  /** Each door's answer; the next is asked then, until `cancel`. */
  readonly answered?: (answer: Answered) => void
  /**
   * Anybody may stand at a door and say welcome: is it true (`trueWelcome`)? One after the other. The link is closed when the guest gives
   * up meanwhile; a rejection rejects `welcome`. Without it whoever says so is believed.
   */
  readonly believe?: (welcome: Welcome) => Promise<boolean>
}

const ANSWER_TIMEOUT = 20_000
/** Who has not answered for so long may still do so; somebody else is asked meanwhile. ms */
const PATIENCE = 4_000
/** A refusal that is final may come from somebody who belongs nowhere: another door has so long to say otherwise. ms */
export const SECOND_OPINION = 3_000
const refusals = [
  'otherVersion',
  'busy',
  'inviteUnknown',
  'expired',
  'usedUp',
  'inviteRevoked',
  'badProof',
  'removed',
  'notNow',
]
const answers: readonly string[] = ['questionsGiven', 'applied'] satisfies readonly Answered['type'][]
/** Another door may answer otherwise: this one does not know enough, or has no time. */
const local = ['busy', 'inviteUnknown', 'notNow', 'noAnswer']

/**
 * The outside of the door. Offer every link of the door's room; they are tried one after the other, in any order, so that nobody
 * is admitted twice, and past those who are silent. `welcome` resolves with the first that lets the guest in and is believed, or, when none of those
 * offered so far does and no other comes within moments, with the first answer that is final (`join.expired`, `.inviteRevoked`,
 * `.badProof`, `.removed`, `.otherVersion`, `.declined` {reason}): a door may have a wrong clock, or be none. Until then it waits, and
 * `lastRefusal` says what it heard (`join.untrue`: a welcome that was made up).
 */
export class Knock {
  readonly welcome: Promise<Result<Welcome>>
  /** What the last door said that was not final; null before any did. */
  lastRefusal: Problem | null = null
  readonly #options: KnockOptions
  readonly #waiting: Link[] = []
  /** Knocked, and not answered yet. */
  readonly #talks = new Set<DoorTalk>()
  readonly #believing = createQueue()
  /** The talk that is waited for before the next is begun. */
  #latest: DoorTalk | null = null
  #believed: Welcome | null = null
  /** Welcomes that are being looked at. */
  #welcomes = 0
  #trying: Link | null = null
  #final: Result<never> | null = null
  #cancelFinal: (() => void) | null = null
  /** Some door has said `applied`. */
  #isOpen = false
  #over = false
  #resolve!: (result: Result<Welcome>) => void
  #reject!: (error: unknown) => void

  constructor(options: KnockOptions) {
    this.#options = options
    this.welcome = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  offer(link: Link): void {
    if (this.#over) link.close('joined')
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
    if (this.#latest || this.#welcomes > 0 || this.#over) return
    const link = this.#anyWaiting()
    if (!link) {
      this.#consider()
      return
    }
    const { surroundings, first } = this.#options
    const talk = new DoorTalk({
      link,
      after: surroundings.after,
      timeout: ANSWER_TIMEOUT,
      heard: (message) => this.#heard(talk, message),
      ended: () => this.#ended(talk),
    })
    this.#latest = talk
    this.#talks.add(talk)
    talk.begin()
    if (talk.over) return
    talk.say(first)
    surroundings.after(PATIENCE, () => this.#passOver(talk))
  }

  /**
   * By chance: an honest door lets a guest go who is silent for long, so whoever holds on would come before it every time, were it by
   * turns.
   */
  #anyWaiting(): Link | undefined {
    const [chance = 0] = this.#options.surroundings.random(1)
    return this.#waiting.splice(chance % Math.max(1, this.#waiting.length), 1)[0]
  }

  /** All who are here have spoken, and one of them finally. */
  #consider(): void {
    const final = this.#final
    if (!final || this.#talks.size > 0) return
    this.#cancelFinal ??= this.#options.surroundings.after(SECOND_OPINION, () => {
      this.#cancelFinal = null
      const isAlone = this.#talks.size === 0 && this.#welcomes === 0 && this.#waiting.length === 0
      if (isAlone && this.#final === final) this.#finish(final)
    })
  }

  #passOver(talk: DoorTalk): void {
    if (this.#latest !== talk) return
    this.#latest = null
    this.#next()
  }

  #heard(talk: DoorTalk, message: Message): void {
    if (message.type === 'welcome') this.#welcomed(talk, message).catch((error: unknown) => this.#fail(error))
    else if (message.type === 'refuse') this.#refused(talk, message.code)
    else if (message.type === 'declined') this.#refused(talk, 'declined', { reason: message.reason })
    else if (answers.includes(message.type)) {
      if (message.type === 'applied') this.#undecline()
      this.#options.answered?.(message as Answered)
      talk.close('answered')
    } else if (message.type !== 'unknown' && message.type !== 'here') talk.close('outOfPlace')
  }

  async #welcomed(talk: DoorTalk, said: MessageOf<'welcome'>): Promise<void> {
    // Whatever comes behind the welcome belongs to the session.
    const link = talk.handOver()
    this.#welcomes++
    const isTrue = await this.#isTrue(link, said).finally(() => this.#welcomes--)
    if (isTrue || this.#over) return
    link.close('badWelcome')
    this.lastRefusal = { code: 'join.untrue' }
    this.#ended(talk)
  }

  /** Is it what a welcome has to be, and is it believed? */
  async #isTrue(link: Link, { admit, key: box }: MessageOf<'welcome'>): Promise<boolean> {
    const { net, keys } = this.#options
    const admission = admit.slice()
    const key = await unsealNetworkKey(box.slice(), keys, net)
    const commit = decodeCommit(admission, net)
    const statement =
      commit.ok && commit.value.roster ? decodeStatement(payloadOf(commit.value.ops[0]!) ?? admission) : null
    const isMine = commit.ok && statement?.k === 'admit' && statement.member === keys.device
    if (!key || !isMine || !(await verifyCommit(commit.value))) return false
    return this.#believing(() => this.#try({ key, admit: admission, link }))
  }

  async #try(welcome: Welcome): Promise<boolean> {
    if (this.#over) return false
    this.#trying = welcome.link
    const isTrue = (await this.#options.believe?.(welcome)) ?? true
    this.#trying = null
    if (isTrue) {
      this.#believed = welcome
      this.#finish(ok(welcome))
    }
    return isTrue
  }

  #refused(talk: DoorTalk, said: string, params?: Problem['params']): void {
    const code = params || refusals.includes(said) ? said : 'notNow'
    const refusal = problem(`join.${code}`, params)
    this.lastRefusal = refusal.error
    const isDoubted = code === 'declined' && this.#isOpen
    if (!local.includes(code) && !isDoubted) this.#final ??= refusal
    talk.close('refused')
  }

  /** To somebody at a door it is an open request: who declines it may be anybody, or late. */
  #undecline(): void {
    this.#isOpen = true
    if (this.#final && !this.#final.ok && this.#final.error.code === 'join.declined') this.#final = null
  }

  #ended(talk: DoorTalk): void {
    this.#talks.delete(talk)
    if (this.#latest === talk) this.#latest = null
    this.#next()
  }

  #finish(result: Result<Welcome>): void {
    if (this.#over) return
    this.#over = true
    this.#cancelFinal?.()
    for (const talk of [...this.#talks]) if (!talk.over) talk.close(result.ok ? 'joined' : 'cancelled')
    for (const link of this.#waiting.splice(0)) link.close('joined')
    this.#trying?.close('cancelled')
    // What was being looked at is through first: believed in this very moment, it counts.
    void this.#believing(async () => this.#resolve(this.#believed ? ok(this.#believed) : result))
  }

  /** This machine cannot look at welcomes: its disk is full. */
  #fail(error: unknown): void {
    this.#over = true
    this.#reject(error)
    for (const talk of [...this.#talks]) if (!talk.over) talk.close('cancelled')
    for (const link of this.#waiting.splice(0)) link.close('cancelled')
  }
}
