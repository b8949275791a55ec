import type { HybridTime } from '../lib/hybridClock.ts'
import type { CommitId, DeviceId } from '../model/ids.ts'
import type { CommitRecord } from '../replica/ports.ts'

/** A silent peer is noticed after six seconds; what was sent longer ago than this before that has arrived. */
const UNSURE = 10_000

/** The own commits that are lost if the link breaks now: sent lately and not acknowledged. Edits are never acknowledged (P-SYNC-3). */
export class Unsure {
  readonly #own: DeviceId
  readonly #now: () => number
  /** `upTo`: bytes sent by then. */
  #sent: { readonly id: CommitId; readonly time: HybridTime; readonly at: number; readonly upTo: number }[] = []
  #bytes = 0

  constructor(own: DeviceId, now: () => number) {
    this.#own = own
    this.#now = now
  }

  sent(records: readonly CommitRecord[]): void {
    this.#forgetOld()
    const at = this.#now()
    for (const { id, time, device, bytes } of records) {
      this.#bytes += bytes.length
      if (device === this.#own) this.#sent.push({ id, time, at, upTo: this.#bytes })
    }
  }

  /** `bytes`: of commits taken in by the peer since the link began. */
  acked(bytes: number): void {
    this.#sent = this.#sent.filter(({ upTo }) => upTo > bytes)
  }

  commits(): readonly Pick<CommitRecord, 'id' | 'time'>[] {
    this.#forgetOld()
    return this.#sent
  }

  #forgetOld(): void {
    const since = this.#now() - UNSURE
    this.#sent = this.#sent.filter(({ at }) => at > since)
  }
}
