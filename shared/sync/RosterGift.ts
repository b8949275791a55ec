import { passportOf } from '../roster/passport.ts'
import type { DayIndex } from './digest.ts'
import { MAX_STATEMENT_BYTES, type MessageOf } from './messages.ts'
import type { Outgoing } from './Outgoing.ts'
import type { SyncReplica } from './port.ts'
import type { Strangers } from './Strangers.ts'

interface RosterGiftOptions {
  readonly replica: Pick<SyncReplica, 'device' | 'roster' | 'offers' | 'vouches'>
  readonly strangers: Strangers
  readonly index: () => Promise<DayIndex>
  readonly outgoing: Outgoing
}

/**
 * P-SYNC-2: the peer does not know this device yet, and asks, once, for the roster that shows its admission. It is given when the peer
 * has shown that it belongs here itself. Where neither knows the other, both show their passports first. Methods that take a message
 * give the reason to close, or null.
 */
export class RosterGift {
  readonly #options: RosterGiftOptions
  #wanted = false
  #given = false
  #shown = false
  #welcome = false

  constructor(options: RosterGiftOptions) {
    this.#options = options
  }

  /** `show`: this device's passport may be seen here. */
  async asked(show: boolean): Promise<string | null> {
    if (this.#wanted) return 'outOfPlace'
    this.#wanted = true
    if (this.#welcome) await this.#give()
    else if (show) await this.#showPassport()
    return null
  }

  /** A peer that is a member by now is welcome anyway. */
  async shown({ commits }: MessageOf<'passport'>, device: string): Promise<string | null> {
    if (this.#shown) return 'outOfPlace'
    this.#shown = true
    if (this.#welcome) return null
    const { strangers, replica } = this.#options
    if (!strangers.mayJudge()) return 'busy'
    if (await replica.vouches(device, commits)) await this.welcome()
    return null
  }

  /** The peer turned out to belong here. */
  async welcome(): Promise<void> {
    this.#welcome = true
    if (this.#wanted) await this.#give()
  }

  async #showPassport(): Promise<void> {
    const { replica, outgoing } = this.#options
    const ids = passportOf(replica.roster, replica.device)
    const records = ids.length > 0 ? await replica.offers.load(ids) : []
    const commits = records.map(({ bytes }) => bytes).filter(({ length }) => length <= MAX_STATEMENT_BYTES)
    if (commits.length > 0) outgoing.message({ type: 'passport', commits })
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
