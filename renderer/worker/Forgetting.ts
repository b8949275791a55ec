import type { EntityId } from '../../shared/model/ids.ts'
import type { Replica } from '../../shared/replica/Replica.ts'
import type { Receipt } from '../../shared/replica/receipt.ts'
import type { Surroundings } from '../../shared/sync/port.ts'
import { localKeys } from '../store/localKeys.ts'
import type { DexieStore } from './DexieStore.ts'

const DAY = 86_400_000

export interface ForgettingOptions {
  readonly replica: Replica
  readonly store: DexieStore
  readonly surroundings: Pick<Surroundings, 'after'>
  /** Reading or writing failed; it is tried again the next day. */
  readonly failed: (error: unknown) => void
}

/** What erasing asks of this machine beyond the rows (P-ERASE): its own notes forget the words at once, the commits their bodies in time. */
export class Forgetting {
  readonly #options: ForgettingOptions
  readonly #scrubbed = new Set<EntityId>()
  #cancel = () => {}
  #work: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: ForgettingOptions) {
    this.#options = options
    this.#daily()
  }

  /** Something may have been erased. */
  look(): void {
    const { replica } = this.#options
    const fresh = [...replica.erasedSince.keys()].filter((entity) => !this.#scrubbed.has(entity))
    if (fresh.length === 0) return
    for (const entity of fresh) this.#scrubbed.add(entity)
    this.#do(() => this.#scrub(new Set(fresh)))
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#cancel()
    await this.#work
  }

  #daily(): void {
    this.look()
    this.#do(() => this.#options.replica.forgetErased())
    this.#cancel = this.#options.surroundings.after(DAY, () => this.#daily())
  }

  #do(work: () => Promise<unknown>): void {
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : work()))
      .then(
        () => {},
        (error: unknown) => this.#options.failed(error),
      )
  }

  /** Receipts of meetings name what came. */
  async #scrub(erased: ReadonlySet<EntityId>): Promise<void> {
    const { store } = this.#options
    const receipts = (await store.db.local.where(':id').startsWith(localKeys.receipts).toArray()) as Receipt[]
    const gone = ({ entity }: { readonly entity: EntityId }) => erased.has(entity)
    const local = receipts
      .filter(({ arrivals, clashes }) => arrivals.some(gone) || clashes.some(gone))
      .map((receipt): [string, Receipt] => [
        localKeys.receipts + receipt.id,
        {
          ...receipt,
          arrivals: receipt.arrivals.map((arrival) => (gone(arrival) ? { ...arrival, title: '' } : arrival)),
          clashes: receipt.clashes.filter((clash) => !gone(clash)),
        },
      ])
    if (local.length > 0) await store.write({ local })
  }
}
