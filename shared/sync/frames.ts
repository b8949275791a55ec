import { concatBytes } from '../lib/bytes.ts'
import { MAX_FRAME } from './link.ts'

const LAST = 0
const MORE = 1
const CHUNK = MAX_FRAME - 1

/** A message as frames of at most 64 KiB: one byte (1 = more follows), then the next part of the message. */
export const toFrames = (message: Uint8Array): Uint8Array<ArrayBuffer>[] => {
  const frames: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at === 0 || at < message.length; at += CHUNK) {
    const more = at + CHUNK < message.length
    frames.push(concatBytes(Uint8Array.of(more ? MORE : LAST), message.subarray(at, at + CHUNK)))
  }
  return frames
}

/**
 * Puts messages together again. Only the last frame of a message may be short, so a message of n bytes costs n / 64 KiB
 * frames and no more memory than it has bytes; one that grows above the limit is refused before it is whole.
 */
export class Assembler {
  #parts: Uint8Array[] = []
  #size = 0
  /** Largest message taken, bytes: small before the hello. */
  limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  /** The message that this frame completes; undefined while more has to come; null for a frame no honest peer sends. */
  take(frame: Uint8Array): Uint8Array | null | undefined {
    const kind = frame[0]
    if (kind !== LAST && kind !== MORE) return null
    if (frame.length > MAX_FRAME || (kind === MORE && frame.length !== MAX_FRAME)) return null
    this.#size += frame.length - 1
    if (this.#size > this.limit) return null
    this.#parts.push(frame.subarray(1))
    if (kind === MORE) return undefined
    const message = this.#parts.length === 1 ? this.#parts[0]! : concatBytes(...this.#parts)
    this.#parts = []
    this.#size = 0
    return message
  }
}
