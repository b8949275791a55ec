import type { SeededRandom } from '../../../shared/lib/random.ts'
import type { Surroundings } from '../../../shared/sync/port.ts'

/** Timers that only run when a test lets time pass. */
export class TestTimers {
  readonly #now: () => number
  #passed = 0
  #tasks: { at: number; run: () => void }[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  surroundings(random: SeededRandom): Surroundings {
    return {
      now: this.#now,
      random: (bytes) => random.bytes(bytes),
      after: (ms, run) => {
        const task = { at: this.#passed + ms, run }
        this.#tasks.push(task)
        return () => {
          this.#tasks = this.#tasks.filter((other) => other !== task)
        }
      },
    }
  }

  /** Is something due within so many ms? */
  pending(within: number): boolean {
    return this.#tasks.some((task) => task.at <= this.#passed + within)
  }

  advance(ms: number): void {
    this.#passed += ms
    const due = this.#tasks.filter((task) => task.at <= this.#passed).sort((a, b) => a.at - b.at)
    this.#tasks = this.#tasks.filter((task) => task.at > this.#passed)
    for (const task of due) task.run()
  }
}
