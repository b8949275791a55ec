import type { DayIndex } from './digest.ts'
import type { Outgoing } from './Outgoing.ts'

interface RosterGiftOptions {
  readonly index: () => Promise<DayIndex>
  readonly outgoing: Outgoing
}

/** P-SYNC-2: the peer does not know this device yet, and asks, once, for the roster that shows its admission. */
export class RosterGift {
  readonly #options: RosterGiftOptions
  #wanted = false
  #given = false

  constructor(options: RosterGiftOptions) {
    this.#options = options
  }

  /** `now`: else it waits for `welcome`. The reason to close, or null. */
  async asked(now: boolean): Promise<string | null> {
    if (this.#wanted) return 'outOfPlace'
    this.#wanted = true
    if (now) await this.#give()
    return null
  }

  /** The peer turned out to be a member. */
  async welcome(): Promise<void> {
    if (this.#wanted) await this.#give()
  }

  async #give(): Promise<void> {
    if (this.#given) return
    this.#given = true
    const { index, outgoing } = this.#options
    const snapshot = (await index()).snapshot()
    for (const { day } of snapshot.summaries) outgoing.commits(snapshot.days.get(day)!)
    outgoing.message({ type: 'rosterGiven' })
  }
}
