import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { CommitId, DeviceId } from '../model/ids.ts'
import type { JoinRequest } from '../roster/invitation.ts'
import { MAX_NAME } from '../roster/statement.ts'

export const PROTOCOL = 1

/** The two sets of P-SYNC-3, in the order they are exchanged. */
export const sets = ['roster', 'data'] as const
export type SetName = (typeof sets)[number]

/** One UTC day of a set: how many commits, and the first 16 bytes of SHA256 over their ascending ids. */
export interface DaySummary {
  readonly day: number
  readonly count: number
  readonly digest: Uint8Array
}

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
  /** Of a later version: skipped. */
  | { readonly type: 'unknown' }

export type MessageOf<T extends Message['type']> = Extract<Message, { type: T }>

export const MAX_COMMIT_BYTES = 4 * 1024 * 1024
export const MAX_MESSAGE = MAX_COMMIT_BYTES + 64 * 1024
export const MAX_EPHEMERAL = 32 * 1024
/** Bytes of an address: enough to tell a network's devices apart. */
export const ADDRESS_BYTES = 8
export const MAX_ADDRESSES = 64
export const MAX_IDS = 20_000
const MAX_DAYS = 100_000
const MAX_COMMITS = 4096
const MAX_CHANNEL = 120
const SEALED_NETWORK_KEY = 96
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
