import type { SeededRandom } from '../../../shared/lib/random.ts'

const MOST = 8 * 1024

/** Bytes that make themselves up as they are read: small numbers where a number is asked for, letters everywhere else. */
class MadeUp extends Uint8Array {
  #random: SeededRandom | undefined
  read = 0

  static with(random: SeededRandom, first: number): MadeUp {
    const made = new MadeUp(MOST)
    made.#random = random
    made[0] = first
    return made
  }

  override subarray(from = 0, to = this.length): Uint8Array<ArrayBuffer> {
    const random = this.#random
    if (random)
      for (let at = Math.max(this.read, 1); at < to; at++)
        this[at] = to - from > 8 ? 97 + random.int(26) : at === to - 1 ? random.int(4) : 0
    this.read = Math.max(this.read, to)
    return new Uint8Array(this.buffer as ArrayBuffer, from, to - from)
  }
}

/**
 * Valid bytes of every kind that a decoder knows, without knowing them here: each first byte is tried with what the decoder itself
 * asks for. So a message type that is added tomorrow is fuzzed tomorrow.
 * @param decode null for what is not valid
 */
export const samplesOf = (
  decode: (bytes: Uint8Array) => unknown,
  codes: number,
  random: SeededRandom,
  each = 3,
): Uint8Array[] => {
  const samples: Uint8Array[] = []
  for (let code = 0; code < codes; code++) {
    const found = new Map<number, Uint8Array>()
    for (let tries = 0; tries < 300 && found.size < each; tries++) {
      const made = MadeUp.with(random, code)
      decode(made)
      // Nothing but the code was looked at: nobody knows it.
      if (made.read <= 1 && decode(Uint8Array.of(code)) === null) break
      const sample = new Uint8Array(made.buffer as ArrayBuffer, 0, made.read).slice()
      if (decode(sample) !== null) found.set(sample.length, sample)
    }
    samples.push(...found.values())
  }
  return samples
}
