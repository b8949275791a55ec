import { vi } from 'vitest'

/** `vi.waitFor` gives up after one second, which is no verdict on a busy machine; it waits as long as `expect.poll` and `expect.element` do. */
const { waitFor } = vi
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: 15_000, ...options })
