import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, fromBase64Url } from '../lib/bytes.ts'
import { type EntityId, type MemberId, makeEntityId, memberOfEntityId, parseEntityId } from './ids.ts'
import { rsvp } from './rsvp.ts'

/** First 16 bytes of SHA256(member id): whose an entity is, when its id says so (P-ROSTER `writers`). */
export const ownerMark = (member: MemberId): Uint8Array => {
  const bytes = fromBase64Url(member)
  if (bytes?.length !== 32) throw new Error('not a member id')
  return sha256(bytes).subarray(0, 16)
}

/** The one RSVP of a member (her profile's entity id) for an event: scope of the event, first 16 bytes of SHA256(member id). */
export const rsvpId = (event: EntityId, member: EntityId): EntityId => {
  const parts = parseEntityId(event)
  if (!parts) throw new Error('not an entity id')
  return makeEntityId({ type: rsvp.type, scope: parts.rand, rand: ownerMark(memberOfEntityId(member)) })
}

/** Is this RSVP the given member's own? */
export const isRsvpOf = (id: EntityId, member: MemberId): boolean => {
  const parts = parseEntityId(id)
  return parts?.type === rsvp.type && equalBytes(parts.rand, ownerMark(member))
}
