import { concatBytes, utf8 } from '../lib/bytes.ts'
import { Writer } from '../lib/wire.ts'
import type { CommitId, DeviceId, MemberId, NetId } from '../model/ids.ts'
import type { RosterCommit } from './facts.ts'
import type { Statement } from './statement.ts'

/** A signature that a statement carries. It is checked where the commit's own is: at acceptance, before storing. */
export interface Claim {
  /** Ed25519 public key, base64url. */
  readonly key: string
  readonly message: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array
}

export interface Newcomer {
  readonly member: MemberId
  readonly kx: string
  readonly name: string
}

const none = new Uint8Array(32)

const joining = (domain: string, net: NetId, via: CommitId | undefined, { member, kx, name }: Newcomer) => {
  const w = new Writer().raw(utf8(domain)).id(net)
  if (via === undefined) w.raw(none)
  else w.id(via)
  return w.id(member).id(kx).text(name).finish()
}

/** What the newcomer's device signs: "this is me, and I want in". Without an invitation, `via` is undefined. */
export const joinMessage = (net: NetId, via: CommitId | undefined, newcomer: Newcomer): Uint8Array<ArrayBuffer> =>
  joining('vmeste-join1', net, via, newcomer)

/** What the invitation's secret signs: it binds the newcomer's own keys, so that a copied proof is of no use (Case 14). */
export const proofMessage = (net: NetId, via: CommitId, newcomer: Newcomer): Uint8Array<ArrayBuffer> =>
  joining('vmeste-proof1', net, via, newcomer)

/** What a further device signs when it is linked to a member. */
export const linkMessage = (net: NetId, member: MemberId, dev: DeviceId, kx: string): Uint8Array<ArrayBuffer> =>
  concatBytes(utf8('vmeste-link1'), new Writer().id(net).id(member).id(dev).id(kx).finish())

/**
 * The signatures that a statement commit carries besides its own. Null when they cannot be right: `found` by another device
 * than its member's, or a proof for an invite that is not there (then the commit is not formed either).
 */
export const claimsIn = (
  net: NetId,
  commit: RosterCommit,
  statementOf: (id: CommitId) => Statement | undefined,
): readonly Claim[] | null => {
  const s = commit.statement
  if (s?.k === 'found') return s.member === commit.device && commit.id === net ? [] : null
  if (s?.k === 'link') return [{ key: s.dev, message: linkMessage(net, s.member, s.dev, s.kx), signature: s.newSig }]
  if (s?.k !== 'admit') return []
  const own: Claim = { key: s.member, message: joinMessage(net, s.via, s), signature: s.newSig }
  if (s.via === undefined) return [own]
  const invite = statementOf(s.via)
  if (invite?.k !== 'invite' || !s.proof) return null
  return [own, { key: invite.pub, message: proofMessage(net, s.via, s), signature: s.proof }]
}
