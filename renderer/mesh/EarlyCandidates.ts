const KEEP = 2_000
const PEERS = 64
const EACH = 16

/**
 * y-webrtc seals every signalling message by itself, so a small candidate may overtake the offer it belongs to. Behind a
 * firewall that candidate is what lets the other side in: it waits here for its offer. Time is an argument, in milliseconds.
 */
export class EarlyCandidates {
  readonly #held = new Map<string, { until: number; passes: (() => void)[] }>()

  hold(from: string, pass: () => void, now: number): void {
    for (const [id, { until }] of this.#held) if (until < now) this.#held.delete(id)
    const held = this.#held.get(from) ?? { until: now + KEEP, passes: [] }
    if (held.passes.length >= EACH || (held.passes.length === 0 && this.#held.size >= PEERS)) return
    held.passes.push(pass)
    this.#held.set(from, held)
  }

  /** The offer has passed. */
  release(from: string, now: number): void {
    const held = this.#held.get(from)
    this.#held.delete(from)
    if (held && held.until >= now) for (const pass of held.passes) pass()
  }
}
