import { type HybridTime, hybridOf } from '../lib/hybridClock.ts'
import type { CommitId } from '../model/ids.ts'
import { AHEAD_MS } from '../replica/accept.ts'
import type { CommitRecord } from '../replica/ports.ts'
import type { Routes } from './live.ts'
import type { SyncOptions } from './port.ts'
import { Unsure } from './Unsure.ts'

/** Who keeps account of own commits that nobody else is known to have. */
export interface DeliveryAccount {
  /** How many commits this device has made so far: a mark to give to `deliveredUpTo`. */
  mark(): number
  /** A finished round showed that the peer has every own commit made before the mark and dated no later than `latest`. */
  deliveredUpTo(mark: number, latest: HybridTime): void
  delivered(ids: Iterable<CommitId>): void
}

interface DeliveryOptions extends SyncOptions, DeliveryAccount {
  readonly routes: Routes
  readonly address: () => string
  /** The peer's clock minus ours, ms. */
  readonly clockOffset: () => number
}

/** What one peer has been sent, and what of it this replica may count on. */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #unsure: Unsure
  #mark = 0
  /** Commits sent. */
  sent = 0

  constructor(options: DeliveryOptions) {
    this.#options = options
    const { replica, surroundings } = options
    this.#unsure = new Unsure(replica.device, () => surroundings.now())
  }

  /** A round takes its snapshot of the data. */
  begin(): void {
    this.#mark = this.#options.mark()
  }

  /** The round is over: the peer has what was in the snapshot. */
  inStep(): void {
    this.#options.deliveredUpTo(this.#mark, this.#latest)
  }

  note(records: readonly CommitRecord[]): void {
    const { routes, address, delivered } = this.#options
    this.sent += records.length
    this.#unsure.sent(records)
    for (const { id } of records) routes.note(id, [address()])
    const latest = this.#latest
    delivered(records.filter(({ time }) => time <= latest).map(({ id }) => id))
  }

  acked(bytes: number): void {
    this.#unsure.acked(bytes)
  }

  /** Own commits that are lost if the link breaks now. */
  get unsure(): readonly Pick<CommitRecord, 'id' | 'time'>[] {
    return this.#unsure.commits()
  }

  /** What is dated later the peer refuses for now, by its own clock (P-COMMIT-4). */
  get #latest(): HybridTime {
    const { surroundings, clockOffset } = this.#options
    return hybridOf(surroundings.now() + clockOffset() + AHEAD_MS)
  }
}
