import { equalBytes, fromBase64Url, toBase64Url } from '../lib/bytes.ts'
import { cryptoRandom } from '../lib/random.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { sha256 } from '../lib/sha256.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { CommitId, NetId } from '../model/ids.ts'
import { joinMessage, type Newcomer, proofMessage } from './claims.ts'
import { type DeviceKeys, signerFromSeed, signerOf } from './keys.ts'
import type { Admit, Invite } from './statement.ts'

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
const PREFIX = 'vmeste://join/'
const CHECK_BYTES = 4
const MAX_HUBS = 3
const MAX_HUB = 120
const MAX_LABEL = 64
const MINUTE = 60_000

/** A fresh secret and the statement that makes it count. The secret never enters the replica. */
export const createInvite = async (
  until: number,
  note: string,
  random = cryptoRandom,
): Promise<{ readonly statement: Invite; readonly secret: Uint8Array }> => {
  const secret = random(16)
  const { device } = await signerFromSeed(secret)
  return { statement: { k: 'invite', pub: device, until, note: shorten(note) }, secret }
}

/** Names in links and statements are hints; the whole one comes with the first sync. Never splits a character. */
export const shorten = (name: string): string => {
  let out = ''
  for (const character of name.normalize('NFC').trim()) {
    if (out.length + character.length > MAX_LABEL) break
    out += character
  }
  return out.toWellFormed()
}

/** `vmeste://join/<payload>`; about 200 characters, so it fits a QR code that a phone reads across a table. */
export const invitationLink = (invitation: Invitation): string => {
  const w = new Writer().u8(VERSION).id(invitation.net).id(invitation.via).fixed(invitation.secret, 16)
  w.u32(Math.floor(invitation.until / MINUTE))
    .text(shorten(invitation.network))
    .text(shorten(invitation.inviter))
  const hubs = invitation.hubs.filter(isHub).slice(0, MAX_HUBS)
  w.u8(hubs.length)
  for (const hub of hubs) w.text(hub)
  const payload = w.finish()
  return PREFIX + toBase64Url(new Writer().raw(payload).raw(sha256(payload).subarray(0, CHECK_BYTES)).finish())
}

const isHub = (address: string): boolean => /^wss?:\/\/[\x21-\x7e]+$/.test(address) && address.length <= MAX_HUB

/**
 * Reads a pasted, opened or scanned invitation. It may stand inside a message, be wrapped by a mail program, or be the
 * browser's form (`...#/join/<payload>`). Problems: `invitation.notAnInvitation`, `.otherVersion`, `.damaged`, `.expired`
 * {until: ISO date}, `.alreadyMember` {network}. `member`: networks this machine has.
 */
export const parseInvitation = (text: string, now: number, member: readonly NetId[] = []): Result<Invitation> => {
  if (text.length > 100_000) return problem('invitation.notAnInvitation')
  const read = readPayload(text)
  if (!read.ok) return read
  const invitation = read.value
  if (member.includes(invitation.net)) return problem('invitation.alreadyMember', { network: invitation.network })
  if (invitation.until <= now) return problem('invitation.expired', { until: new Date(invitation.until).toISOString() })
  return ok(invitation)
}

const readPayload = (text: string): Result<Invitation> => {
  const start = /(?:vmeste:\/*join\/|#\/join[/?](?:link=)?)(?=[\w-])/i.exec(text)
  const bare = /^\s*[\w-]{120,}\s*$/.test(text)
  if (!start && !bare) return problem('invitation.notAnInvitation')
  const rest = start ? text.slice(start.index + start[0].length) : text.trim()
  // As it stands; or, when a mail program wrapped the line, with the white space taken out.
  const candidates = [/^[\w-]+/.exec(rest)?.[0] ?? '', /^[\w-]+/.exec(rest.replace(/[\s>]+/g, ''))?.[0] ?? '']
  for (const candidate of candidates) {
    const bytes = fromBase64Url(candidate)
    if (!bytes || bytes.length <= CHECK_BYTES) continue
    const payload = bytes.subarray(0, -CHECK_BYTES)
    if (!equalBytes(sha256(payload).subarray(0, CHECK_BYTES), bytes.subarray(-CHECK_BYTES))) continue
    if (payload[0] !== VERSION) return problem('invitation.otherVersion')
    const invitation = parse(payload, readInvitation)
    if (invitation) return ok(invitation)
  }
  return problem('invitation.damaged')
}

const readInvitation = (r: Reader): Invitation => {
  r.u8()
  const net = r.id()
  const via = r.id()
  const secret = r.raw(16).slice()
  const until = r.u32() * MINUTE
  const network = r.text(MAX_LABEL)
  const inviter = r.text(MAX_LABEL)
  const count = r.u8()
  r.check(count <= MAX_HUBS)
  const hubs = Array.from({ length: count }, () => r.text(MAX_HUB))
  r.check(hubs.every(isHub))
  return { net, via, secret, until, network, inviter, hubs }
}

/** What the newcomer shows at the door: her keys and name, her own signature, and the proof that binds the invitation to them. */
export type JoinRequest = Omit<Admit, 'k' | 'after'> & { readonly via: CommitId; readonly proof: Uint8Array }

export const requestToJoin = async (
  { net, via, secret }: Pick<Invitation, 'net' | 'via' | 'secret'>,
  keys: DeviceKeys,
  name: string,
): Promise<JoinRequest> => {
  // The member id of someone new is the id of her first device.
  const newcomer: Newcomer = { member: keys.device as string, kx: keys.kx, name: shorten(name) }
  const invite = await signerFromSeed(secret)
  return {
    ...newcomer,
    newSig: await signerOf(keys).sign(joinMessage(net, via, newcomer)),
    via,
    proof: await invite.sign(proofMessage(net, via, newcomer)),
  }
}
