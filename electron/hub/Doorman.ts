import type { HubLimits } from './limits.ts'
import { TokenBucket } from './TokenBucket.ts'

export type Entry =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly status: '403 Forbidden' | '404 Not Found' | '429 Too Many Requests' }

/** Decides before the WebSocket handshake who may connect: origin, path, how many, how often. */
export class Doorman {
  readonly #origins: ReadonlySet<string>
  readonly #limits: HubLimits
  readonly #open = new Map<string, number>()
  readonly #rates = new Map<string, TokenBucket>()
  #total = 0

  constructor(origins: readonly string[], limits: HubLimits) {
    this.#origins = new Set(origins)
    this.#limits = limits
  }

  /** `release` must be called when the connection ends; calling it twice counts once. */
  ask(address: string, origin: string | undefined, knownPath: boolean): Entry {
    if (!this.#mayTry(address)) return { ok: false, status: '429 Too Many Requests' }
    // Browsers always send Origin and pages cannot forge it: a foreign page on this machine ends here.
    if (origin === undefined || !this.#origins.has(origin)) return { ok: false, status: '403 Forbidden' }
    if (!knownPath) return { ok: false, status: '404 Not Found' }
    const here = this.#open.get(address) ?? 0
    if (this.#total >= this.#limits.connections || here >= this.#limits.connectionsPerAddress) {
      return { ok: false, status: '429 Too Many Requests' }
    }
    this.#total++
    this.#open.set(address, here + 1)
    let open = true
    return {
      ok: true,
      release: () => {
        if (!open) return
        open = false
        this.#total--
        const left = (this.#open.get(address) ?? 1) - 1
        if (left > 0) this.#open.set(address, left)
        else this.#open.delete(address)
      },
    }
  }

  /** Rates of addresses that have been quiet long enough to start afresh anyway. */
  forgetIdle(): void {
    const now = performance.now()
    for (const [address, rate] of this.#rates) if (rate.full(now)) this.#rates.delete(address)
  }

  #mayTry(address: string): boolean {
    const now = performance.now()
    let rate = this.#rates.get(address)
    if (!rate) {
      // IPv6 gives one machine more addresses than memory; refusing strangers for a while is the cheaper failure.
      if (this.#rates.size >= 4 * this.#limits.connections) return false
      rate = new TokenBucket(this.#limits.connectBurst, this.#limits.connectsPerSecond, now)
      this.#rates.set(address, rate)
    }
    return rate.take(now)
  }
}
