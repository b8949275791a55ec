/** A set of small whole numbers, one bit each. Both sides of an operation must be of the same size. */
export class Bits {
  readonly words: Uint32Array

  constructor(size: number | Uint32Array) {
    this.words = typeof size === 'number' ? new Uint32Array((size + 31) >>> 5) : size
  }

  add(n: number): void {
    this.words[n >>> 5]! |= 1 << (n & 31)
  }

  delete(n: number): void {
    this.words[n >>> 5]! &= ~(1 << (n & 31))
  }

  has(n: number): boolean {
    return (this.words[n >>> 5]! & (1 << (n & 31))) !== 0
  }

  copy(): Bits {
    return new Bits(this.words.slice())
  }

  /** Keeps what is in `other` too. */
  and(other: Bits): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= other.words[i]!
    return this
  }

  get count(): number {
    let count = 0
    for (let word of this.words) for (; word !== 0; count++) word &= word - 1
    return count
  }

  /** A larger one with the same in it. */
  grown(size: number): Bits {
    const larger = new Bits(size)
    larger.words.set(this.words)
    return larger
  }

  forEach(visit: (n: number) => void): void {
    for (let i = 0; i < this.words.length; i++)
      for (let word = this.words[i]!; word !== 0; word &= word - 1) visit((i << 5) + 31 - Math.clz32(word & -word))
  }
}
