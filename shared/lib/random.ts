import { utf8 } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** Bytes that nobody can guess. The only source of randomness in production. */
export const cryptoRandom = (bytes: number): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(bytes)
  // getRandomValues refuses more than 64 KiB at once.
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(out.subarray(at, Math.min(at + 65_536, bytes)))
  return out
}

/** Repeatable randomness: sample networks and tests. Never for keys, ids or salts of a real network. */
export interface SeededRandom {
  /** [0, 1) */
  float(): number
  /** Whole number in [0, below). */
  int(below: number): number
  chance(probability: number): boolean
  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T
  /** `count` different items, or all of them. */
  sample<T>(list: readonly T[], count: number): T[]
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[]
  bytes(count: number): Uint8Array<ArrayBuffer>
  /** An independent stream: adding draws in one place does not shift the others. */
  fork(label: string): SeededRandom
}

/** sfc32 seeded with SHA-256 of the seed. */
export const seededRandom = (seed: string | number): SeededRandom => {
  const view = new DataView(sha256(utf8(String(seed))).buffer)
  let [a, b, c, d] = [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)]
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  const int = (below: number) => Math.floor((next() / 4_294_967_296) * below)
  const shuffle = <T>(list: readonly T[]): T[] => {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = int(i + 1)
      ;[out[i], out[j]] = [out[j]!, out[i]!]
    }
    return out
  }
  return {
    float: () => next() / 4_294_967_296,
    int,
    chance: (probability) => next() / 4_294_967_296 < probability,
    pick: (list) => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[int(list.length)]!
    },
    sample: (list, count) => shuffle(list).slice(0, count),
    shuffle,
    bytes: (count) => {
      const out = new Uint8Array(count)
      for (let i = 0; i < count; i++) out[i] = next() & 255
      return out
    },
    fork: (label) => seededRandom(`${seed}/${label}`),
  }
}
