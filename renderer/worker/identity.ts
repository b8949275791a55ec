import { toBase64Url } from '../../shared/lib/bytes.ts'
import type { DeviceId, MemberId, NetId } from '../../shared/model/ids.ts'

/** This device's keys in one network. The private ones cannot be read out, not even by this app. */
export interface DeviceKeys {
  /** Base64url of the Ed25519 public key. */
  readonly device: DeviceId
  readonly signing: CryptoKey
  /** Base64url of the X25519 public key. */
  readonly kx: string
  readonly exchange: CryptoKey
}

/** Who this machine is in a network; a local value, never synced. */
export interface StoredIdentity extends DeviceKeys {
  readonly net: NetId
  readonly member: MemberId
  /** 32 bytes: room, password and envelope are derived from it (P-KEY). Null until the door has given it. */
  readonly networkKey: Uint8Array | null
}

const publicBytes = async (key: CryptoKey): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)))

/** Fresh keys for this device: per network, so that nobody can tell that two networks share a person. */
export const makeDeviceKeys = async (): Promise<DeviceKeys> => {
  const [signing, exchange] = (await Promise.all([
    crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']),
    crypto.subtle.generateKey('X25519', false, ['deriveBits']),
  ])) as [CryptoKeyPair, CryptoKeyPair]
  return {
    device: await publicBytes(signing.publicKey),
    signing: signing.privateKey,
    kx: await publicBytes(exchange.publicKey),
    exchange: exchange.privateKey,
  }
}
