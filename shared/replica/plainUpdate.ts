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

/** As lib0 reads it. Most values are short and plain ASCII; for those calling TextDecoder costs more than what it does. */
const readString = (decoder: decoding.Decoder): string => {
  const bytes = decoding.readVarUint8Array(decoder)
  if (bytes.length < SHORT && bytes.every((byte) => byte < 128)) return String.fromCharCode.apply(null, bytes as never)
  return utf8Decoder.decode(bytes)
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
      if (readString(decoder) !== FIELDS) return null
      const key = readString(decoder)
      if (out.has(key) || decoding.readVarUint(decoder) !== 1) return null
      out.set(key, readScalar(decoder))
    }
    return decoding.readVarUint(decoder) === 0 && decoder.pos === update.length ? out : null
  } catch {
    return null
  }
}
