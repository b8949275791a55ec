import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, fromBase64Url, toBase64Url, utf8 } from '../lib/bytes.ts'
import { cryptoRandom } from '../lib/random.ts'
import type { DeviceId, NetId } from '../model/ids.ts'
import type { Signer } from '../replica/commit.ts'
import type { AgreementKey } from './statement.ts'

/** A device's secrets for one network. The CryptoKeys are not extractable; IndexedDB stores them as they are. */
export interface DeviceKeys {
  readonly device: DeviceId
  readonly kx: AgreementKey
  readonly signing: CryptoKey
  readonly agreement: CryptoKey
}

/** The key that opens rooms and envelopes, nothing else (P-KEY). It is passed on sealed, so its bytes are at hand. */
export interface NetworkKey {
  /** Base64url, 16 bytes. */
  readonly id: string
  /** 32 bytes. */
  readonly secret: Uint8Array<ArrayBuffer>
}

/** Where peers look for each other: what y-webrtc calls room name and password. */
export interface Room {
  readonly name: string
  readonly password: string
}

const publicBytes = async (key: CryptoKey): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)))

export const createDeviceKeys = async (): Promise<DeviceKeys> => {
  const signing = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const agreement = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair
  return {
    device: await publicBytes(signing.publicKey),
    kx: await publicBytes(agreement.publicKey),
    signing: signing.privateKey,
    agreement: agreement.privateKey,
  }
}

export const signerOf = ({ device, signing }: Pick<DeviceKeys, 'device' | 'signing'>): Signer => ({
  device,
  sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', signing, message)),
})

/** PKCS#8 wrapping of a 32-byte private key (RFC 8410); the curve's number is the last byte of its object id. */
const pkcs8 = (curve: 0x70 | 0x6e, key: Uint8Array): Uint8Array<ArrayBuffer> =>
  concatBytes(Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, curve, 4, 0x22, 4, 0x20), key)

const privateKey = async (algorithm: 'Ed25519' | 'X25519', key: Uint8Array, use: 'sign' | 'deriveBits') => {
  const der = pkcs8(algorithm === 'Ed25519' ? 0x70 : 0x6e, key)
  // Extractable only here, to learn the public half; the copy that is used is not.
  const readable = await crypto.subtle.importKey('pkcs8', der, algorithm, true, [use])
  const { x } = await crypto.subtle.exportKey('jwk', readable)
  return { id: x!, key: await crypto.subtle.importKey('pkcs8', der, algorithm, false, [use]) }
}

/** A signer made of a secret that travels in an invitation. `device` is its public key. */
export const signerFromSeed = async (seed: Uint8Array): Promise<Signer> => {
  const { id, key } = await privateKey('Ed25519', derive(seed, 'vmeste1 invite', 32), 'sign')
  return signerOf({ device: id, signing: key })
}

/** The keys of a device that exists on paper only: everything follows from the 16 bytes of a recovery sheet. */
export const deviceKeysFromSeed = async (seed: Uint8Array): Promise<DeviceKeys> => {
  const signing = await privateKey('Ed25519', derive(seed, 'vmeste1 sheet signing', 32), 'sign')
  const agreement = await privateKey('X25519', derive(seed, 'vmeste1 sheet agreement', 32), 'deriveBits')
  return { device: signing.id, kx: agreement.id, signing: signing.key, agreement: agreement.key }
}

/** P-KEY: the id follows from the secret, so nobody can pass off another secret under a key's id. */
export const networkKeyOf = (secret: Uint8Array): NetworkKey => ({
  id: toBase64Url(derive(secret, 'vmeste1 key id', 16)),
  secret: secret.slice() as Uint8Array<ArrayBuffer>,
})

export const createNetworkKey = (random: (bytes: number) => Uint8Array = cryptoRandom): NetworkKey =>
  networkKeyOf(random(32))

const derive = (secret: Uint8Array, info: string, length: number, salt?: Uint8Array): Uint8Array<ArrayBuffer> =>
  hkdf(sha256, secret, salt, utf8(info), length) as Uint8Array<ArrayBuffer>

const roomFrom = (secret: Uint8Array, purpose: string): Room => ({
  name: toBase64Url(derive(secret, `vmeste1 ${purpose} name`, 16)),
  password: toBase64Url(derive(secret, `vmeste1 ${purpose} password`, 24)),
})

/** P-SYNC-5: the room of those who hold the network key. */
export const roomOf = (key: NetworkKey): Room => roomFrom(key.secret, 'room')

/** So much of the network's id leads to its door: little enough to be written down as words. */
export const DOOR_BYTES = 8

/** P-SYNC-6: the room where those knock who only know which network they want to join. */
export const doorOf = (net: NetId): Room => doorAt(idBytes(net))

/** `start`: at least the first 8 bytes of the network's id. */
export const doorAt = (start: Uint8Array): Room => roomFrom(start.slice(0, DOOR_BYTES), 'door')

/** Where two laptops of one person meet to be linked: only who saw the secret finds it. */
export const linkRoomOf = (secret: Uint8Array): Room => roomFrom(secret, 'link')

