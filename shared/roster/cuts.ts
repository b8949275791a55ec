import type { CommitId } from '../model/ids.ts'
import type { Ancestry, SaidRevoke } from './facts.ts'

/** The commits that each revoke's cut spares: its ancestors along `prev` on their own device (P-ROSTER-1). */
export class Cuts {
  readonly #spared = new Map<CommitId, Set<CommitId>>()
  /** Ids where a walk had to stop because the commit is not here yet. */
  readonly #missing = new Set<CommitId>()
  readonly #ancestry: Ancestry

  constructor(ancestry: Ancestry) {
    this.#ancestry = ancestry
  }

  spares(revoke: SaidRevoke, id: CommitId): boolean {
    let spared = this.#spared.get(revoke.commit.id)
    if (!spared) {
      spared = this.#walk(revoke.cut)
      this.#spared.set(revoke.commit.id, spared)
    }
    return spared.has(id)
  }

  /** True when a walk stopped at this commit, so that cuts reach further now. */
  learned(id: CommitId): boolean {
    if (!this.#missing.has(id)) return false
    this.#missing.clear()
    this.#spared.clear()
    return true
  }

  #walk(cut: readonly CommitId[]): Set<CommitId> {
    const spared = new Set<CommitId>()
    const queue = [...cut]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (spared.has(id)) continue
      spared.add(id)
      const commit = this.#ancestry(id)
      if (!commit) this.#missing.add(id)
      for (const before of commit?.prev ?? []) {
        const earlier = this.#ancestry(before)
        if (!earlier) this.#missing.add(before)
        else if (earlier.device === commit!.device) queue.push(before)
      }
    }
    return spared
  }
}
