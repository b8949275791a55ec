import { concatBytes, equalBytes, fromBase64Url } from '../lib/bytes.ts'
import { sha256 } from '../lib/sha256.ts'
import { Writer } from '../lib/wire.ts'
import type { CommitId } from '../model/ids.ts'
import type { DaySummary } from './messages.ts'

/** A set of commits by UTC day, as it was at one moment: later additions to the index do not show in it. */
export interface Snapshot {
  readonly days: ReadonlyMap<number, readonly CommitId[]>
  readonly count: number
  readonly root: Uint8Array
  readonly summaries: readonly DaySummary[]
}

/** First 16 bytes of SHA256 over the ascending ids. */
export const digestOfIds = (ids: readonly CommitId[]): Uint8Array => {
  const sorted = ids.map((id) => fromBase64Url(id)!).sort(compareIds)
  return sha256(concatBytes(...sorted)).subarray(0, 16)
}

const compareIds = (a: Uint8Array, b: Uint8Array): number => {
  for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}

/**
 * P-SYNC-3: day by day digests of one set, kept up to date as commits come, computed when asked. A day's ids stand in an order in which
 * no commit comes before what it stands on: by time, as the store gives them, then as they came.
 */
export class DayIndex {
  readonly #days: Map<number, readonly CommitId[]>
  readonly #digests = new Map<number, Uint8Array>()
  #snapshot: Snapshot | null = null

  constructor(days: ReadonlyMap<number, readonly CommitId[]>) {
    this.#days = new Map(days)
  }

  /** Commits that are not in the index yet. */
  add(commits: readonly { readonly id: CommitId; readonly day: number }[]): void {
    if (commits.length === 0) return
    for (const day of new Set(commits.map((commit) => commit.day))) {
      const fresh = commits.filter((commit) => commit.day === day).map((commit) => commit.id)
      // A new array, because snapshots hold the old one.
      this.#days.set(day, [...(this.#days.get(day) ?? []), ...fresh])
      this.#digests.delete(day)
    }
    this.#snapshot = null
  }

  snapshot(): Snapshot {
    if (this.#snapshot) return this.#snapshot
    const days = new Map(this.#days)
    const summaries = [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, ids]) => ({ day, count: ids.length, digest: this.#digest(day, ids) }))
    const w = new Writer()
    for (const { day, count, digest } of summaries) w.u32(day).u32(count).raw(digest)
    const count = summaries.reduce((sum, summary) => sum + summary.count, 0)
    this.#snapshot = { days, count, root: sha256(w.finish()), summaries }
    return this.#snapshot
  }

  #digest(day: number, ids: readonly CommitId[]): Uint8Array {
    const digest = this.#digests.get(day) ?? digestOfIds(ids)
    this.#digests.set(day, digest)
    return digest
  }
}

/** What two summaries say about who has to tell what. Days ascend. */
export interface Comparison {
  /** Days of which the peer has nothing: all of them go. */
  readonly give: readonly number[]
  /** Days where both have something else: ids are exchanged. */
  readonly differ: readonly number[]
  /** Commits on days of which we have nothing: all of them come. */
  readonly expected: number
}

export const compareDays = (mine: readonly DaySummary[], theirs: readonly DaySummary[]): Comparison => {
  const theirDays = new Map(theirs.map((summary) => [summary.day, summary]))
  const myDays = new Set(mine.map((summary) => summary.day))
  const give = mine.filter(({ day }) => !theirDays.has(day)).map(({ day }) => day)
  const differ = mine
    .filter(({ day, digest }) => theirDays.has(day) && !equalBytes(theirDays.get(day)!.digest, digest))
    .map(({ day }) => day)
  const expected = theirs.reduce((sum, { day, count }) => (myDays.has(day) ? sum : sum + count), 0)
  return { give, differ, expected }
}
