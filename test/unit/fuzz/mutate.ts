import { concatBytes } from '../../../shared/lib/bytes.ts'
import type { SeededRandom } from '../../../shared/lib/random.ts'

type Change = (input: Uint8Array, random: SeededRandom, others: readonly Uint8Array[]) => Uint8Array

const without = (input: Uint8Array, from: number, size: number) =>
  concatBytes(input.subarray(0, from), input.subarray(from + size))
const withInserted = (input: Uint8Array, at: number, more: Uint8Array) =>
  concatBytes(input.subarray(0, at), more, input.subarray(at))
const overwritten = (input: Uint8Array, at: number, more: Uint8Array) => {
  const out = input.slice()
  out.set(more.subarray(0, Math.max(0, out.length - at)), at)
  return out
}
const piece = (input: Uint8Array, random: SeededRandom, most = 64) => {
  const size = 1 + random.int(Math.min(most, Math.max(1, input.length)))
  const from = random.int(Math.max(1, input.length - size + 1))
  return { from, size, bytes: input.subarray(from, from + size) }
}

/** Numbers at which readers go wrong, as the big-endian and varint fields of our formats write them. */
const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff]

/** Valid inputs, spoilt a little: pure noise ends at the first byte that is looked at. */
const changes: readonly Change[] = [
  // Bits and bytes.
  (input, random) => {
    const out = input.slice()
    for (let n = 1 + random.int(4); n > 0 && out.length > 0; n--) out[random.int(out.length)]! ^= 1 << random.int(8)
    return out
  },
  (input, random) => overwritten(input, random.int(input.length + 1), random.bytes(1 + random.int(4))),
  // Cut off, left out, put in, swapped.
  (input, random) => input.slice(0, random.int(input.length + 1)),
  (input, random) => input.slice(random.int(Math.min(input.length, 40) + 1)),
  (input, random) => {
    const { from, size } = piece(input, random)
    return without(input, from, size)
  },
  (input, random) => withInserted(input, random.int(input.length + 1), random.bytes(1 + random.int(16))),
  (input, random) => {
    const { from, size, bytes } = piece(input, random)
    return withInserted(without(input, from, size), random.int(input.length - size + 1), bytes)
  },
  // A block once more, or a thousand times.
  (input, random) => {
    const { from, bytes } = piece(input, random, random.chance(0.5) ? 4 : 64)
    const times = random.chance(0.1) ? 1_000 : 1 + random.int(20)
    return withInserted(input, from, concatBytes(...Array.from({ length: times }, () => bytes)))
  },
  // A number of 1 to 8 bytes somewhere says something else.
  (input, random) => {
    const edge = random.pick(edges)
    const size = random.pick([1, 2, 4, 6, 8])
    const out = new Uint8Array(size)
    for (let i = size - 1, rest = edge; i >= 0; i--, rest = Math.floor(rest / 256)) out[i] = rest % 256
    return overwritten(input, random.int(input.length + 1), out)
  },
  // The same as a varint, as Yjs writes them: longer than what it replaces, up to the end of what is exact.
  (input, random) => {
    const out = Uint8Array.from({ length: 1 + random.int(9) }, () => 0x80 | random.int(128))
    out[out.length - 1]! &= 0x7f
    const at = random.int(input.length + 1)
    return random.chance(0.5) ? overwritten(input, at, out) : withInserted(without(input, at, 1), at, out)
  },
  // The beginning of one, the end of another.
  (input, random, others) => {
    const other = random.pick(others)
    return concatBytes(input.subarray(0, random.int(input.length + 1)), other.subarray(random.int(other.length + 1)))
  },
  (input, random, others) =>
    withInserted(input, random.int(input.length + 1), piece(random.pick(others), random).bytes),
]

/** One of the samples, changed in one to four ways; never more than `most` bytes. `words` are put in whole. */
export const mutate = (
  samples: readonly Uint8Array[],
  words: readonly Uint8Array[],
  random: SeededRandom,
  most = 256 * 1024,
): Uint8Array => {
  let input = random.pick(samples)
  for (let n = 1 + random.int(4); n > 0; n--) {
    input =
      words.length > 0 && random.chance(0.3)
        ? withInserted(input, random.int(input.length + 1), random.pick(words))
        : random.pick(changes)(input, random, samples)
    if (input.length > most) input = input.slice(0, most)
  }
  return input
}

/** Leaves out, then zeroes, ever smaller pieces while it still fails; stops after `most` tries. */
export const shrink = async (
  input: Uint8Array,
  fails: (input: Uint8Array) => Promise<boolean>,
  most = 600,
): Promise<Uint8Array> => {
  let smallest = input
  let tries = 0
  const attempt = async (candidate: Uint8Array): Promise<boolean> => {
    if (tries++ >= most || !(await fails(candidate))) return false
    smallest = candidate
    return true
  }
  for (let size = Math.ceil(input.length / 2); size >= 1 && tries < most; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < smallest.length && tries < most; )
      if (!(await attempt(without(smallest, at, size)))) at += size
  for (let at = 0; at < smallest.length && tries < most; at++)
    if (smallest[at] !== 0) await attempt(overwritten(smallest, at, Uint8Array.of(0)))
  return smallest
}
