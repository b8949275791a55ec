import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, fromBase64Url } from '../lib/bytes.ts'
import { entityOfType } from '../model/entities.ts'
import type { EntityIdParts, MemberId } from '../model/ids.ts'
import { member as memberEntity } from '../model/member.ts'

/** The `rand` of an entity that only its owner may write: 16 bytes of SHA256(member id), so one per member and scope. */
export const ownedRand = (member: MemberId): Uint8Array<ArrayBuffer> => {
  const bytes = fromBase64Url(member)
  if (bytes?.length !== 32) throw new Error('not a member id')
  return sha256(bytes).slice(0, 16) as Uint8Array<ArrayBuffer>
}

/** Does the id itself name `member` as the entity's owner? A profile is `type + member id`; others carry `ownedRand`. */
export const owns = (member: MemberId, id: EntityIdParts): boolean => {
  if (id.type === memberEntity.type) {
    const owner = fromBase64Url(member)
    return (
      owner?.length === 32 && equalBytes(owner.subarray(0, 16), id.scope) && equalBytes(owner.subarray(16), id.rand)
    )
  }
  return entityOfType(id.type)?.ownedBy === 'member' && equalBytes(ownedRand(member), id.rand)
}
