import type { Surroundings } from './port.ts'

/** Somebody whose word is not proven: so long without a word, and so long at most, ms. */
const IDLE = 10_000
const TOTAL = 180_000

/**
 * Ends a wait on somebody at a door who may be anybody: `over` once, unless it was ended before by what this returns. `heard`: grows with
 * what comes from there, stored or not.
 */
export const limit = ({ after }: Pick<Surroundings, 'after'>, heard: () => number, over: () => void): (() => void) => {
  let last = heard()
  const end = () => {
    cancelIdle()
    cancelTotal()
  }
  const expired = () => {
    end()
    over()
  }
  const look = () => {
    const now = heard()
    if (now === last) return expired()
    last = now
    cancelIdle = after(IDLE, look)
  }
  let cancelIdle = after(IDLE, look)
  const cancelTotal = after(TOTAL, expired)
  return end
}
