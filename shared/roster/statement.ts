import { compareBytes, toBase64Url } from '../lib/bytes.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { Role } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, EntityId, MemberId, ScopeId } from '../model/ids.ts'

/** Base64url of an X25519 public key, 32 bytes. */
export type AgreementKey = string

/** The network's first statement: its author is the first root. */
export interface Found {
  readonly k: 'found'
  readonly member: MemberId
  readonly kx: AgreementKey
  /** The founder's name. */
  readonly name: string
}

/** What an invitation may promise. */
export type InvitedRole = 'member' | 'ambassador' | 'coordinator'
export const invitedRoles: readonly InvitedRole[] = ['member', 'ambassador', 'coordinator']

/**
 * Whoever holds the secret half of `pub` may be admitted by any member. `until` (epoch ms) and `uses` (0: any number) are checked at
 * the door only: evaluation has no clock and no order. A `role` above `member` is a promise, kept by a grant of its own (promises.ts).
 */
export interface Invite {
  readonly k: 'invite'
  readonly pub: string
  readonly until: number
  readonly note: string
  readonly uses: number
  readonly role: InvitedRole
}

/** `newSig`: the newcomer's own signature; `via` and `proof`: the invite and the signature of its secret half (claims.ts). */
export interface Admit {
  readonly k: 'admit'
  readonly member: MemberId
  readonly kx: AgreementKey
  readonly name: string
  readonly newSig: Uint8Array
  readonly via?: CommitId
  readonly proof?: Uint8Array
  readonly after: readonly CommitId[]
}

/** `after`: revokes that the issuer knew of and that do not touch this grant. */
export interface GrantStatement {
  readonly k: 'grant'
  readonly member: MemberId
  readonly role: Role
  readonly scope?: ScopeId
  readonly after: readonly CommitId[]
}

export type RevokeTarget =
  | { readonly by: 'member'; readonly member: MemberId; readonly role?: Role; readonly scope?: ScopeId }
  | { readonly by: 'device'; readonly device: DeviceId }
  | { readonly by: 'invite'; readonly invite: CommitId }

/** `cut`: the last commits that keep their effect. `keep`: admissions of a revoked invite that stay. `replaces`: revokes this one stands for. */
export interface Revoke {
  readonly k: 'revoke'
  readonly target: RevokeTarget
  readonly cut: readonly CommitId[]
  readonly keep: readonly CommitId[]
  readonly replaces: readonly CommitId[]
}

/** A further device of a member; `newSig` is that device's own signature. */
export interface LinkStatement {
  readonly k: 'link'
  readonly member: MemberId
  readonly dev: DeviceId
  readonly kx: AgreementKey
  readonly newSig: Uint8Array
}

/** A new network key (P-KEY): sealed to each device, and older keys under it. */
export interface KeyStatement {
  readonly k: 'key'
  /** Base64url, 16 bytes. */
  readonly id: string
  readonly after: readonly CommitId[]
  readonly eph: AgreementKey
  readonly boxes: readonly { readonly device: DeviceId; readonly sealed: Uint8Array }[]
  readonly chain: readonly { readonly id: string; readonly sealed: Uint8Array }[]
}

export interface Erase {
  readonly k: 'erase'
  readonly entity: EntityId
}

/** A statement of a newer version: stored and forwarded, without effect. */
export interface Unknown {
  readonly k: 'unknown'
  readonly code: number
}

export type Statement =
  | Found
  | Invite
  | Admit
  | GrantStatement
  | Revoke
  | LinkStatement
  | KeyStatement
  | Erase
  | Unknown

/** UTF-16 units of a name or a note inside a statement: at most 192 bytes of UTF-8. */
export const MAX_NAME = 64
export const MAX_LIST = 8192
/** A 32-byte key and its AES-GCM tag. */
const SEALED_KEY = 48
const ANY_ROLE = 255
const MAX_CODE = 8

const codes = { found: 1, invite: 2, admit: 3, grant: 4, revoke: 5, link: 6, key: 7, erase: 8 } as const
const roles: readonly Role[] = ['root', 'coordinator', 'ambassador', 'member', 'lead', 'organiser']
const targets = ['member', 'device', 'invite'] as const

/** A set of 32-byte ids: ascending, so that there is one encoding of it. */
const writeIds = (w: Writer, ids: readonly string[]): void => {
  const sorted = [...new Set(ids)].map((id) => new Writer().id(id).finish()).sort(compareBytes)
  w.u16(sorted.length)
  for (const id of sorted) w.raw(id)
}

const readIds = (r: Reader): string[] => {
  const count = r.u16()
  r.check(count <= MAX_LIST)
  const sorted = Array.from({ length: count }, () => r.raw(32))
  for (let i = 1; i < count; i++) r.check(compareBytes(sorted[i - 1]!, sorted[i]!) < 0)
  return sorted.map(toBase64Url)
}

const readFlag = (r: Reader): boolean => {
  const flag = r.u8()
  r.check(flag <= 1)
  return flag === 1
}

const writeScope = (w: Writer, scope: ScopeId | undefined): void => {
  w.u8(scope === undefined ? 0 : 1)
  if (scope !== undefined) w.id(scope, 16)
}
const readScope = (r: Reader): ScopeId | undefined => (readFlag(r) ? r.id(16) : undefined)

const readRole = (r: Reader): Role => {
  const role = roles[r.u8()]
  r.check(role !== undefined)
  return role!
}

