import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { plainLine, plainProse } from '../../../shared/lib/plain.ts'
import { createQueue } from '../../../shared/lib/queue.ts'
import { type Answer, application } from '../../../shared/model/application.ts'
import { type MemberId, memberEntityId } from '../../../shared/model/ids.ts'
import type { Store } from '../../../shared/replica/ports.ts'
import type { ApplyRequest } from '../../../shared/roster/apply.ts'
import type { Applications, Reception } from '../../../shared/sync/visit.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { HeldApplication } from '../../store/trust.ts'

/** As it lies at this laptop's door; a local value, never synced. */
export interface Held extends HeldApplication {
  /** When she wrote it, epoch ms. */
  readonly written: number
  readonly kx: string
  readonly newSig: string
}

/** Sent away: what she leaves is not taken again for as long as one would be held. */
type SentAway = readonly (readonly [member: MemberId, at: number])[]

const MAX_HELD = 20
const MAX_SENT_AWAY = 200
const DAY = 86_400_000
const HELD_FOR = 30 * DAY
/** A knock that says nothing new is written down this often: it is only a date. */
const NOTE_KNOCK = DAY / 4

/** As it may be shown: what a stranger wrote must not look like words of the app, or of somebody else. */
const shown = (request: ApplyRequest): ApplyRequest => ({
  ...request,
  intro: plainProse(request.intro),
  answers: request.answers.map(({ question, answer }) => ({
    question: plainLine(question),
    answer: plainProse(answer),
  })),
})

const sameWords = (
  a: { readonly name: string; readonly intro: string; readonly answers: readonly Answer[] },
  b: { readonly name: string; readonly intro: string; readonly answers: readonly Answer[] },
): boolean =>
  a.name === b.name &&
  a.intro === b.intro &&
  a.answers.length === b.answers.length &&
  a.answers.every(({ question, answer }, i) => question === b.answers[i]!.question && answer === b.answers[i]!.answer)

/**
 * What people without an invitation left at this laptop's door: at most twenty, one for each person, for thirty days after the
 * last knock. Survives a restart. Whoever floods the door fills these twenty places and nothing else.
 */
export class HeldApplications implements Applications {
  readonly #store: Store
  readonly #now: () => number
  readonly #queue = createQueue()
  /** Nobody else writes it: read once. */
  #known: readonly Held[] | undefined

  constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  async asked(): Promise<{ readonly network: string; readonly questions: readonly string[] }> {
    const [network] = await this.#store.find('network', 'id', {}, { limit: 1 })
    return { network: network?.name ?? '', questions: network?.questions ?? [] }
  }

  async holds(member: MemberId): Promise<boolean> {
    const isHere = (await this.list()).some((one) => one.member === member)
    return isHere || (await this.#store.get('application', memberEntityId(member, application.type))) !== undefined
  }

  take(request: ApplyRequest): Promise<Reception> {
    return this.#queue(() => this.#take(request))
  }

  /** Newest knock first. */
  async list(): Promise<readonly Held[]> {
    return this.#queue(() => this.#held())
  }

  /** It is before the network now, or was decided elsewhere: the place is free again. */
  forget(members: readonly MemberId[]): Promise<void> {
    return this.#queue(() => this.#drop(members))
  }

  /** The person at this laptop does not want it: dropped, and not taken again. */
  sendAway(member: MemberId): Promise<void> {
    return this.#queue(async () => {
      const away = [...(await this.#sentAway()).filter(([other]) => other !== member), [member, this.#now()] as const]
      await this.#store.write({ local: [[localKeys.sentAway, away.slice(-MAX_SENT_AWAY)]] })
      await this.#drop([member])
    })
  }

  async #take(said: ApplyRequest): Promise<Reception> {
    const request = shown(said)
    const { member } = request
    const reason = await this.#declined(member)
    if (reason !== null) return { kind: 'declined', reason }
    if ((await this.#sentAway()).some(([other]) => other === member)) return { kind: 'notHere' }
    const open = await this.#store.get('application', memberEntityId(member, application.type))
    if (open && (sameWords(open, request) || request.at <= open.updatedAt)) return { kind: 'open' }
    const held = await this.#held()
    const before = held.find((one) => one.member === member)
    const now = this.#now()
    if (!before && held.length >= MAX_HELD) return { kind: 'full' }
    if (before && (request.at < before.written || sameWords(before, request)) && now < before.at + NOTE_KNOCK)
      return { kind: 'held' }
    const { name, intro, answers, kx, newSig, at } = request
    const words: Held =
      before && at < before.written
        ? { ...before, at: now }
        : { member, name, intro, answers, at: now, written: at, kx, newSig: toBase64Url(newSig) }
    await this.#write([words, ...held.filter((one) => one !== before)])
    return { kind: 'held' }
  }

  async #declined(member: MemberId): Promise<string | null> {
    const decisions = await this.#store.find('decision', 'about', { equals: member })
    const latest = decisions.sort((a, b) => b.createdAt - a.createdAt)[0]
    return latest?.verdict === 'declined' ? latest.reason : null
  }

  async #held(): Promise<Held[]> {
    this.#known ??= (await this.#store.local<readonly Held[]>(localKeys.atDoor)) ?? []
    const since = this.#now() - HELD_FOR
    return this.#known.filter(({ at }) => at > since)
  }

  async #sentAway(): Promise<SentAway> {
    const since = this.#now() - HELD_FOR
    return ((await this.#store.local<SentAway>(localKeys.sentAway)) ?? []).filter(([, at]) => at > since)
  }

  async #drop(members: readonly MemberId[]): Promise<void> {
    const held = await this.#held()
    const left = held.filter(({ member }) => !members.includes(member))
    if (left.length < held.length) await this.#write(left)
  }

  async #write(held: readonly Held[]): Promise<void> {
    await this.#store.write({ local: [[localKeys.atDoor, held]] })
    this.#known = held
  }
}
