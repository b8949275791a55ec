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
  readonly surroundings: Pick<Surroundings, 'after'>
  /** Each door's answer; the next is asked then, until `cancel`. */
  readonly answered?: (answer: Answered) => void
}

const ANSWER_TIMEOUT = 20_000
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
 * The outside of the door. Offer every link of the door's room; they are tried one after the other, so that nobody is admitted
 * twice. `welcome` resolves with the first that lets the guest in, or, when none of those offered so far does, with the first
 * answer that is final (`join.expired`, `.inviteRevoked`, `.badProof`, `.removed`, `.otherVersion`, `.declined` {reason}): a door
 * may have a wrong clock, or be none. Until then it waits, and `lastRefusal` says what it heard.
 */
export class Knock {
  readonly welcome: Promise<Result<Welcome>>
  /** What the last door said that was not final; null before any did. */
  lastRefusal: Problem | null = null
  readonly #options: KnockOptions
  readonly #waiting: Link[] = []
  #talk: DoorTalk | null = null
  #final: Result<never> | null = null
  #over = false
  #resolve!: (result: Result<Welcome>) => void

  constructor(options: KnockOptions) {
    this.#options = options
    this.welcome = new Promise((resolve) => {
      this.#resolve = resolve
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
    if (this.#talk || this.#over) return
    const link = this.#waiting.shift()
    if (!link) {
      if (this.#final) this.#finish(this.#final)
      return
    }
    const talk = new DoorTalk({
      link,
      after: this.#options.surroundings.after,
      timeout: ANSWER_TIMEOUT,
      heard: (message) => this.#heard(talk, message),
      ended: () => this.#ended(talk),
    })
    this.#talk = talk
    talk.begin()
    if (!talk.over) talk.say(this.#options.first)
  }

  #heard(talk: DoorTalk, message: Message): void {
    if (message.type === 'welcome') this.#welcomed(talk, message).catch(() => this.#refused(talk, 'noAnswer'))
    else if (message.type === 'refuse') this.#refused(talk, message.code)
    else if (message.type === 'declined') this.#refused(talk, 'declined', { reason: message.reason })
    else if (answers.includes(message.type)) {
      this.#options.answered?.(message as Answered)
      talk.close('answered')
    } else if (message.type !== 'unknown' && message.type !== 'here') talk.close('outOfPlace')
  }

  async #welcomed(talk: DoorTalk, { admit, key: box }: MessageOf<'welcome'>): Promise<void> {
    const { net, keys } = this.#options
    // Whatever comes behind the welcome belongs to the session.
    const link = talk.handOver()
    const admission = admit.slice()
    const key = await unsealNetworkKey(box, keys, net)
    const commit = decodeCommit(admission, net)
    const statement =
      commit.ok && commit.value.roster ? decodeStatement(payloadOf(commit.value.ops[0]!) ?? admission) : null
    const honest = commit.ok && statement?.k === 'admit' && statement.member === keys.device
    if (!key || !honest || !(await verifyCommit(commit.value))) {
      link.close('badWelcome')
      this.#ended(talk)
    } else if (this.#over) link.close('joined')
    else this.#finish(ok({ key, admit: admission, link }))
  }

  #refused(talk: DoorTalk, said: string, params?: Problem['params']): void {
    const code = params || refusals.includes(said) ? said : 'notNow'
    const refusal = problem(`join.${code}`, params)
    this.lastRefusal = refusal.error
    if (!local.includes(code)) this.#final ??= refusal
    talk.close('refused')
  }

  #ended(talk: DoorTalk): void {
    if (this.#talk !== talk) return
    this.#talk = null
    this.#next()
  }

  #finish(result: Result<Welcome>): void {
    if (this.#over) return
    this.#over = true
    if (!this.#talk?.over) this.#talk?.close('cancelled')
    for (const link of this.#waiting.splice(0)) link.close('joined')
    this.#resolve(result)
  }
}
