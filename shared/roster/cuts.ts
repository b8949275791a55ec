import type { CommitId, DeviceId } from '../model/ids.ts'
import type { Ancestry, SaidRevoke } from './facts.ts'

/** Where a walk stopped because the commit is not here yet: on which devices it would go on there, `''` for any. */
type Stops = Map<SaidRevoke, Set<DeviceId | ''>>

/**
 * The commits that each revoke's cut spares: its ancestors along `prev` on their own device (P-ROSTER-1). Walked at once when the
 * revoke is heard of, and further as commits arrive, so that it is known when a cut reaches what it did not.
 */
export class Cuts {
  readonly #spared = new Map<SaidRevoke, Set<CommitId>>()
  readonly #stops = new Map<CommitId, Stops>()
  readonly #ancestry: Ancestry

  constructor(ancestry: Ancestry) {
    this.#ancestry = ancestry
  }

  /** From here on `learned` tells of this revoke. */
  watch(revoke: SaidRevoke): void {
    if (this.#spared.has(revoke)) return
    const spared = new Set<CommitId>()
    this.#spared.set(revoke, spared)
    this.#walk(revoke, spared, revoke.cut)
  }

  spares(revoke: SaidRevoke, id: CommitId): boolean {
    this.watch(revoke)
    return this.#spared.get(revoke)!.has(id)
  }

  /** The revokes whose cuts reach further now that these commits are here. */
  learned(ids: readonly CommitId[]): readonly SaidRevoke[] {
    const further = new Set<SaidRevoke>()
    for (const id of ids) {
      const stops = this.#stops.get(id)
      const commit = stops && this.#ancestry(id)
      if (!commit) continue
      this.#stops.delete(id)
      for (const [revoke, devices] of stops) {
        if (!devices.has('') && !devices.has(commit.device)) continue
        const spared = this.#spared.get(revoke)!
        // It may have been reached, though not walked from, before.
        spared.delete(id)
        this.#walk(revoke, spared, [id])
        further.add(revoke)
      }
    }
    return [...further]
  }

  #walk(revoke: SaidRevoke, spared: Set<CommitId>, from: readonly CommitId[]): void {
    const queue = [...from]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (spared.has(id)) continue
      spared.add(id)
      const commit = this.#ancestry(id)
      if (!commit) this.#stopsAt(id, revoke, '')
      for (const before of commit?.prev ?? []) {
        const earlier = this.#ancestry(before)
        if (!earlier) this.#stopsAt(before, revoke, commit!.device)
        else if (earlier.device === commit!.device) queue.push(before)
      }
    }
  }

  #stopsAt(id: CommitId, revoke: SaidRevoke, device: DeviceId | ''): void {
    const stops: Stops = this.#stops.get(id) ?? new Map()
    this.#stops.set(id, stops.set(revoke, (stops.get(revoke) ?? new Set()).add(device)))
  }
}
