/** P-SYNC-4: as many carets a second as a person could notice; more are dropped, for they are only of the moment. */
export const EPHEMERAL_A_SECOND = 100

/** Counts what comes within a second. */
export class RateLimit {
  readonly #most: number
  #second = 0
  #count = 0

  constructor(most: number) {
    this.#most = most
  }

  /** `now`: epoch ms. */
  allows(now: number): boolean {
    const second = Math.floor(now / 1000)
    if (second !== this.#second) this.#count = 0
    this.#second = second
    this.#count++
    return this.#count <= this.#most
  }
}
