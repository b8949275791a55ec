/** A clock that only moves when told: time is an argument in every test. */
export interface TestClock {
  now(): number
  /** Milliseconds. */
  advance(ms: number): void
  set(epochMs: number): void
}

export const testClock = (start = Date.UTC(2026, 10, 20, 12)): TestClock => {
  let at = start
  return {
    now: () => at,
    advance: (ms) => {
      at += ms
    },
    set: (epochMs) => {
      at = epochMs
    },
  }
}
