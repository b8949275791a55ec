/** A commit's time: milliseconds since 1970 * 1024 + a counter; below 2^53 (P-COMMIT). */
export type HybridTime = number

export const COUNTS_PER_MS = 1024
const DAY_MS = 86_400_000
/** How far other people's clocks may pull ours ahead. More would let one wrong clock push everybody's commits out of acceptance. */
const MAX_PULL = 60_000 * COUNTS_PER_MS
/** A clock that was set back by more than this was wrong before. */
const MAX_LEAD = 5 * 60_000 * COUNTS_PER_MS

export const hybridOf = (epochMs: number): HybridTime => Math.floor(epochMs) * COUNTS_PER_MS
/** Epoch ms, rounded down. */
export const msOf = (time: HybridTime): number => Math.floor(time / COUNTS_PER_MS)
/** Whole UTC days since 1970 (P-SYNC-3). */
export const dayOf = (time: HybridTime): number => Math.floor(msOf(time) / DAY_MS)

export interface HybridClock {
  /** A time later than `after`, and than every earlier tick unless the wall clock was set right since. */
  tick(after?: HybridTime): HybridTime
  /** Notes a time seen in another's commit, so that what is written after reading it is usually dated after it. */
  observe(time: HybridTime): void
}

/** `now` gives epoch ms; it may stand still or jump back a little, ticks still rise. */
export const createHybridClock = (now: () => number): HybridClock => {
  let last = 0
  let seen = 0
  return {
    tick(after = 0) {
      const wall = hybridOf(now())
      // Going on from the wrong time would date everything in the future, where nobody accepts it.
      if (last > wall + MAX_LEAD) last = 0
      last = Math.max(wall, last + 1, after + 1, Math.min(seen + 1, wall + MAX_PULL))
      return last
    },
    observe(time) {
      if (time > seen) seen = time
    },
  }
}
