import { parse, type Reader, Writer } from '../lib/wire.ts'
import { MAX_QUESTIONS } from '../model/application.ts'
import type { CommitId, DeviceId, MemberId, NetId } from '../model/ids.ts'
import { type ApplyRequest, MAX_QUESTION, readApplication, writeApplication } from '../roster/apply.ts'
import { type NewDevice, writeNewDevice } from '../roster/deviceLink.ts'
import type { JoinRequest } from '../roster/invitation.ts'
import { MAX_PASSPORT } from '../roster/passport.ts'
import { MAX_NAME } from '../roster/statement.ts'
import { MAX_PICTURE } from './pictureSource.ts'

export const PROTOCOL = 1
/** Bits of a hello's `capabilities`. */
export const READS_PACKED = 1

/** The two sets of P-SYNC-3, in the order they are exchanged. */
export const sets = ['roster', 'data'] as const
export type SetName = (typeof sets)[number]

/** One UTC day of a set: how many commits, and the first 16 bytes of SHA256 over their ascending ids. */
export interface DaySummary {
  readonly day: number
  readonly count: number
  readonly digest: Uint8Array
}

/** How far an application is: it lies at one door, or the whole network has it. */
export const stages = ['held', 'open'] as const
export type Stage = (typeof stages)[number]

/** Everything that one replica says to another (layouts: SPEC.md P-SYNC). */
export type Message =
  | {
      readonly type: 'hello'
      readonly protocol: number
      readonly capabilities: number
      readonly nonce: Uint8Array
      readonly now: number
      readonly digest: Uint8Array
    }
  | { readonly type: 'proof'; readonly device: DeviceId; readonly signature: Uint8Array }
  | {
      readonly type: 'root'
      readonly round: number
      readonly set: SetName
      readonly count: number
      readonly digest: Uint8Array
    }
  | { readonly type: 'days'; readonly round: number; readonly set: SetName; readonly days: readonly DaySummary[] }
  | {
      readonly type: 'ids'
      readonly round: number
      readonly set: SetName
      readonly day: number
      /** More ids of this day follow. */
      readonly more: boolean
      readonly ids: readonly CommitId[]
    }
  | { readonly type: 'done'; readonly round: number; readonly set: SetName }
  /** `to`: addresses (P-SYNC-4) of devices that have these commits or are being sent them. */
  | { readonly type: 'commits'; readonly to: readonly string[]; readonly commits: readonly Uint8Array[] }
  /** Bytes of commits taken in since the link began. */
  | { readonly type: 'ack'; readonly bytes: number }
  | { readonly type: 'giveRoster' }
  | { readonly type: 'rosterGiven' }
  | { readonly type: 'ephemeral'; readonly channel: string; readonly payload: Uint8Array }
  | { readonly type: 'join'; readonly protocol: number; readonly request: JoinRequest }
  | { readonly type: 'welcome'; readonly admit: Uint8Array; readonly key: Uint8Array }
  | { readonly type: 'refuse'; readonly code: string }
  /** What does this network ask of those who apply? */
  | { readonly type: 'questions'; readonly protocol: number }
  | { readonly type: 'questionsGiven'; readonly network: string; readonly questions: readonly string[] }
  | { readonly type: 'apply'; readonly protocol: number; readonly request: ApplyRequest }
  | { readonly type: 'applied'; readonly stage: Stage }
  | { readonly type: 'declined'; readonly reason: string }
  /** The key of this id is in use, and is not here (P-KEY). */
  | { readonly type: 'wantKey'; readonly id: string }
  | { readonly type: 'key'; readonly box: Uint8Array }
  /** Linking a second laptop: what the new one is about to say, as a hash. */
  | { readonly type: 'linkKnock'; readonly protocol: number; readonly commitment: Uint8Array }
  | {
      readonly type: 'linkAnswer'
      readonly member: MemberId
      readonly device: DeviceId
      readonly nonce: Uint8Array
      readonly name: string
    }
  | ({ readonly type: 'linkOpen' } & NewDevice)
  /** The person at the new laptop saw the same words. */
  | { readonly type: 'linkAgreed'; readonly newSig: Uint8Array }
  | { readonly type: 'linked'; readonly link: Uint8Array; readonly key: Uint8Array }
  /** Somebody who belongs here and looks for others, to whoever is silent at the door: say hello if you belong here too. */
  | { readonly type: 'here' }
  /** Who only has the words of a recovery sheet asks for the network's whole id. */
  | { readonly type: 'askNetwork'; readonly protocol: number }
  | { readonly type: 'network'; readonly net: NetId }
  /** Commits whose bodies are missing here and ought not to be (P-ERASE-5). */
  | { readonly type: 'lacking'; readonly ids: readonly CommitId[] }
  /** What brought the sender in: shown to who is unknown and does not know the sender. */
  | { readonly type: 'passport'; readonly commits: readonly Uint8Array[] }
  /** P-PIC: who has these? */
  | { readonly type: 'wantPictures'; readonly ids: readonly string[] }
  /** Empty: it is not here. */
  | { readonly type: 'picture'; readonly id: string; readonly bytes: Uint8Array }
  /** As `commits`, to who said in the hello that it can read this (P-SYNC-8). */
  | { readonly type: 'packed'; readonly to: readonly string[]; readonly commits: readonly Packed[] }
  /** Of a later version: skipped. */
  | { readonly type: 'unknown' }

