import { vi } from 'vitest'

/** Waits for a state, not for time: patient on a busy machine, at once on an idle one. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 20 })
