import { utf8 } from '../lib/bytes.ts'
import { cryptoRandom } from '../lib/random.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { sha256 } from '../lib/sha256.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { DeviceId, MemberId, NetId } from '../model/ids.ts'
import { readHubs, readLabel, readLink, shorten, writeHubs, writeLink } from './linkText.ts'
import type { AgreementKey } from './statement.ts'
import { spell } from './words.ts'

/** What the QR code on somebody's laptop says to her second one. */
export interface DeviceLink {
  readonly net: NetId
  /** 16 bytes: where the two meet. Whoever sees it can come there too; the words tell. */
  readonly secret: Uint8Array
  /** Epoch ms, whole minutes. */
  readonly until: number
  readonly network: string
  readonly hubs: readonly string[]
}

const VERSION = 1
const MINUTE = 60_000
const VALID = 10 * MINUTE
/** Characters of a payload alone. */
const BARE = 80
const COMPARED_WORDS = 4

/** A fresh one, for ten minutes. */
export const createDeviceLink = (
  about: Pick<DeviceLink, 'net' | 'network' | 'hubs'>,
  now: number,
  random = cryptoRandom,
): DeviceLink => ({ ...about, secret: random(16), until: Math.ceil((now + VALID) / MINUTE) * MINUTE })

/** `vmeste://link/<payload>`. */
export const deviceLinkText = ({ net, secret, until, network, hubs }: DeviceLink): string => {
  const w = new Writer().u8(VERSION).id(net).fixed(secret, 16)
  w.u32(Math.floor(until / MINUTE)).text(shorten(network))
  return writeLink('link', writeHubs(w, hubs).finish())
}

/**
 * Reads a pasted, opened or scanned link. Problems: `deviceLink.notALink`, `.otherVersion`, `.damaged`, `.expired`, `.alreadyHere`
 * {network}. `here`: networks this machine has.
 */
export const parseDeviceLink = (text: string, now: number, here: readonly NetId[] = []): Result<DeviceLink> => {
  const payload = readLink('link', text, BARE)
  if (payload === 'absent') return problem('deviceLink.notALink')
  if (payload === 'damaged') return problem('deviceLink.damaged')
  if (payload[0] !== VERSION) return problem('deviceLink.otherVersion')
  const link = parse(payload, readPayload)
  if (!link) return problem('deviceLink.damaged')
  if (here.includes(link.net)) return problem('deviceLink.alreadyHere', { network: link.network })
  if (link.until <= now) return problem('deviceLink.expired')
  return ok(link)
}

const readPayload = (r: Reader): DeviceLink => {
  r.u8()
  const net = r.id()
  const secret = r.raw(16).slice()
  const until = r.u32() * MINUTE
  return { net, secret, until, network: readLabel(r), hubs: readHubs(r) }
}

/** What the new laptop says of itself, once the other one has committed itself to its own part. */
export interface NewDevice {
  /** 32 bytes. */
  readonly nonce: Uint8Array
  readonly device: DeviceId
  readonly kx: AgreementKey
  /** What the person calls it; may be empty. */
  readonly name: string
}

/** The laptop that is there already. */
export interface OldDevice {
  readonly member: MemberId
  readonly device: DeviceId
  readonly nonce: Uint8Array
}

export const writeNewDevice = (w: Writer, { nonce, device, kx, name }: NewDevice): Writer =>
  w.fixed(nonce, 32).id(device).id(kx).text(name)

const hashOf = (domain: string, w: Writer): Uint8Array<ArrayBuffer> => sha256(utf8(domain), w.finish())

/** Said first: whoever stands between cannot choose a part that fits the words. */
export const commitmentTo = (link: Pick<DeviceLink, 'net' | 'secret'>, device: NewDevice): Uint8Array<ArrayBuffer> =>
  hashOf('vmeste-link-commit1', writeNewDevice(new Writer().id(link.net).fixed(link.secret, 16), device))

/** Four words that both laptops show: the same only if each has heard what the other said. */
export const wordsOf = (
  { net, secret }: Pick<DeviceLink, 'net' | 'secret'>,
  old: OldDevice,
  fresh: NewDevice,
): readonly string[] => {
  const w = new Writer().id(net).fixed(secret, 16).id(old.member).id(old.device).fixed(old.nonce, 32)
  return spell(hashOf('vmeste-link-words1', writeNewDevice(w, fresh)), COMPARED_WORDS)
}
