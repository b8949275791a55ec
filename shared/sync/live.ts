import { fromBase64Url, toBase64Url } from '../lib/bytes.ts'
import { sha256 } from '../lib/sha256.ts'
import type { CommitId, DeviceId } from '../model/ids.ts'
import { ADDRESS_BYTES, MAX_ADDRESSES } from './messages.ts'

/** P-SYNC-4: a short name for a device in the `to` list of a message. */
export const addressOf = (device: DeviceId): string =>
  toBase64Url(sha256(fromBase64Url(device) ?? new Uint8Array()).subarray(0, ADDRESS_BYTES))

/** A set that forgets its oldest entries: enough for what is under way, never more than `max`. */
export class RecentMap<V> {
  readonly #entries = new Map<string, V>()
  readonly #max: number

  constructor(max: number) {
    this.#max = max
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)
  }

  set(key: string, value: V): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size > this.#max) this.#entries.delete(this.#entries.keys().next().value!)
  }
}

const REMEMBERED = 10_000
/** Addresses per commit: more than a network has laptops nearby. Forgetting one costs a message that was not needed. */
export const MAX_KNOWN = 4 * MAX_ADDRESSES

/**
 * Who is known to have which commit. The author of a commit says to whom she sends it; whoever receives it passes it on only
 * to peers that are not on that list. So in a full mesh an edit costs one message per peer and nobody repeats it, and in a
 * mesh with gaps it still reaches everybody. A list can be wrong (a link broke on the way): the round that follows a broken
 * link finds what is missing.
 */
export class Routes {
  readonly #addresses = new RecentMap<Set<string>>(REMEMBERED)

  /** These devices have the commit, or are being sent it. */
  note(id: CommitId, addresses: Iterable<string>): void {
    const known = this.#addresses.get(id) ?? new Set()
    for (const address of addresses) {
      known.delete(address)
      known.add(address)
      if (known.size > MAX_KNOWN) known.delete(known.values().next().value!)
    }
    this.#addresses.set(id, known)
  }

  has(id: CommitId, address: string): boolean {
    return this.#addresses.get(id)?.has(address) ?? false
  }

  /** The `to` list for a message of these commits: who is known to have all of them. */
  of(ids: readonly CommitId[]): string[] {
    const [first, ...others] = ids.map((id) => this.#addresses.get(id) ?? new Set<string>())
    return [...(first ?? [])].filter((address) => others.every((known) => known.has(address))).slice(0, MAX_ADDRESSES)
  }
}
