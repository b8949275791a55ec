import { concatBytes, fromBase64Url, toBase64Url, utf8 } from './bytes.ts'

/** Thrown by `Reader` and caught by `parse`: bytes that break their layout never travel further than the codec. */
class Malformed extends Error {}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Writes big-endian numbers and length-prefixed bytes. Values out of range are bugs of the caller and throw. */
export class Writer {
  readonly #parts: Uint8Array[] = []

  #number(value: number, size: number): this {
    if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * size))
      throw new Error(`${value} in ${size} bytes`)
    const out = new Uint8Array(size)
    for (let i = size - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 256)) out[i] = rest % 256
    this.#parts.push(out)
    return this
  }

  u8(value: number): this {
    return this.#number(value, 1)
  }

  u16(value: number): this {
    return this.#number(value, 2)
  }

  u32(value: number): this {
    return this.#number(value, 4)
  }

  u48(value: number): this {
    return this.#number(value, 6)
  }

  /** 53-bit times and counts in 8 bytes. */
  u64(value: number): this {
    return this.#number(Math.floor(value / 2 ** 32), 4).#number(value % 2 ** 32, 4)
  }

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    return this
  }

  /** Exactly `size` bytes. */
  fixed(bytes: Uint8Array, size: number): this {
    if (bytes.length !== size) throw new Error(`${bytes.length} bytes where ${size} belong`)
    return this.raw(bytes)
  }

  /** A base64url id of exactly `size` bytes. */
  id(id: string, size = 32): this {
    const bytes = fromBase64Url(id)
    if (!bytes) throw new Error('not base64url')
    return this.fixed(bytes, size)
  }

  /** u8 length, then UTF-8. */
  text(value: string): this {
    const bytes = utf8(value)
    return this.u8(bytes.length).raw(bytes)
  }

  /** u16 length, then UTF-8: what people write at length. */
  prose(value: string): this {
    const bytes = utf8(value)
    return this.u16(bytes.length).raw(bytes)
  }

  /** u32 length, then the bytes. */
  long(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes)
  }

  finish(): Uint8Array<ArrayBuffer> {
    return concatBytes(...this.#parts)
  }
}

/** Reads what `Writer` wrote. Every method throws inside `parse`, which turns that into null. */
export class Reader {
  #at = 0
  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.#at
  }

  /** A view, not a copy. */
  raw(size: number): Uint8Array {
    if (size > this.left) throw new Malformed()
    this.#at += size
    return this.bytes.subarray(this.#at - size, this.#at)
  }

  #number(size: number): number {
    let value = 0
    for (const byte of this.raw(size)) value = value * 256 + byte
    return value
  }

  u8(): number {
    return this.#number(1)
  }

  u16(): number {
    return this.#number(2)
  }

  u32(): number {
    return this.#number(4)
  }

  u48(): number {
    return this.#number(6)
  }

  u64(): number {
    const value = this.#number(8)
    this.check(Number.isSafeInteger(value))
    return value
  }

  id(size = 32): string {
    return toBase64Url(this.raw(size))
  }

  /** Well-formed UTF-8 of at most `max` UTF-16 units. */
  text(max: number): string {
    return this.#utf8(this.raw(this.u8()), max)
  }

  /** The same, with a length of two bytes. */
  prose(max: number): string {
    return this.#utf8(this.raw(this.u16()), max)
  }

  #utf8(bytes: Uint8Array, max: number): string {
    let value: string
    try {
      value = strictUtf8.decode(bytes)
    } catch {
      throw new Malformed()
    }
    this.check(value.length <= max)
    return value
  }

  long(max: number): Uint8Array {
    const size = this.u32()
    this.check(size <= max)
    return this.raw(size)
  }

  check(holds: boolean): void {
    if (!holds) throw new Malformed()
  }
}

/** Total: null for bytes that `read` refuses and for trailing bytes. Anything but a refusal is a bug and is thrown. */
export const parse = <T>(bytes: Uint8Array, read: (reader: Reader) => T): T | null => {
  const reader = new Reader(bytes)
  try {
    const value = read(reader)
    return reader.left === 0 ? value : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
