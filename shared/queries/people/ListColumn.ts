/** Compares two labels in a reader's language. */
export type Compare = (a: string, b: string) => number

/** More new values than this since the last time: everything is sorted again. */
const FEW = 500

interface Ranking {
  /** Codes in the order of their labels. */
  readonly order: number[]
  /** Place of each code in it. */
  readonly ranks: Int32Array
}

/**
 * One field of everybody: short lists of texts, each text once (its number is its code). Twenty thousand lists are two flat arrays, so
 * counting a facet is one walk through memory. Slots name the people.
 */
export class ListColumn {
  readonly values: string[] = []
  readonly #codes = new Map<string, number>()
  #start: Int32Array
  #size: Uint16Array
  #pool = new Int32Array(1024)
  #used = 0
  /** Cells of the pool that nobody's list is in any more. */
  #waste = 0
  readonly #rankings = new Map<string, Ranking>()

  constructor(capacity: number) {
    this.#start = new Int32Array(capacity)
    this.#size = new Uint16Array(capacity)
  }

  grow(capacity: number): void {
    const [start, size] = [new Int32Array(capacity), new Uint16Array(capacity)]
    start.set(this.#start)
    size.set(this.#size)
    this.#start = start
    this.#size = size
  }

  /** The code of a value that somebody has or had. */
  codeOf(value: string): number | undefined {
    return this.#codes.get(value)
  }

  set(slot: number, list: readonly string[]): void {
    const had = this.#size[slot]!
    if (list.length <= had) this.#waste += had - list.length
    else {
      this.#waste += had
      if (this.#used + list.length > this.#pool.length) this.#makeRoom(list.length, slot)
      this.#start[slot] = this.#used
      this.#used += list.length
    }
    this.#size[slot] = list.length
    const at = this.#start[slot]!
    for (let i = 0; i < list.length; i++) this.#pool[at + i] = this.#code(list[i]!)
  }

  sizeOf(slot: number): number {
    return this.#size[slot]!
  }

  /** Code of the list's element `i`; -1 past its end. */
  codeAt(slot: number, i: number): number {
    return i < this.#size[slot]! ? this.#pool[this.#start[slot]! + i]! : -1
  }

  listOf(slot: number): string[] {
    return Array.from({ length: this.sizeOf(slot) }, (_, i) => this.values[this.codeAt(slot, i)]!)
  }

  hasAny(slot: number, wanted: Uint8Array): boolean {
    const end = this.#start[slot]! + this.#size[slot]!
    for (let at = this.#start[slot]!; at < end; at++) if (wanted[this.#pool[at]!] === 1) return true
    return false
  }

  /** Adds one to the count of each element's code. */
  countInto(slot: number, counts: Uint32Array): void {
    const end = this.#start[slot]! + this.#size[slot]!
    for (let at = this.#start[slot]!; at < end; at++) counts[this.#pool[at]!]!++
  }

  /**
   * Place of each code in the order of the labels; equal labels have equal places. Kept per `name` (language): values that came since
   * are put in, not sorted with all others again.
   */
  ranks(name: string, compare: Compare, labelOf: (value: string) => string = (value) => value): Int32Array {
    const known = this.#rankings.get(name)
    const total = this.values.length
    if (known && known.ranks.length === total) return known.ranks
    const labels = this.values.map(labelOf)
    const by = (a: number, b: number) => compare(labels[a]!, labels[b]!)
    let order: number[]
    if (known && total - known.ranks.length <= FEW) {
      order = known.order
      for (let code = known.ranks.length; code < total; code++) {
        let [low, high] = [0, order.length]
        while (low < high) {
          const middle = (low + high) >>> 1
          if (by(order[middle]!, code) <= 0) low = middle + 1
          else high = middle
        }
        order.splice(low, 0, code)
      }
    } else order = labels.map((_, code) => code).sort(by)
    const ranks = new Int32Array(total)
    let rank = 0
    for (let i = 0; i < total; i++) {
      if (i > 0 && by(order[i - 1]!, order[i]!) !== 0) rank++
      ranks[order[i]!] = rank
    }
    this.#rankings.set(name, { order, ranks })
    return ranks
  }

  /** Labels are other ones from now on. */
  forgetRanks(): void {
    this.#rankings.clear()
  }

  #code(value: string): number {
    const known = this.#codes.get(value)
    if (known !== undefined) return known
    this.#codes.set(value, this.values.length)
    return this.values.push(value) - 1
  }

  /** Moves the lists together where many are waste, else takes twice the room; `slot` is about to be written anew. */
  #makeRoom(needed: number, slot: number): void {
    const isWasteful = this.#waste > this.#pool.length / 2
    const pool = new Int32Array(isWasteful ? this.#pool.length + needed : 2 * this.#pool.length + needed)
    this.#size[slot] = 0
    let used = 0
    for (let each = 0; each < this.#start.length; each++) {
      const [from, size] = [this.#start[each]!, this.#size[each]!]
      if (size === 0) continue
      pool.set(this.#pool.subarray(from, from + size), used)
      this.#start[each] = used
      used += size
    }
    this.#pool = pool
    this.#used = used
    this.#waste = 0
  }
}
