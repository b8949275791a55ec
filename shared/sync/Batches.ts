/** Says why the link has to be closed, or null. */
export type Batch = () => Promise<string | null>

/**
 * Batches of commits being taken in, a few at once: while one is written, the next is checked. The replica keeps the order of
 * the calls, so a batch may build on the one before.
 */
export class Batches {
  readonly #running: Promise<string | null>[] = []

  get busy(): boolean {
    return this.#running.length > 0
  }

  /** `failed`: the store threw; nothing of the batch is there. */
  begin(batch: Batch, failed: () => string): void {
    const running: Promise<string | null> = batch()
      .catch(failed)
      .finally(() => this.#running.splice(this.#running.indexOf(running), 1))
    this.#running.push(running)
  }

  /** Waits until no more than so many are under way; the first reason to close that came up meanwhile. */
  async atMost(count: number): Promise<string | null> {
    while (this.#running.length > count) {
      const reason = await this.#running[0]
      if (reason) return reason
    }
    return null
  }
}
