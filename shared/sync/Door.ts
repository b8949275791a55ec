import { fromBase64Url, utf8 } from '../lib/bytes.ts'
import { sha256 } from '../lib/sha256.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { MemberId } from '../model/ids.ts'
import type { Roster } from '../roster/Roster.ts'
import { DoorTalk } from './doorTalk.ts'
import type { Link } from './link.ts'
import type { Message } from './messages.ts'
import type { DoorOptions, Visit, Visitor } from './visit.ts'
import { applying } from './visitors/apply.ts'
import { naming } from './visitors/askNetwork.ts'
import { answering, returning } from './visitors/hello.ts'
import { joining } from './visitors/join.ts'
import { asking } from './visitors/questions.ts'

const KNOCK_TIMEOUT = 20_000
const MAX_WAITING = 20
const SILENCE = 1_500
const DAY = 24 * 60 * 60_000
/** Up to this many members everybody answers the door: somebody has to be there. */
const SMALL_NETWORK = 30

/** P-SYNC-6: who is in the door's room: ambassadors and up, everybody in a small network, else one member in ten, by day. */
export const keepsDoor = (roster: Roster, member: MemberId, now: number): boolean => {
  const grant = roster.standing(member)[0]
  if (!grant) return false
  if (rankOf[grant.role] <= 2 || roster.memberIds().length <= SMALL_NETWORK) return true
  const day = Math.floor(now / DAY)
  return sha256(fromBase64Url(member)!, utf8(`${day}`))[0]! < 26
}

/** Who may come to the door, by the first message: the table of contents. */
const visitorsOf = (options: DoorOptions): { readonly [T in Message['type']]?: Visitor<T> } => ({
  join: joining(options),
  questions: asking(options),
  apply: applying(options),
  hello: returning(options),
  here: answering(options),
  askNetwork: naming(options),
})

/** The inside of the door: finds out who it is, and leaves the rest to the visitor's own file. */
export class Door {
  readonly #options: DoorOptions
  readonly #visitors: ReturnType<typeof visitorsOf>
  readonly #talks = new Set<DoorTalk>()
  /** Whose first message is being looked at. */
  readonly #considered = new Set<DoorTalk>()
  readonly #hearing = new WeakMap<DoorTalk, (message: Message) => void>()

  constructor(options: DoorOptions) {
    this.#options = options
    this.#visitors = visitorsOf(options)
  }

  /** A link from the door's room. */
  answer(link: Link): void {
    if (this.#talks.size >= MAX_WAITING && !this.#makeRoom()) {
      link.close('doorBusy')
      return
    }
    const talk = new DoorTalk({
      link,
      after: this.#options.surroundings.after,
      timeout: KNOCK_TIMEOUT,
      heard: (message) => this.#heard(talk, message),
      ended: () => this.#talks.delete(talk),
    })
    this.#talks.add(talk)
    talk.begin()
    this.#seek(talk)
  }

  /** Whoever says nothing, or has been answered, must not keep out who knocks now: the one who came first goes. */
  #makeRoom(): boolean {
    for (const talk of this.#talks) {
      if (this.#considered.has(talk)) continue
      talk.close('doorBusy')
      return true
    }
    return false
  }

  /** A guest speaks at once; where nobody does, the other may be a member like this one. */
  #seek(talk: DoorTalk): void {
    const { surroundings, seeks } = this.#options
    surroundings.after(SILENCE, () => {
      if (talk.over || this.#hearing.has(talk) || !seeks) return
      if (seeks()) talk.say({ type: 'here' })
      else this.#seek(talk)
    })
  }

  close(): void {
    for (const talk of [...this.#talks]) talk.close('closing')
  }

  /** One visit per link: a second first message, or one that no visitor begins with, is no guest. */
  #heard(talk: DoorTalk, message: Message): void {
    if (message.type === 'unknown') return
    const hearing = this.#hearing.get(talk)
    const visitor = this.#visitors[message.type] as Visitor<Message['type']> | undefined
    if (hearing) hearing(message)
    else if (!visitor) talk.close('outOfPlace')
    else {
      this.#hearing.set(talk, () => talk.close('outOfPlace'))
      const visit = this.#visit(talk)
      this.#considered.add(talk)
      visitor(visit, message)
        .catch(() => visit.refuse('notNow'))
        .finally(() => this.#considered.delete(talk))
    }
  }

  #visit(talk: DoorTalk): Visit {
    return {
      get over() {
        return talk.over
      },
      say: (message) => talk.say(message),
      refuse: (code) => talk.say({ type: 'refuse', code }),
      close: (reason) => talk.close(reason),
      hear: (listener) => this.#hearing.set(talk, listener),
      handOver: ({ replay = false } = {}) => {
        this.#talks.delete(talk)
        return talk.handOver(replay)
      },
    }
  }
}
