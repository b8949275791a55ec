import * as buffer from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * y-webrtc's sealing of signalling messages (`src/crypto.js`, which its package does not export):
 * base64(varString "AES-GCM" | varBytes iv | varBytes AES-GCM(key, any-encoded JSON)).
 */
export const sealSignal = async (key: CryptoKey, message: unknown): Promise<string> => {
  const plain = encoding.encode((encoder) => encoding.writeAny(encoder, message as never))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain as Uint8Array<ArrayBuffer>)
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, 'AES-GCM')
    encoding.writeVarUint8Array(encoder, iv)
    encoding.writeVarUint8Array(encoder, new Uint8Array(sealed))
  })
  return buffer.toBase64(bytes)
}

/** Null for whatever was not sealed with this key. Never rejects. */
export const openSignal = async (key: CryptoKey, data: unknown): Promise<unknown> => {
  if (typeof data !== 'string') return null
  try {
    const decoder = decoding.createDecoder(buffer.fromBase64(data))
    if (decoding.readVarString(decoder) !== 'AES-GCM') return null
    const iv = decoding.readVarUint8Array(decoder).slice()
    const sealed = decoding.readVarUint8Array(decoder).slice()
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
    return decoding.readAny(decoding.createDecoder(new Uint8Array(plain)))
  } catch {
    return null
  }
}
