import type { CommitId } from '../model/ids.ts'
import type { DayIndex } from './digest.ts'
import { Exchange } from './exchange.ts'
import type { Message, MessageOf, SetName } from './messages.ts'

type Sendable = Exclude<Message, { type: 'unknown' }>

type OfRound = MessageOf<'root' | 'days' | 'ids' | 'done'>
const types: readonly string[] = ['root', 'days', 'ids', 'done'] satisfies OfRound['type'][]
export const ofRound = (message: Message): message is OfRound => types.includes(message.type)

export interface RoundsOptions {
  readonly index: (set: SetName) => Promise<DayIndex>
  readonly send: (message: Sendable) => void
  readonly give: (ids: readonly CommitId[]) => void
  readonly afterwards: (message: Sendable, then: () => void) => void
  /** A set's exchange began: what is stored from now on is given live. */
  readonly began: (set: SetName) => void
  /** Both sets are in step. */
  readonly inStep: () => void
  /** Reading the store failed. */
  readonly failed: () => void
}

/**
 * Rounds of P-SYNC-3: the roster, then the data. Either side may begin the next round at any time; the number in each message
 * tells which round it belongs to, and what belongs to an earlier one is ignored.
 */
export class Rounds {
  readonly #options: RoundsOptions
  readonly #begun = new Set<SetName>()
  #round = 0
  #exchange: Exchange | null = null
  /** Beginning an exchange waits for the index; messages wait for that. */
  #beginning: Promise<void> = Promise.resolve()

  constructor(options: RoundsOptions) {
    this.#options = options
  }

  get expected(): number {
    return this.#exchange?.expected ?? 0
  }

  /** Null between rounds. */
  get set(): SetName | null {
    return this.#exchange?.set ?? null
  }

  /** Has a round come to this set yet? */
  begun(set: SetName): boolean {
    return this.#begun.has(set)
  }

  begin(round = this.#round + 1): Promise<void> {
    this.#round = round
    return this.#beginExchange('roster')
  }

  /** False when no honest peer would have sent this now. */
  async take(message: OfRound): Promise<boolean> {
    await this.#beginning
    if (message.type === 'root' && message.round > this.#round) await this.begin(message.round)
    if (message.round < this.#round) return true
    const exchange = this.#exchange
    if (!exchange || message.round > this.#round || message.set !== exchange.set) return false
    switch (message.type) {
      case 'root':
        return exchange.root(message)
      case 'days':
        return exchange.days(message)
      case 'ids':
        return exchange.ids(message)
      case 'done':
        return exchange.done()
    }
  }

  #beginExchange(set: SetName): Promise<void> {
    const round = this.#round
    this.#exchange = null
    this.#beginning = this.#options.index(set).then((index) => {
      if (round !== this.#round) return
      const { send, give, afterwards, began } = this.#options
      const mine = index.snapshot()
      this.#begun.add(set)
      began(set)
      const over = () => this.#over(round, set)
      this.#exchange = new Exchange({ round, set, mine, send, give, afterwards, over })
    })
    return this.#beginning
  }

  #over(round: number, set: SetName): void {
    if (round !== this.#round || this.#exchange?.set !== set) return
    if (set === 'roster') {
      this.#beginExchange('data').catch(this.#options.failed)
      return
    }
    this.#exchange = null
    this.#options.inStep()
  }
}
