import { equalBytes, fromBase64Url, toBase64Url } from '../lib/bytes.ts'
import { plainLine } from '../lib/plain.ts'
import { sha256 } from '../lib/sha256.ts'
import { type Reader, Writer } from '../lib/wire.ts'

/** What a link is for: the word in `vmeste://<kind>/<payload>`. */
export type LinkKind = 'join' | 'apply' | 'link' | 'recover'

const CHECK_BYTES = 4
/** UTF-16 units of a name in a link. */
export const MAX_LABEL = 64
const MAX_HUBS = 3
const MAX_HUB = 120
/** A whole mail may be pasted; nobody pastes more. */
const MAX_TEXT = 100_000

/** `vmeste://<kind>/<payload>`: base64url of the bytes and of the first 4 bytes of their SHA256, so that a damaged link says so. */
export const writeLink = (kind: LinkKind, payload: Uint8Array): string =>
  `vmeste://${kind}/${toBase64Url(new Writer().raw(payload).raw(sha256(payload).subarray(0, CHECK_BYTES)).finish())}`

/**
 * Finds a link of this kind in pasted, opened or scanned text. It may stand inside a message, be wrapped by a mail program, be the
 * browser's form (`...#/join/<payload>`), or the payload alone when that is at least `bare` characters long.
 */
export const readLink = (kind: LinkKind, text: string, bare: number): Uint8Array | 'absent' | 'damaged' => {
  if (text.length > MAX_TEXT) return 'absent'
  const start = new RegExp(`(?:vmeste:/*${kind}/|#/${kind}[/?](?:link=)?)(?=[\\w-])`, 'i').exec(text)
  const alone = /^\s*([\w-]+)\s*$/.exec(text)?.[1] ?? ''
  if (!start && alone.length < bare) return 'absent'
  const rest = start ? text.slice(start.index + start[0].length) : alone
  // As it stands; or, when a mail program wrapped the line, with the white space taken out.
  for (const candidate of [rest, rest.replace(/[\s>]+/g, '')]) {
    const bytes = fromBase64Url(/^[\w-]+/.exec(candidate)?.[0] ?? '')
    if (!bytes || bytes.length <= CHECK_BYTES) continue
    const payload = bytes.subarray(0, -CHECK_BYTES)
    if (equalBytes(sha256(payload).subarray(0, CHECK_BYTES), bytes.subarray(-CHECK_BYTES))) return payload
  }
  return 'damaged'
}

const isHub = (address: string): boolean => /^wss?:\/\/[\x21-\x7e]+$/.test(address) && address.length <= MAX_HUB

/** Where to look for the network besides this machine's own hub: at most three `ws:` or `wss:` addresses. */
export const writeHubs = (w: Writer, addresses: readonly string[]): Writer => {
  const hubs = addresses.filter(isHub).slice(0, MAX_HUBS)
  w.u8(hubs.length)
  for (const hub of hubs) w.text(hub)
  return w
}

export const readHubs = (r: Reader): string[] => {
  const count = r.u8()
  r.check(count <= MAX_HUBS)
  const hubs = Array.from({ length: count }, () => r.text(MAX_HUB))
  r.check(hubs.every(isHub))
  return hubs
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

/** A name that a link says, as it may be shown: whoever made the link chose it. */
export const readLabel = (r: Reader): string => plainLine(r.text(MAX_LABEL))

export const plainName = (name: string): string => shorten(plainLine(name))

/** A name as a person types it: strangers must not be able to write over what stands beside it. */
export const isPlainName = (name: string): boolean => name !== '' && name === plainName(name)
