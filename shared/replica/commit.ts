import { compareBytes, concatBytes, equalBytes, fromBase64Url, toBase64Url, utf8 } from '../lib/bytes.ts'
import { dayOf } from '../lib/hybridClock.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { sha256 } from '../lib/sha256.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { CommitId, DeviceId, EntityId, NetId } from '../model/ids.ts'
import { ENTITY_ID_BYTES } from '../model/ids.ts'
import type { CommitRecord } from './ports.ts'

const COMMIT_VERSION = 1
export const MAX_COMMIT = 4 * 1024 * 1024
const MAX_BODY = 1024 * 1024
const MAX_OPS = 512
export const MAX_PREV = 4
const MAX_EXT = 256
export const SALT_BYTES = 16
const SIGNATURE_BYTES = 64
const SIGNED_PREFIX = utf8('vmeste1')
const zeroId = new Uint8Array(32)
const zeroEntity = toBase64Url(new Uint8Array(ENTITY_ID_BYTES))

/** Op kinds this version knows; others are stored and forwarded, without effect (Case 27). */
export const STATEMENT_OP = 0
export const UPDATE_OP = 1

/** What is wrong with bytes that claim to be a commit: sent by a bug or by malice, never by an honest peer. */
export type CommitRule = 'size' | 'layout' | 'version' | 'prev' | 'ops'

export interface CommitOp {
  /** All zeros for a statement. */
  readonly entity: EntityId
  readonly kind: number
  /** SHA256 of the whole body. */
  readonly hash: Uint8Array
  /** `salt(16) | payload`; null once erased (P-ERASE). */
  readonly body: Uint8Array | null
}

/** A decoded commit. Only form is checked: neither hashes, signature nor standing. */
export interface Commit {
  readonly id: CommitId
  readonly device: DeviceId
  readonly seq: number
  /** Ascending. */
  readonly prev: readonly CommitId[]
  /** ms * 1024 + counter. */
  readonly time: number
  /** The grant under which the author acts; '' only for the network's `found`. */
  readonly auth: CommitId
  readonly ops: readonly CommitOp[]
  /** True when its one op is a statement. */
  readonly roster: boolean
  readonly signature: Uint8Array
  /** The received bytes (P-COMMIT-1). Ids, bodies and signature are views of them. */
  readonly bytes: Uint8Array
}

