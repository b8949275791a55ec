/** Lets a burst through, then a steady rate. Time is an argument, in milliseconds from any fixed start. */
export class TokenBucket {
  readonly #burst: number
  readonly #perMs: number
  #tokens: number
  #at: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst
    this.#perMs = perSecond / 1000
    this.#tokens = burst
    this.#at = now
  }

  /** Whether `take` would let one more pass. */
  ready(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= 1
  }

  /** True when one more may pass now. */
  take(now: number): boolean {
    if (!this.ready(now)) return false
    this.#tokens -= 1
    return true
  }

  /** Nothing taken for so long that forgetting this bucket changes nothing. */
  full(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= this.#burst
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs)
    this.#at = now
  }
}
