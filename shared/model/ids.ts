import { concatBytes, fromBase64Url, toBase64Url } from '../lib/bytes.ts'

/** Base64url of 33 bytes, `type(1) scope(16) rand(16)`: 44 characters. What permission depends on is inside the id (protocol "Keys and ids"). */
export type EntityId = string & { readonly __brand?: 'entity' }
/** Base64url of a device's 32-byte Ed25519 public key. */
export type DeviceId = string & { readonly __brand?: 'device' }
/** Id of the member's first device. */
export type MemberId = string & { readonly __brand?: 'member' }
/** Base64url of SHA256(net | header). */
export type CommitId = string & { readonly __brand?: 'commit' }
/** Id of the network's `found` commit. */
export type NetId = string & { readonly __brand?: 'net' }
/** Base64url of a 16-byte scope: a department's or event's `rand`. */
export type ScopeId = string & { readonly __brand?: 'scope' }

export interface EntityIdParts {
  /** The entity type's byte. */
  readonly type: number
  /** 16 bytes; zeros when there is none. */
  readonly scope: Uint8Array
  /** 16 bytes. */
  readonly rand: Uint8Array
}

export const ENTITY_ID_BYTES = 33
export const zeroScope = new Uint8Array(16)

export const entityIdFromBytes = (bytes: Uint8Array): EntityId => toBase64Url(bytes)

export const makeEntityId = ({ type, scope, rand }: EntityIdParts): EntityId =>
  toBase64Url(concatBytes(Uint8Array.of(type), scope, rand))

/** Null when `id` is not 44 characters of base64url. */
export const parseEntityId = (id: EntityId): EntityIdParts | null => {
  const bytes = fromBase64Url(id)
  if (bytes?.length !== ENTITY_ID_BYTES) return null
  return { type: bytes[0]!, scope: bytes.subarray(1, 17), rand: bytes.subarray(17) }
}

/** The scope that entities *inside* `id` carry: a department's cards, an event's RSVPs. */
export const scopeOf = (id: EntityId): ScopeId => {
  const parts = parseEntityId(id)
  if (!parts) throw new Error('not an entity id')
  return toBase64Url(parts.rand)
}

/** A member profile's id is `type + member id`, so it is known before the profile exists. */
export const memberEntityId = (member: MemberId, memberType: number): EntityId => {
  const bytes = fromBase64Url(member)
  if (bytes?.length !== 32) throw new Error('not a member id')
  return toBase64Url(concatBytes(Uint8Array.of(memberType), bytes))
}

/** Inverse of `memberEntityId`. For a record imported without a device it is a random id that no device owns. */
export const memberOfEntityId = (id: EntityId): MemberId => {
  const bytes = fromBase64Url(id)
  if (bytes?.length !== ENTITY_ID_BYTES) throw new Error('not an entity id')
  return toBase64Url(bytes.subarray(1))
}
