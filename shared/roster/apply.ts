import { concatBytes, utf8 } from '../lib/bytes.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import { type Answer, MAX_ANSWER, MAX_QUESTIONS } from '../model/application.ts'
import type { NetId } from '../model/ids.ts'
import { type Claim, joinMessage, type Newcomer } from './claims.ts'
import { type DeviceKeys, signerOf } from './keys.ts'
import { plainName, readHubs, readLabel, readLink, shorten, writeHubs, writeLink } from './linkText.ts'
import { MAX_NAME } from './statement.ts'

/** What the address for applying says. No secret: it may hang on a wall. */
export interface ApplyAddress {
  readonly net: NetId
  readonly network: string
  /** Where to look for the network besides this machine's own hub. */
  readonly hubs: readonly string[]
}

const VERSION = 1
const BARE = 60
export const MAX_INTRO = 2000
export const MAX_QUESTION = 200

/** `vmeste://apply/<payload>`: SPEC.md "Address for applying". */
export const applyLink = ({ net, network, hubs }: ApplyAddress): string =>
  writeLink('apply', writeHubs(new Writer().u8(VERSION).id(net).text(shorten(network)), hubs).finish())

/** Problems: `apply.notAnAddress`, `.damaged`, `.otherVersion`. */
export const parseApplyLink = (text: string): Result<ApplyAddress> => {
  const payload = readLink('apply', text, BARE)
  if (payload === 'absent') return problem('apply.notAnAddress')
  if (payload === 'damaged') return problem('apply.damaged')
  if (payload[0] !== VERSION) return problem('apply.otherVersion')
  const address = parse(payload, (r): ApplyAddress => {
    r.u8()
    return { net: r.id(), network: readLabel(r), hubs: readHubs(r) }
  })
  return address ? ok(address) : problem('apply.damaged')
}

/** What somebody without an invitation leaves at the door. */
export interface ApplyRequest extends Newcomer {
  /** What an `admit` statement without an invitation needs of her (`joinMessage`): she need not be there when it is decided. */
  readonly newSig: Uint8Array
  /** When she wrote it, epoch ms: of two, the later counts. */
  readonly at: number
  readonly intro: string
  readonly answers: readonly Answer[]
  /** Over all of the above: nobody else writes in her name. */
  readonly sig: Uint8Array
}

type Unsigned = Omit<ApplyRequest, 'sig'>

export const writeApplication = (w: Writer, q: Unsigned): Writer => {
  w.id(q.member).id(q.kx).text(q.name).fixed(q.newSig, 64).u48(q.at).prose(q.intro).u8(q.answers.length)
  for (const { question, answer } of q.answers) w.prose(question).prose(answer)
  return w
}

/** Byte fields are copies. */
export const readApplication = (r: Reader): Unsigned => {
  const newcomer = { member: r.id(), kx: r.id(), name: r.text(MAX_NAME) }
  r.check(newcomer.name.length > 0)
  const written = { newSig: r.raw(64).slice(), at: r.u48(), intro: r.prose(MAX_INTRO) }
  const count = r.u8()
  r.check(count <= MAX_QUESTIONS)
  const answers = Array.from({ length: count }, () => ({
    question: r.prose(MAX_QUESTION),
    answer: r.prose(MAX_ANSWER),
  }))
  return { ...newcomer, ...written, answers }
}

const applyMessage = (net: NetId, request: Unsigned): Uint8Array<ArrayBuffer> =>
  concatBytes(utf8('vmeste-apply1'), writeApplication(new Writer().id(net), request).finish())

/** The signatures in an application, to be checked before it is kept. */
export const claimsOfApplication = (net: NetId, request: ApplyRequest): readonly Claim[] => [
  { key: request.member, message: joinMessage(net, undefined, request), signature: request.newSig },
  { key: request.member, message: applyMessage(net, request), signature: request.sig },
]

const cut = (text: string, max: number): string => text.trim().slice(0, max).toWellFormed()

/** `now`: epoch ms. Longer texts than the protocol carries are cut. */
export const requestToApply = async (
  net: NetId,
  keys: DeviceKeys,
  { name, intro, answers }: Pick<ApplyRequest, 'name' | 'intro' | 'answers'>,
  now: number,
): Promise<ApplyRequest> => {
  const newcomer: Newcomer = { member: keys.device as string, kx: keys.kx, name: plainName(name) }
  const signer = signerOf(keys)
  const request = {
    ...newcomer,
    newSig: await signer.sign(joinMessage(net, undefined, newcomer)),
    at: now,
    intro: cut(intro, MAX_INTRO),
    answers: answers
      .slice(0, MAX_QUESTIONS)
      .map(({ question, answer }) => ({ question: cut(question, MAX_QUESTION), answer: cut(answer, MAX_ANSWER) })),
  }
  return { ...request, sig: await signer.sign(applyMessage(net, request)) }
}
