import { equalBytes, fromBase64Url } from '../lib/bytes.ts'
import { type EntityId, type MemberId, makeEntityId, parseEntityId } from './ids.ts'
import { ownerMark } from './rsvpId.ts'
import { vouch } from './vouch.ts'

/** The one vouch of `by` for `about`: scope = the last 16 bytes of the other's member id, rand = the voucher's mark. */
export const vouchId = (about: MemberId, by: MemberId): EntityId => {
  const other = fromBase64Url(about)
  if (other?.length !== 32) throw new Error('not a member id')
  return makeEntityId({ type: vouch.type, scope: other.subarray(16), rand: ownerMark(by) })
}

/** Is this vouch the given member's own? */
export const isVouchOf = (id: EntityId, by: MemberId): boolean => {
  const parts = parseEntityId(id)
  return parts?.type === vouch.type && equalBytes(parts.rand, ownerMark(by))
}