const readName = (r: Reader): string => {
  const name = r.text(MAX_NAME)
  r.check(name.length > 0)
  return name
}

const writeTarget = (w: Writer, target: RevokeTarget): void => {
  w.u8(targets.indexOf(target.by))
  if (target.by === 'device') return void w.id(target.device)
  if (target.by === 'invite') return void w.id(target.invite)
  w.id(target.member).u8(target.role === undefined ? ANY_ROLE : roles.indexOf(target.role))
  writeScope(w, target.scope)
}

const readTarget = (r: Reader): RevokeTarget => {
  const by = targets[r.u8()]
  if (by === 'device') return { by, device: r.id() }
  if (by === 'invite') return { by, invite: r.id() }
  r.check(by === 'member')
  const member = r.id()
  const code = r.u8()
  const role = roles[code]
  r.check(role !== undefined || code === ANY_ROLE)
  const scope = readScope(r)
  r.check(role !== undefined || scope === undefined)
  return { by: 'member', member, ...(role && { role }), ...(scope && { scope }) }
}

const writers: { readonly [K in keyof typeof codes]: (w: Writer, s: Extract<Statement, { k: K }>) => void } = {
  found: (w, s) => w.id(s.member).id(s.kx).text(s.name),
  invite: (w, s) => w.id(s.pub).u48(s.until).text(s.note).u16(s.uses).u8(roles.indexOf(s.role)),
  admit: (w, s) => {
    w.id(s.member).id(s.kx).text(s.name).fixed(s.newSig, 64)
    w.u8(s.via === undefined ? 0 : 1)
    if (s.via !== undefined) w.id(s.via).fixed(s.proof ?? new Uint8Array(), 64)
    writeIds(w, s.after)
  },
  grant: (w, s) => {
    w.id(s.member).u8(roles.indexOf(s.role))
    writeScope(w, s.scope)
    writeIds(w, s.after)
  },
  revoke: (w, s) => {
    writeTarget(w, s.target)
    for (const ids of [s.cut, s.keep, s.replaces]) writeIds(w, ids)
  },
  link: (w, s) => w.id(s.member).id(s.dev).id(s.kx).fixed(s.newSig, 64),
  key: (w, s) => {
    w.id(s.id, 16)
    writeIds(w, s.after)
    w.id(s.eph).u16(s.boxes.length)
    for (const box of s.boxes) w.id(box.device).fixed(box.sealed, SEALED_KEY)
    w.u16(s.chain.length)
    for (const older of s.chain) w.id(older.id, 16).fixed(older.sealed, SEALED_KEY)
  },
  erase: (w, s) => w.id(s.entity, 33),
}

const readers: { readonly [K in keyof typeof codes]: (r: Reader) => Extract<Statement, { k: K }> } = {
  found: (r) => ({ k: 'found', member: r.id(), kx: r.id(), name: readName(r) }),
  invite: (r) => {
    const invite = { pub: r.id(), until: r.u48(), note: r.text(MAX_NAME), uses: r.u16() }
    const said = readRole(r)
    const role = invitedRoles.find((one) => one === said)
    r.check(role !== undefined)
    return { k: 'invite', ...invite, role: role! }
  },
  admit: (r) => {
    const newcomer = { member: r.id(), kx: r.id(), name: readName(r), newSig: r.raw(64).slice() }
    const via = readFlag(r) ? { via: r.id(), proof: r.raw(64).slice() } : {}
    return { k: 'admit', ...newcomer, ...via, after: readIds(r) }
  },
  grant: (r) => {
    const to = { member: r.id(), role: readRole(r) }
    const scope = readScope(r)
    return { k: 'grant', ...to, ...(scope && { scope }), after: readIds(r) }
  },
  revoke: (r) => ({ k: 'revoke', target: readTarget(r), cut: readIds(r), keep: readIds(r), replaces: readIds(r) }),
  link: (r) => ({ k: 'link', member: r.id(), dev: r.id(), kx: r.id(), newSig: r.raw(64).slice() }),
  key: (r) => ({
    k: 'key',
    id: r.id(16),
    after: readIds(r),
    eph: r.id(),
    boxes: Array.from({ length: r.u16() }, () => ({ device: r.id(), sealed: r.raw(SEALED_KEY).slice() })),
    chain: Array.from({ length: r.u16() }, () => ({ id: r.id(16), sealed: r.raw(SEALED_KEY).slice() })),
  }),
  erase: (r) => ({ k: 'erase', entity: r.id(33) }),
}

const kinds = new Map(Object.entries(codes).map(([k, code]) => [code as number, k as keyof typeof codes]))

/** Payload of a kind-0 op, without the salt (P-ROSTER layout in SPEC.md). Statements of unknown kind are never written here. */
export const encodeStatement = (statement: Statement): Uint8Array<ArrayBuffer> => {
  if (statement.k === 'unknown') throw new Error('a statement of a newer version cannot be written')
  const w = new Writer().u8(codes[statement.k])
  ;(writers[statement.k] as (w: Writer, s: Statement) => void)(w, statement)
  return w.finish()
}

/** Total and strict: null for anything but one whole statement. A kind above the known ones is `unknown`. */
export const decodeStatement = (payload: Uint8Array): Statement | null => {
  const code = payload[0]
  if (code !== undefined && code > MAX_CODE) return { k: 'unknown', code }
  return parse(payload, (r) => {
    const kind = kinds.get(r.u8())
    r.check(kind !== undefined)
    return readers[kind!](r)
  })
}
