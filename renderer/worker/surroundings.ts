import { cryptoRandom } from '../../shared/lib/random.ts'
import type { Surroundings } from '../../shared/sync/port.ts'

/** Real time and chance. */
export const surroundings: Surroundings = {
  now: Date.now,
  random: cryptoRandom,
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