/** A commit's bytes; with a `size`, deflated from so many. */
export interface Packed {
  readonly size: number
  readonly bytes: Uint8Array
}

/** How long the commit is. */
export const sizeOf = ({ size, bytes }: Packed): number => (size === 0 ? bytes.length : size)

export type MessageOf<T extends Message['type']> = Extract<Message, { type: T }>

export const MAX_COMMIT_BYTES = 4 * 1024 * 1024
export const MAX_MESSAGE = MAX_COMMIT_BYTES + 64 * 1024
export const MAX_EPHEMERAL = 32 * 1024
/** Bytes of an address: enough to tell a network's devices apart. */
export const ADDRESS_BYTES = 8
export const MAX_ADDRESSES = 64
export const MAX_IDS = 20_000
/** Commits asked for again in one message. */
export const MAX_LACKING = 4096
/** Of a statement in a passport: grants, links and invitations are far smaller. */
export const MAX_STATEMENT_BYTES = 16 * 1024
/** Asked for in one message. */
const MAX_PICTURES = 32
const MAX_DAYS = 100_000
const MAX_COMMITS = 4096
const MAX_CHANNEL = 120
const SEALED_NETWORK_KEY = 96
/** Before the hello: nothing longer than a hello, or a knock with an invitation and its answer, is read. */
export const STRANGERS_MESSAGE = 2048
/** At the door: a whole application, in whatever script (34,800 bytes of text at most), or a network's questions. */
export const DOOR_MESSAGE = 40 * 1024
const MAX_REASON = 500
/** Codes from here on are of later versions and are skipped; lower ones that are not known are a broken peer. */
const LATER = 64

const readSet = (r: Reader): SetName => {
  const set = sets[r.u8()]
  r.check(set !== undefined)
  return set!
}
const head = (w: Writer, m: { readonly round: number; readonly set: SetName }): Writer =>
  w.u16(m.round).u8(sets.indexOf(m.set))
const readHead = (r: Reader) => ({ round: r.u16(), set: readSet(r) })

const readMany = <T>(r: Reader, count: number, max: number, read: () => T): T[] => {
  r.check(count <= max)
  return Array.from({ length: count }, read)
}

interface Codec<M extends Message> {
  readonly code: number
  write(w: Writer, message: M): void
  read(r: Reader): Omit<M, 'type'>
}
type Known = Exclude<Message['type'], 'unknown'>

