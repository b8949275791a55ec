import { AHEAD_MS } from '../../shared/replica/accept.ts'
import type { ClockOff } from '../store/api.ts'

/** One peer's clock: `offset` is theirs minus ours, ms. */
export interface Heard {
  readonly name: string
  readonly offset: number
}

/**
 * Do the clocks disagree so far that changes are refused for now (P-COMMIT-4)? Of several peers the middle one speaks, so that
 * one wrong clock among others is not laid to this machine; where there is only one, either may be wrong.
 */
export const clockOff = (heard: readonly Heard[]): ClockOff | null => {
  const sorted = [...heard].sort((a, b) => a.offset - b.offset)
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]].flatMap((each) => each ?? [])
  const by = middle.map(({ offset }) => offset).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
  if (Math.abs(by) <= AHEAD_MS) return null
  return { by, other: sorted.length === 1 ? sorted[0]!.name : null }
}