/** P-SYNC-7: AES-GCM key of enveloped commits. */
export const envelopeKeyOf = (key: NetworkKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', derive(key.secret, 'vmeste1 envelope', 32), 'AES-GCM', false, ['encrypt', 'decrypt'])

const idBytes = (id: string): Uint8Array<ArrayBuffer> => {
  const bytes = fromBase64Url(id)
  if (bytes?.length !== 32) throw new Error('not a 32-byte id')
  return bytes
}

/** A box has a key of its own, used once: the nonce may stand still. */
const noNonce = new Uint8Array(12)

const boxKey = async (own: CryptoKey, other: Uint8Array<ArrayBuffer>, salt: Uint8Array, context: string) => {
  const theirs = await crypto.subtle.importKey('raw', other, 'X25519', false, [])
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, own, 256))
  const key = derive(shared, `vmeste1 box ${context}`, 32, salt)
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/**
 * Seals bytes to one device: `eph(32) | AES-GCM(plain)`. Only the holder of `kx`'s private half opens it, and only with the
 * same context. Null when `kx` is not a usable X25519 key.
 */
export const seal = async (
  plain: Uint8Array<ArrayBuffer>,
  kx: AgreementKey,
  context: string,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const ephemeral = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair
  const eph = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey))
  try {
    const recipient = idBytes(kx)
    const key = await boxKey(ephemeral.privateKey, recipient, concatBytes(eph, recipient), context)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: noNonce }, key, plain)
    return concatBytes(eph, new Uint8Array(sealed))
  } catch {
    return null
  }
}

/** Null for a box that was not sealed to this device in this context, or was changed. */
export const unseal = async (
  box: Uint8Array,
  keys: Pick<DeviceKeys, 'agreement' | 'kx'>,
  context: string,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (box.length < 48) return null
  const eph = box.slice(0, 32)
  try {
    const key = await boxKey(keys.agreement, eph, concatBytes(eph, idBytes(keys.kx)), context)
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: noNonce }, key, box.slice(32)))
  } catch {
    return null
  }
}

/** P-KEY: one key for many devices, under one ephemeral key. */
export interface SealedKey {
  readonly eph: AgreementKey
  /** 48 bytes each; devices whose `kx` is no usable key are left out. */
  readonly boxes: readonly { readonly device: DeviceId; readonly sealed: Uint8Array<ArrayBuffer> }[]
}

/** Side by side: the crypto of a browser has threads of its own. */
const AT_ONCE = 64

const rotation = ({ id }: Pick<NetworkKey, 'id'>, net: NetId) => `rotate ${id} ${net}`

/** Seals a new network key to each device (20,000: see test/bench). */
export const sealToAll = async (
  key: NetworkKey,
  devices: readonly { readonly device: DeviceId; readonly kx: AgreementKey }[],
  net: NetId,
): Promise<SealedKey> => {
  const ephemeral = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair
  const eph = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey))
  const boxes: SealedKey['boxes'][number][] = []
  const sealOne = async ({ device, kx }: (typeof devices)[number]) => {
    try {
      const recipient = idBytes(kx)
      const box = await boxKey(ephemeral.privateKey, recipient, concatBytes(eph, recipient), rotation(key, net))
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: noNonce }, box, key.secret))
      return [{ device, sealed }]
    } catch {
      return []
    }
  }
  for (let at = 0; at < devices.length; at += AT_ONCE)
    boxes.push(...(await Promise.all(devices.slice(at, at + AT_ONCE).map(sealOne))).flat())
  return { eph: toBase64Url(eph), boxes }
}

/** Null unless the box was sealed to this device and holds the key of that id. */
export const openSealed = async (
  { id, eph, sealed }: { readonly id: string; readonly eph: AgreementKey; readonly sealed: Uint8Array },
  keys: Pick<DeviceKeys, 'agreement' | 'kx'>,
  net: NetId,
): Promise<NetworkKey | null> => {
  try {
    const sender = idBytes(eph)
    const box = await boxKey(keys.agreement, sender, concatBytes(sender, idBytes(keys.kx)), rotation({ id }, net))
    return named(id, await crypto.subtle.decrypt({ name: 'AES-GCM', iv: noNonce }, box, sealed.slice()))
  } catch {
    return null
  }
}

/** An older key under a newer one: each such pair has a key of its own, so the nonce may stand still. */
const chainKey = (newer: NetworkKey, id: string) => {
  const bytes = derive(newer.secret, `vmeste1 chain ${id}`, 32)
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** 48 bytes. */
export const sealOlder = async (newer: NetworkKey, older: NetworkKey): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: noNonce }, await chainKey(newer, older.id), older.secret),
  )

export const openOlder = async (newer: NetworkKey, id: string, sealed: Uint8Array): Promise<NetworkKey | null> => {
  try {
    const plain = crypto.subtle.decrypt({ name: 'AES-GCM', iv: noNonce }, await chainKey(newer, id), sealed.slice())
    return named(id, await plain)
  } catch {
    return null
  }
}

const named = (id: string, secret: ArrayBuffer): NetworkKey | null => {
  const key = networkKeyOf(new Uint8Array(secret))
  return key.id === id ? key : null
}

const keyContext = (net: NetId) => `key ${net}`

/** The network key for one newcomer: 96 bytes. */
export const sealNetworkKey = (
  key: NetworkKey,
  kx: AgreementKey,
  net: NetId,
): Promise<Uint8Array<ArrayBuffer> | null> => seal(concatBytes(idBytesOf(key), key.secret), kx, keyContext(net))

const idBytesOf = (key: NetworkKey): Uint8Array<ArrayBuffer> => {
  const bytes = fromBase64Url(key.id)
  if (bytes?.length !== 16) throw new Error('not a key id')
  return bytes
}

export const unsealNetworkKey = async (
  box: Uint8Array,
  keys: Pick<DeviceKeys, 'agreement' | 'kx'>,
  net: NetId,
): Promise<NetworkKey | null> => {
  const plain = await unseal(box, keys, keyContext(net))
  if (plain?.length !== 48) return null
  return { id: toBase64Url(plain.subarray(0, 16)), secret: plain.slice(16) }
}