const codecs: { readonly [T in Known]: Codec<MessageOf<T>> } = {
  hello: {
    code: 1,
    write: (w, m) => w.u8(m.protocol).u32(m.capabilities).fixed(m.nonce, 32).u48(m.now).fixed(m.digest, 32),
    read: (r) => ({ protocol: r.u8(), capabilities: r.u32(), nonce: r.raw(32), now: r.u48(), digest: r.raw(32) }),
  },
  proof: {
    code: 2,
    write: (w, m) => w.id(m.device).fixed(m.signature, 64),
    read: (r) => ({ device: r.id(), signature: r.raw(64) }),
  },
  root: {
    code: 3,
    write: (w, m) => head(w, m).u32(m.count).fixed(m.digest, 32),
    read: (r) => ({ ...readHead(r), count: r.u32(), digest: r.raw(32) }),
  },
  days: {
    code: 4,
    write: (w, m) => {
      head(w, m).u32(m.days.length)
      for (const { day, count, digest } of m.days) w.u32(day).u32(count).fixed(digest, 16)
    },
    read: (r) => ({
      ...readHead(r),
      days: readMany(r, r.u32(), MAX_DAYS, () => ({ day: r.u32(), count: r.u32(), digest: r.raw(16) })),
    }),
  },
  ids: {
    code: 5,
    write: (w, m) => {
      head(w, m)
        .u32(m.day)
        .u8(m.more ? 1 : 0)
        .u32(m.ids.length)
      for (const id of m.ids) w.id(id)
    },
    read: (r) => {
      const start = { ...readHead(r), day: r.u32(), more: r.u8() === 1 }
      return { ...start, ids: readMany(r, r.u32(), MAX_IDS, () => r.id()) }
    },
  },
  done: { code: 6, write: (w, m) => head(w, m), read: readHead },
  commits: {
    code: 7,
    write: (w, m) => {
      w.u8(m.to.length)
      for (const address of m.to) w.id(address, ADDRESS_BYTES)
      w.u16(m.commits.length)
      for (const commit of m.commits) w.long(commit)
    },
    read: (r) => ({
      to: readMany(r, r.u8(), MAX_ADDRESSES, () => r.id(ADDRESS_BYTES)),
      commits: readMany(r, r.u16(), MAX_COMMITS, () => r.long(MAX_COMMIT_BYTES)),
    }),
  },
  ack: { code: 8, write: (w, m) => w.u64(m.bytes), read: (r) => ({ bytes: r.u64() }) },
  giveRoster: { code: 9, write: () => {}, read: () => ({}) },
  rosterGiven: { code: 10, write: () => {}, read: () => ({}) },
  ephemeral: {
    code: 11,
    write: (w, m) => w.text(m.channel).long(m.payload),
    read: (r) => ({ channel: r.text(MAX_CHANNEL), payload: r.long(MAX_EPHEMERAL) }),
  },
  join: {
    code: 12,
    write: (w, { protocol, request: q }) =>
      w.u8(protocol).id(q.member).id(q.kx).text(q.name).fixed(q.newSig, 64).id(q.via).fixed(q.proof, 64),
    read: (r) => {
      const protocol = r.u8()
      const newcomer = { member: r.id(), kx: r.id(), name: r.text(MAX_NAME), newSig: r.raw(64) }
      r.check(newcomer.name.length > 0)
      return { protocol, request: { ...newcomer, via: r.id(), proof: r.raw(64) } }
    },
  },
  welcome: {
    code: 13,
    write: (w, m) => w.long(m.admit).fixed(m.key, SEALED_NETWORK_KEY),
    read: (r) => ({ admit: r.long(64 * 1024), key: r.raw(SEALED_NETWORK_KEY) }),
  },
  refuse: { code: 14, write: (w, m) => w.text(m.code), read: (r) => ({ code: r.text(60) }) },
  questions: { code: 15, write: (w, m) => w.u8(m.protocol), read: (r) => ({ protocol: r.u8() }) },
  questionsGiven: {
    code: 16,
    write: (w, m) => {
      w.text(m.network).u8(m.questions.length)
      for (const question of m.questions) w.prose(question)
    },
    read: (r) => ({
      network: r.text(MAX_NAME),
      questions: readMany(r, r.u8(), MAX_QUESTIONS, () => r.prose(MAX_QUESTION)),
    }),
  },
  apply: {
    code: 17,
    write: (w, { protocol, request }) => writeApplication(w.u8(protocol), request).fixed(request.sig, 64),
    read: (r) => {
      const protocol = r.u8()
      return { protocol, request: { ...readApplication(r), sig: r.raw(64).slice() } }
    },
  },
  applied: {
    code: 18,
    write: (w, m) => w.u8(stages.indexOf(m.stage)),
    // A later version may know more stages than these: it is with the network in any case.
    read: (r) => ({ stage: stages[r.u8()] ?? 'open' }),
  },
  declined: { code: 19, write: (w, m) => w.prose(m.reason), read: (r) => ({ reason: r.prose(MAX_REASON) }) },
  wantKey: { code: 20, write: (w, m) => w.id(m.id, 16), read: (r) => ({ id: r.id(16) }) },
  key: {
    code: 21,
    write: (w, m) => w.fixed(m.box, SEALED_NETWORK_KEY),
    read: (r) => ({ box: r.raw(SEALED_NETWORK_KEY) }),
  },
  linkKnock: {
    code: 22,
    write: (w, m) => w.u8(m.protocol).fixed(m.commitment, 32),
    read: (r) => ({ protocol: r.u8(), commitment: r.raw(32) }),
  },
  linkAnswer: {
    code: 23,
    write: (w, m) => w.id(m.member).id(m.device).fixed(m.nonce, 32).text(m.name),
    read: (r) => ({ member: r.id(), device: r.id(), nonce: r.raw(32), name: r.text(MAX_NAME) }),
  },
  linkOpen: {
    code: 24,
    write: writeNewDevice,
    read: (r) => ({ nonce: r.raw(32), device: r.id(), kx: r.id(), name: r.text(MAX_NAME) }),
  },
  linkAgreed: { code: 25, write: (w, m) => w.fixed(m.newSig, 64), read: (r) => ({ newSig: r.raw(64) }) },
  linked: {
    code: 26,
    write: (w, m) => w.long(m.link).fixed(m.key, SEALED_NETWORK_KEY),
    read: (r) => ({ link: r.long(64 * 1024), key: r.raw(SEALED_NETWORK_KEY) }),
  },
  here: { code: 27, write: () => {}, read: () => ({}) },
  askNetwork: { code: 28, write: (w, m) => w.u8(m.protocol), read: (r) => ({ protocol: r.u8() }) },
  network: { code: 29, write: (w, m) => w.id(m.net), read: (r) => ({ net: r.id() }) },
  lacking: {
    code: 30,
    write: (w, m) => {
      w.u16(m.ids.length)
      for (const id of m.ids) w.id(id)
    },
    read: (r) => ({ ids: readMany(r, r.u16(), MAX_LACKING, () => r.id()) }),
  },
  passport: {
    code: 31,
    write: (w, m) => {
      w.u16(m.commits.length)
      for (const commit of m.commits) w.long(commit)
    },
    read: (r) => ({ commits: readMany(r, r.u16(), MAX_PASSPORT, () => r.long(MAX_STATEMENT_BYTES)) }),
  },
  packed: {
    code: 32,
    write: (w, m) => {
      w.u8(m.to.length)
      for (const address of m.to) w.id(address, ADDRESS_BYTES)
      w.u16(m.commits.length)
      for (const { size, bytes } of m.commits) w.u32(size).long(bytes)
    },
    read: (r) => {
      const to = readMany(r, r.u8(), MAX_ADDRESSES, () => r.id(ADDRESS_BYTES))
      const read = () => ({ size: r.u32(), bytes: r.long(MAX_COMMIT_BYTES) })
      const commits = readMany(r, r.u16(), MAX_COMMITS, read)
      // What it becomes is bounded before anything is inflated, as the message is.
      r.check(commits.reduce((sum, commit) => sum + sizeOf(commit), 0) <= MAX_COMMIT_BYTES)
      return { to, commits }
    },
  },
  wantPictures: {
    code: 33,
    write: (w, m) => {
      w.u8(m.ids.length)
      for (const id of m.ids) w.id(id)
    },
    read: (r) => ({ ids: readMany(r, r.u8(), MAX_PICTURES, () => r.id()) }),
  },
  picture: {
    code: 34,
    write: (w, m) => w.id(m.id).long(m.bytes),
    read: (r) => ({ id: r.id(), bytes: r.long(MAX_PICTURE) }),
  },
}

const byCode = new Map(Object.entries(codecs).map(([type, codec]) => [codec.code, type as Known]))

export const encodeMessage = (message: Exclude<Message, { type: 'unknown' }>): Uint8Array<ArrayBuffer> => {
  const codec = codecs[message.type] as Codec<Message>
  const w = new Writer().u8(codec.code)
  codec.write(w, message)
  return w.finish()
}

/** Total: null for what no honest peer of any version sends. Byte fields are views of `bytes`. */
export const decodeMessage = (bytes: Uint8Array): Message | null => {
  const code = bytes[0]
  if (code !== undefined && code >= LATER) return { type: 'unknown' }
  return parse(bytes, (r) => {
    const type = byCode.get(r.u8())
    r.check(type !== undefined)
    return { type: type!, ...codecs[type!].read(r) } as Message
  })
}
