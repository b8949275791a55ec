import { equalBytes } from '../lib/bytes.ts'
import type { CommitId } from '../model/ids.ts'
import { compareDays, type Snapshot } from './digest.ts'
import { MAX_IDS, type Message, type MessageOf, type SetName } from './messages.ts'

const MAX_IDS_A_DAY = 1_000_000

type Sendable = Exclude<Message, { type: 'unknown' }>

export interface ExchangeOptions {
  readonly round: number
  readonly set: SetName
  readonly mine: Snapshot
  readonly send: (message: Sendable) => void
  /** Queues commits for the peer; the order of calls is kept. */
  readonly give: (ids: readonly CommitId[]) => void
  /** Queues a message behind the commits given so far; `then` once it went. */
  readonly afterwards: (message: Sendable, then: () => void) => void
  /** Called once, when both sides are done. */
  readonly over: () => void
}

/**
 * P-SYNC-3 for one set in one round. Both sides do the same: tell the root; where roots differ, the days; where days differ,
 * the ids; then give what the other lacks and say `done`. It is over when both have said so, or when the roots were equal.
 */
export class Exchange {
  readonly #options: ExchangeOptions
  #stage: 'root' | 'days' | 'ids' | 'giving' = 'root'
  /** Days whose ids the peer still has to tell, with those it told. */
  readonly #awaited = new Map<number, CommitId[]>()
  #mineDone = false
  #theirDone = false
  #expected = 0

  constructor(options: ExchangeOptions) {
    this.#options = options
    const { round, set, mine, send } = options
    send({ type: 'root', round, set, count: mine.count, digest: mine.root })
  }

  get round(): number {
    return this.#options.round
  }

  get set(): SetName {
    return this.#options.set
  }

  /** Commits that the peer is known to be about to give. */
  get expected(): number {
    return this.#expected
  }

  /** Each returns false when no honest peer would have sent this now. */
  root({ digest }: MessageOf<'root'>): boolean {
    if (this.#stage !== 'root') return false
    const { round, set, mine, send } = this.#options
    if (equalBytes(digest, mine.root)) {
      this.#stage = 'giving'
      this.#mineDone = true
      this.#finish()
      return true
    }
    this.#stage = 'days'
    send({ type: 'days', round, set, days: mine.summaries })
    return true
  }

  days({ days }: MessageOf<'days'>): boolean {
    if (this.#stage !== 'days' || days.some(({ day }, i) => i > 0 && day <= days[i - 1]!.day)) return false
    const { mine, give } = this.#options
    const { give: whole, differ, expected } = compareDays(mine.summaries, days)
    this.#stage = 'ids'
    this.#expected += expected
    for (const day of differ) {
      this.#awaited.set(day, [])
      this.#tellIds(day, mine.days.get(day)!)
    }
    for (const day of whole) give(mine.days.get(day)!)
    this.#finishGiving()
    return true
  }

  ids({ day, ids, more }: MessageOf<'ids'>): boolean {
    const told = this.#awaited.get(day)
    if (this.#stage !== 'ids' || !told || (more && ids.length === 0) || told.length > MAX_IDS_A_DAY) return false
    told.push(...ids)
    if (more) return true
    this.#awaited.delete(day)
    const theirs = new Set(told)
    const mine = this.#options.mine.days.get(day)!
    const lacking = mine.filter((id) => !theirs.has(id))
    this.#expected += theirs.size - (mine.length - lacking.length)
    if (lacking.length > 0) this.#options.give(lacking)
    this.#finishGiving()
    return true
  }

  done(): boolean {
    if (this.#theirDone || this.#stage === 'root') return false
    this.#finish()
    return true
  }

  #tellIds(day: number, ids: readonly CommitId[]): void {
    const { round, set, send } = this.#options
    for (let at = 0; at < ids.length; at += MAX_IDS) {
      const more = at + MAX_IDS < ids.length
      send({ type: 'ids', round, set, day, more, ids: ids.slice(at, at + MAX_IDS) })
    }
  }

  #finishGiving(): void {
    if (this.#awaited.size > 0) return
    this.#stage = 'giving'
    const { round, set, afterwards, over } = this.#options
    afterwards({ type: 'done', round, set }, () => {
      this.#mineDone = true
      if (this.#theirDone) over()
    })
  }

  #finish(): void {
    this.#theirDone = true
    if (this.#mineDone) this.#options.over()
  }
}