/** Signs with a device key that never leaves its owner. */
export interface Signer {
  readonly device: DeviceId
  /** Ed25519, 64 bytes. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array>
}

export interface NewOp {
  readonly entity: EntityId
  readonly kind: number
  readonly body: Uint8Array
}

export interface NewCommit {
  readonly seq: number
  readonly prev: readonly CommitId[]
  readonly time: number
  readonly auth: CommitId
  readonly ops: readonly NewOp[]
  readonly ext?: Uint8Array
}

/** The op of a statement commit: one statement, no entity. `salt` is 16 fresh random bytes. */
export const statementOp = (payload: Uint8Array, salt: Uint8Array): NewOp => ({
  entity: zeroEntity,
  kind: STATEMENT_OP,
  body: concatBytes(salt, payload),
})

/** What is behind the salt; null when the body was erased. */
export const payloadOf = (op: Pick<CommitOp, 'body'>): Uint8Array | null => op.body?.subarray(SALT_BYTES) ?? null

const commitId = (net: NetId, auth: CommitId, header: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = auth === '' ? zeroId : fromBase64Url(net)
  if (bytes?.length !== 32) throw new Error('not a network id')
  return sha256(bytes, header)
}

const signedBytes = (id: Uint8Array): Uint8Array<ArrayBuffer> => concatBytes(SIGNED_PREFIX, id)

/** The header's bytes (SPEC.md "Layout of a commit"). Throws on values that do not fit: a bug of the caller. */
const encodeHeader = (device: DeviceId, c: NewCommit): Uint8Array<ArrayBuffer> => {
  const w = new Writer().u8(COMMIT_VERSION).id(device).u32(c.seq).u8(c.prev.length)
  const prev = c.prev.map((id) => new Writer().id(id).finish()).sort(compareBytes)
  for (const id of prev) w.raw(id)
  w.u64(c.time)
  if (c.auth === '') w.raw(zeroId)
  else w.id(c.auth)
  w.u16(c.ops.length)
  for (const op of c.ops) w.id(op.entity, ENTITY_ID_BYTES).u8(op.kind).u32(op.body.length).raw(sha256(op.body))
  const ext = c.ext ?? new Uint8Array(0)
  return w.u16(ext.length).raw(ext).finish()
}

/** Header, signature and bodies in one piece. `signature` is over `vmeste1 | id`. */
const joinCommit = (header: Uint8Array, signature: Uint8Array, bodies: readonly Uint8Array[]) => {
  const parts: Uint8Array[] = [header, signature]
  for (const body of bodies) parts.push(Uint8Array.of(1), body)
  return concatBytes(...parts)
}

/**
 * Signs a new commit; `net` is ignored for `found` (auth ''), whose id *is* the network id. Throws when the commit breaks
 * a limit of P-COMMIT: whoever builds commits keeps within them.
 */
export const signCommit = async (net: NetId, c: NewCommit, signer: Signer): Promise<Commit> => {
  const header = encodeHeader(signer.device, c)
  const signature = await signer.sign(signedBytes(commitId(net, c.auth, header)))
  const decoded = decodeCommit(
    joinCommit(
      header,
      signature,
      c.ops.map((op) => op.body),
    ),
    net,
  )
  if (!decoded.ok) throw new Error(`made a commit that breaks "${decoded.error}"`)
  return decoded.value
}

/** Total: never throws, allocates no more than `bytes` warrants, refuses trailing bytes. */
export const decodeCommit = (bytes: Uint8Array, net: NetId): Result<Commit, CommitRule> => {
  if (bytes.length > MAX_COMMIT) return err('size')
  if (bytes[0] !== COMMIT_VERSION) return err('version')
  return parse(bytes, (r) => readCommit(r, bytes, net)) ?? err('layout')
}

const readCommit = (r: Reader, bytes: Uint8Array, net: NetId): Result<Commit, CommitRule> => {
  // Whoever answers early must leave nothing behind, or `parse` would call it trailing bytes.
  const broken = (rule: CommitRule) => {
    r.raw(r.left)
    return err(rule)
  }
  r.u8()
  const device = r.id()
  const seq = r.u32()
  const prevCount = r.u8()
  if (seq < 1 || prevCount > MAX_PREV || (prevCount === 0) !== (seq === 1)) return broken('prev')
  const prev: CommitId[] = []
  let before: Uint8Array | null = null
  for (let i = 0; i < prevCount; i++) {
    const id = r.raw(32)
    if (before && compareBytes(before, id) >= 0) return broken('prev')
    prev.push(toBase64Url(id))
    before = id
  }
  const time = r.u64()
  const authBytes = r.raw(32)
  const auth = equalBytes(authBytes, zeroId) ? '' : toBase64Url(authBytes)
  const heads = readOpHeads(r)
  if (!heads) return broken('ops')
  const ext = r.u16()
  if (ext > MAX_EXT) return broken('size')
  r.raw(ext)
  const header = bytes.subarray(0, bytes.length - r.left)
  const signature = r.raw(SIGNATURE_BYTES)
  const ops: CommitOp[] = []
  for (const { length, ...head } of heads) {
    const present = r.u8()
    r.check(present <= 1)
    ops.push({ ...head, body: present ? r.raw(length) : null })
  }
  const roster = ops[0]!.kind === STATEMENT_OP
  if (auth === '' && !roster) return broken('ops')
  const id = toBase64Url(commitId(net, auth, header))
  return ok({ id, device, seq, prev, time, auth, ops, roster, signature, bytes })
}

interface OpHead extends Omit<CommitOp, 'body'> {
  readonly length: number
}

/** Either one statement without an entity, or entity ops, each (entity, kind) once (P-COMMIT-2). */
const readOpHeads = (r: Reader): OpHead[] | null => {
  const count = r.u16()
  if (count < 1 || count > MAX_OPS) return null
  const seen = new Set<string>()
  const out: OpHead[] = []
  for (let i = 0; i < count; i++) {
    const id = r.raw(ENTITY_ID_BYTES)
    const entity = toBase64Url(id)
    const kind = r.u8()
    const length = r.u32()
    const hash = r.raw(32)
    if (length < SALT_BYTES || length > MAX_BODY) return null
    // Type byte 0 is no entity: it marks statements.
    const statement = kind === STATEMENT_OP
    if (statement ? count !== 1 || entity !== zeroEntity : id[0] === 0) return null
    const key = `${kind}${entity}`
    if (seen.has(key)) return null
    seen.add(key)
    out.push({ entity, kind, length, hash })
  }
  return out
}

/**
 * The same commit with other bodies there or absent (P-ERASE): header, hashes, signature and so its id stay. `bodyOf` gives what
 * stands in an op's place, the signed bytes or null. Fresh bytes, shared with nothing.
 */
export const withBodies = (commit: Commit, bodyOf: (op: CommitOp, index: number) => Uint8Array | null): Uint8Array => {
  const { bytes, signature, ops } = commit
  const signed = bytes.subarray(0, signature.byteOffset - bytes.byteOffset + SIGNATURE_BYTES)
  return concatBytes(
    signed,
    ...ops.flatMap((op, index) => {
      const body = bodyOf(op, index)
      return body ? [Uint8Array.of(1), body] : [Uint8Array.of(0)]
    }),
  )
}

/** P-COMMIT-4: every body that is there is the one that was signed. */
export const bodiesMatch = (commit: Commit): boolean =>
  commit.ops.every((op) => op.body === null || equalBytes(sha256(op.body), op.hash))

const keys = new Map<DeviceId, Promise<CryptoKey | null>>()
const keyOf = (device: DeviceId): Promise<CryptoKey | null> => {
  let key = keys.get(device)
  if (!key) {
    // A full cache is emptied: importing a key again is cheap, a list that hostile ids can grow is not.
    if (keys.size >= 4096) keys.clear()
    const raw = fromBase64Url(device)
    key = raw
      ? crypto.subtle.importKey('raw', raw, 'Ed25519', true, ['verify']).catch(() => null)
      : Promise.resolve(null)
    keys.set(device, key)
  }
  return key
}

/** Ed25519 over any message; false for anything that is not a signature by that device, bad keys included. */
export const verifySignature = async (
  device: DeviceId,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> => {
  const key = await keyOf(device)
  if (!key) return false
  return crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice()).catch(() => false)
}

/** P-COMMIT: the author's device signed this commit's id, and with it the network and every body's hash. */
export const verifyCommit = (commit: Pick<Commit, 'id' | 'device' | 'signature'>): Promise<boolean> =>
  verifySignature(commit.device, signedBytes(fromBase64Url(commit.id)!), commit.signature)

/** What the store keeps and indexes. */
export const recordOf = (commit: Commit): CommitRecord => ({
  id: commit.id,
  device: commit.device,
  seq: commit.seq,
  time: commit.time,
  day: dayOf(commit.time),
  prev: commit.prev,
  auth: commit.auth,
  roster: commit.roster,
  entities: commit.roster ? [] : [...new Set(commit.ops.map((op) => op.entity))],
  // A view of a larger frame must not be stored: it would keep, or write, the whole frame.
  bytes: commit.bytes.byteLength === commit.bytes.buffer.byteLength ? commit.bytes : commit.bytes.slice(),
})
