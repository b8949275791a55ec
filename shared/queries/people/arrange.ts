/** Stable, in two walks; `placeOf` gives 0 to `places`, or -1 for the end whatever the direction. */
export const distribute = (
  order: Int32Array,
  places: number,
  isDown: boolean,
  placeOf: (slot: number) => number,
): Int32Array => {
  const last = places + 1
  const starts = new Int32Array(last + 2)
  const at = (slot: number) => {
    const place = placeOf(slot)
    return place < 0 ? last : isDown ? places - place : place
  }
  for (const slot of order) starts[at(slot) + 1]!++
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const out = new Int32Array(order.length)
  for (const slot of order) out[starts[at(slot)]!++] = slot
  return out
}

/** Stable; who has no number is last, whichever the direction. */
export const sortedBy = (order: Int32Array, numbers: Float64Array, isDown: boolean): Int32Array => {
  const known = [...order].filter((slot) => !Number.isNaN(numbers[slot]))
  const unknown = order.filter((slot) => Number.isNaN(numbers[slot]))
  // Array's own sort is stable.
  known.sort((a, b) => (isDown ? numbers[b]! - numbers[a]! : numbers[a]! - numbers[b]!))
  const out = new Int32Array(order.length)
  out.set(known)
  out.set(unknown, known.length)
  return out
}
