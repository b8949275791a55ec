import * as decoding from 'lib0/decoding'
import type { PlainFields } from './materialise.ts'
import { FIELDS } from './readFields.ts'

/** ContentAny with a parentSub and no neighbours, as the first write of a key is. */
const ANY_UNDER_KEY = 8 | 32
const BY_NAME = 1
const MAX_STRUCTS = 2000
const SHORT = 64
const [INTEGER, NULL, FALSE, TRUE, STRING] = [125, 126, 121, 120, 119]

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Where the next `length` bytes end; throws when there are not so many. */
const endOf = (decoder: decoding.Decoder, length: number): number => {
  const end = decoder.pos + length
  if (end > decoder.arr.length) throw new Error('cut off')
  return end
}

/** As lib0 reads it. Most values are short and plain ASCII; for those calling TextDecoder costs more than what it does. */
const readString = (decoder: decoding.Decoder): string => {
  const length = decoding.readVarUint(decoder)
  const { arr, pos } = decoder
  const end = endOf(decoder, length)
  decoder.pos = end
  const bytes = arr.subarray(pos, end)
  if (length >= SHORT) return utf8Decoder.decode(bytes)
  for (let at = pos; at < end; at++) if (arr[at]! >= 128) return utf8Decoder.decode(bytes)
  return String.fromCharCode.apply(null, bytes as never)
}

/** Keys seen lately: an import has the same twenty in each of its records, and making each anew keeps the garbage collector busy. */
const seen: ({ readonly bytes: Uint8Array; readonly text: string } | undefined)[] = new Array(256)

const readKey = (decoder: decoding.Decoder): string => {
  const { arr, pos } = decoder
  const length = decoding.readVarUint(decoder)
  const start = decoder.pos
  const end = endOf(decoder, length)
  let slot = length
  for (let at = start; at < end; at++) slot = (slot * 31 + arr[at]!) & 255
  const known = seen[slot]
  if (known?.bytes.length === length && known.bytes.every((byte, i) => byte === arr[start + i])) {
    decoder.pos = end
    return known.text
  }
  decoder.pos = pos
  const text = readString(decoder)
  if (length < SHORT) seen[slot] = { bytes: arr.slice(start, end), text }
  return text
}

/** Is the next string the name of the map of fields? */
const readsFields = (decoder: decoding.Decoder): boolean => {
  if (decoding.readVarUint(decoder) !== FIELDS.length) return false
  for (let i = 0; i < FIELDS.length; i++) if (decoder.arr[decoder.pos++] !== FIELDS.charCodeAt(i)) return false
  return true
}

const readScalar = (decoder: decoding.Decoder): unknown => {
  switch (decoding.readUint8(decoder)) {
    case STRING:
      return readString(decoder)
    case TRUE:
      return true
    case FALSE:
      return false
    case NULL:
      return null
    case INTEGER:
      return decoding.readVarInt(decoder)
    default:
      throw new Error('not a scalar')
  }
}

/**
 * The way of nearly all first updates (20,000 imported members): some keys of the `f` map set to scalars, nothing else. Gives what
 * `readPlain(checkForm(…))` gives, in a fraction of its time and garbage; null says nothing about the update, only that those two must look.
 * @param fits as in `checkForm`
 */
export const readPlainUpdate = (update: Uint8Array, fits: (client: number) => boolean): PlainFields | null => {
  const decoder = decoding.createDecoder(update)
  try {
    if (decoding.readVarUint(decoder) !== 1) return null
    const count = decoding.readVarUint(decoder)
    if (count < 1 || count > MAX_STRUCTS || !fits(decoding.readVarUint(decoder))) return null
    if (decoding.readVarUint(decoder) !== 0) return null
    const out = new Map<string, unknown>()
    for (let i = 0; i < count; i++) {
      if (decoding.readUint8(decoder) !== ANY_UNDER_KEY || decoding.readVarUint(decoder) !== BY_NAME) return null
      if (!readsFields(decoder)) return null
      const key = readKey(decoder)
      if (out.has(key) || decoding.readVarUint(decoder) !== 1) return null
      out.set(key, readScalar(decoder))
    }
    return decoding.readVarUint(decoder) === 0 && decoder.pos === update.length ? out : null
  } catch {
    return null
  }
}
