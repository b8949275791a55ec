import type { Surroundings } from './port.ts'

/** Somebody whose word is not proven: so long without a step forward, and so long at most, ms. */
const IDLE = 10_000
const TOTAL = 180_000

export interface Limit {
  /** A step forward. */
  moved(): void
  end(): void
}

/** Ends a wait on somebody at a door who may be anybody: `over` once, unless `end` came first. */
export const limit = ({ after }: Pick<Surroundings, 'after'>, over: () => void, idle = IDLE): Limit => {
  const stop = () => {
    cancelIdle()
    cancelTotal()
  }
  const expired = () => {
    stop()
    over()
  }
  let cancelIdle = after(idle, expired)
  const cancelTotal = after(TOTAL, expired)
  return {
    moved() {
      cancelIdle()
      cancelIdle = after(idle, expired)
    },
    end: stop,
  }
}
