import { sha256 as noble } from '@noble/hashes/sha2.js'

/** SHA-256 of the parts as if concatenated: 32 bytes. Synchronous: WebCrypto's digest costs more to await than to compute at our sizes. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  if (parts.length === 1) return noble(parts[0]!) as Uint8Array<ArrayBuffer>
  const hash = noble.create()
  for (const part of parts) hash.update(part)
  return hash.digest() as Uint8Array<ArrayBuffer>
}
