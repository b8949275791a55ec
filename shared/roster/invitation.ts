import { cryptoRandom } from '../lib/random.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { CommitId, NetId } from '../model/ids.ts'
import { joinMessage, type Newcomer, proofMessage } from './claims.ts'
import { type DeviceKeys, signerFromSeed, signerOf } from './keys.ts'
import { plainName, readHubs, readLabel, readLink, shorten, writeHubs, writeLink } from './linkText.ts'
import type { Admit, Invite, InvitedRole } from './statement.ts'

export { shorten } from './linkText.ts'

/** What an invitation link says. Whoever holds it may join: it is a secret between two people. */
export interface Invitation {
  readonly net: NetId
  /** Id of the `invite` commit. */
  readonly via: CommitId
  /** 16 bytes, from which the invite's signing key is made. */
  readonly secret: Uint8Array
  /** Epoch ms, whole minutes. */
  readonly until: number
  readonly network: string
  readonly inviter: string
  /** Where to look for the network besides this machine's own hub: `ws:` or `wss:` addresses. */
  readonly hubs: readonly string[]
}

const VERSION = 1
/** No payload alone is shorter. */
const BARE = 120
const MINUTE = 60_000

export interface InviteTerms {
  /** Epoch ms. */
  readonly until: number
  readonly note: string
  /** 0: any number. */
  readonly uses?: number
  readonly role?: InvitedRole
}

/** A fresh secret and the statement that makes it count. The secret never enters the replica. */
export const createInvite = async (
  { until, note, uses = 0, role = 'member' }: InviteTerms,
  random = cryptoRandom,
): Promise<{ readonly statement: Invite; readonly secret: Uint8Array }> => {
  const secret = random(16)
  const { device } = await signerFromSeed(secret)
  return { statement: { k: 'invite', pub: device, until, note: plainName(note), uses, role }, secret }
}

/** `vmeste://join/<payload>`; about 200 characters, so it fits a QR code that a phone reads across a table. */
export const invitationLink = (invitation: Invitation): string => {
  const w = new Writer().u8(VERSION).id(invitation.net).id(invitation.via).fixed(invitation.secret, 16)
  w.u32(Math.floor(invitation.until / MINUTE))
    .text(shorten(invitation.network))
    .text(shorten(invitation.inviter))
  return writeLink('join', writeHubs(w, invitation.hubs).finish())
}

/**
 * Reads a pasted, opened or scanned invitation (`readLink`). Problems: `invitation.notAnInvitation`, `.otherVersion`, `.damaged`,
 * `.expired` {until: ISO date}, `.alreadyMember` {network}. `member`: networks this machine has.
 */
export const parseInvitation = (text: string, now: number, member: readonly NetId[] = []): Result<Invitation> => {
  const payload = readLink('join', text, BARE)
  if (payload === 'absent') return problem('invitation.notAnInvitation')
  if (payload === 'damaged') return problem('invitation.damaged')
  if (payload[0] !== VERSION) return problem('invitation.otherVersion')
  const invitation = parse(payload, readInvitation)
  if (!invitation) return problem('invitation.damaged')
  if (member.includes(invitation.net)) return problem('invitation.alreadyMember', { network: invitation.network })
  if (invitation.until <= now) return problem('invitation.expired', { until: new Date(invitation.until).toISOString() })
  return ok(invitation)
}

const readInvitation = (r: Reader): Invitation => {
  r.u8()
  const net = r.id()
  const via = r.id()
  const secret = r.raw(16).slice()
  const until = r.u32() * MINUTE
  const network = readLabel(r)
  const inviter = readLabel(r)
  return { net, via, secret, until, network, inviter, hubs: readHubs(r) }
}

/** What the newcomer shows at the door: her keys and name, her own signature, and the proof that binds the invitation to them. */
export type JoinRequest = Omit<Admit, 'k' | 'after'> & { readonly via: CommitId; readonly proof: Uint8Array }

export const requestToJoin = async (
  { net, via, secret }: Pick<Invitation, 'net' | 'via' | 'secret'>,
  keys: DeviceKeys,
  name: string,
): Promise<JoinRequest> => {
  // The member id of someone new is the id of her first device.
  const newcomer: Newcomer = { member: keys.device as string, kx: keys.kx, name: plainName(name) }
  const invite = await signerFromSeed(secret)
  return {
    ...newcomer,
    newSig: await signerOf(keys).sign(joinMessage(net, via, newcomer)),
    via,
    proof: await invite.sign(proofMessage(net, via, newcomer)),
  }
}
