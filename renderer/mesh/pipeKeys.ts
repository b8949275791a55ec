import { concatBytes, toBase64Url, utf8 } from '../../shared/lib/bytes.ts'

/** Keys of the two directions of one pipe. */
export interface PipeKeys {
  readonly send: CryptoKey
  readonly receive: CryptoKey
}

export const makeEphemeral = async (): Promise<{ key: CryptoKey; pub: Uint8Array<ArrayBuffer> }> => {
  const pair = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair
  return { key: pair.privateKey, pub: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) }
}

/**
 * Keys from an exchange that the hub sees, and the room's password, which it does not know.
 * @throws when the other key is not one (all zero, wrong length)
 */
export const derivePipeKeys = async (
  own: { key: CryptoKey; pub: Uint8Array },
  other: Uint8Array<ArrayBuffer>,
  password: string,
): Promise<PipeKeys> => {
  const theirs = await crypto.subtle.importKey('raw', other, 'X25519', false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, own.key, 256)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const key = (from: Uint8Array, to: Uint8Array, use: KeyUsage): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: utf8(password), info: concatBytes(utf8('vmeste-pipe1'), from, to) },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      [use],
    )
  const [send, receive] = await Promise.all([key(own.pub, other, 'encrypt'), key(other, own.pub, 'decrypt')])
  return { send, receive }
}

/** The pipe where these two peers of a room meet: only who knows the password can name it. 43 characters. */
export const pipeName = async (room: string, password: string, a: string, b: string): Promise<string> => {
  const base = await crypto.subtle.importKey('raw', utf8(password), 'HKDF', false, ['deriveBits'])
  const info = utf8(JSON.stringify(['vmeste-pipe1', room, ...[a, b].sort()]))
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    base,
    256,
  )
  return toBase64Url(new Uint8Array(bits))
}
