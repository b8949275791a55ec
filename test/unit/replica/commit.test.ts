import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromBase64Url, toBase64Url, utf8 } from '../../../shared/lib/bytes.ts'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import {
  bodiesMatch,
  decodeCommit,
  MAX_COMMIT,
  type NewCommit,
  payloadOf,
  recordOf,
  signCommit,
  statementOp,
  verifyCommit,
} from '../../../shared/replica/commit.ts'
import { testDevice } from '../../support/builders.ts'

const random = seededRandom('commit codec')
const id = (bytes = 32) => toBase64Url(random.bytes(bytes))
const net = id()
const entity = () => toBase64Url(concatBytes(Uint8Array.of(5), random.bytes(32)))
const alice = await testDevice('alice')

const draft = (over: Partial<NewCommit> = {}): NewCommit => ({
  seq: 2,
  prev: [id()],
  time: hybridOf(Date.UTC(2026, 10, 20)) + 7,
  auth: id(),
  ops: [{ entity: entity(), kind: 1, body: random.bytes(60) }],
  ...over,
})
const signed = async (over: Partial<NewCommit> = {}) => signCommit(net, draft(over), alice)
const ruleOf = (bytes: Uint8Array) => {
  const decoded = decodeCommit(bytes, net)
  return decoded.ok ? null : decoded.error
}
const changed = (bytes: Uint8Array, at: number, value: number) => {
  const copy = bytes.slice()
  copy[at] = value
  return copy
}

describe('P-COMMIT: layout', () => {
  test('P-COMMIT: reading what was signed gives it back', async () => {
    const prev = [id(), id(), id()].sort((a, b) => Buffer.compare(fromBase64Url(a)!, fromBase64Url(b)!))
    const wanted = draft({ prev, ops: [1, 1, 9].map((kind) => ({ entity: entity(), kind, body: random.bytes(30) })) })
    const commit = await signCommit(net, { ...wanted, prev: [...prev].reverse(), ext: random.bytes(256) }, alice)
    const again = decodeCommit(commit.bytes, net)
    if (!again.ok) throw new Error(again.error)
    expect(again.value).toMatchObject({ device: alice.device, seq: 2, prev, time: wanted.time, auth: wanted.auth })
    expect(again.value.ops.map(({ entity, kind, body }) => ({ entity, kind, body }))).toEqual(wanted.ops)
    expect(payloadOf(again.value.ops[0]!)).toEqual(wanted.ops[0]!.body.subarray(16))
    expect(bodiesMatch(again.value)).toBe(true)
    expect(await verifyCommit(again.value)).toBe(true)
  })

  test('P-COMMIT: the id is SHA256(net | header), the signature is over "vmeste1" | id', async () => {
    const commit = await signed()
    const bodies = commit.ops.reduce((sum, op) => sum + 1 + op.body!.length, 0)
    const header = commit.bytes.subarray(0, commit.bytes.length - bodies - 64)
    expect(commit.id).toBe(toBase64Url(sha256(fromBase64Url(net)!, header)))
    const key = await crypto.subtle.importKey('raw', fromBase64Url(alice.device)!, 'Ed25519', true, ['verify'])
    const message = concatBytes(utf8('vmeste1'), fromBase64Url(commit.id)!)
    expect(await crypto.subtle.verify('Ed25519', key, commit.signature.slice(), message)).toBe(true)
  })

  test('P-COMMIT: `found` has auth zeros, and its id does not depend on any network', async () => {
    const op = statementOp(Uint8Array.of(1), random.bytes(16))
    const found = await signCommit('', draft({ seq: 1, prev: [], auth: '', ops: [op] }), alice)
    for (const other of [net, id()]) {
      const decoded = decodeCommit(found.bytes, other)
      expect(decoded).toMatchObject({ ok: true, value: { id: found.id, roster: true, auth: '' } })
    }
  })

  test('P-COMMIT: a commit of another network has another id, so its signature does not hold here', async () => {
    const commit = await signed()
    const elsewhere = decodeCommit(commit.bytes, id())
    expect(elsewhere.ok && elsewhere.value.id !== commit.id && !(await verifyCommit(elsewhere.value))).toBe(true)
  })

  test('P-COMMIT-1: a record keeps the received bytes, not the frame they came in', async () => {
    const { bytes } = await signed()
    const frame = concatBytes(random.bytes(100), bytes, random.bytes(100))
    const commit = decodeCommit(frame.subarray(100, 100 + bytes.length), net)
    const record = recordOf(commit.ok ? commit.value : expect.unreachable())
    expect(record.bytes).toEqual(bytes)
    expect(record.bytes.buffer.byteLength).toBe(bytes.length)
  })
})

describe('P-COMMIT-2: limits', () => {
  const op = (kind: number, id: string, length = 40) => ({ entity: id, kind, body: new Uint8Array(length) })
  const zero = toBase64Url(new Uint8Array(33))

  test.each([
    ['no ops', { ops: [] }],
    ['513 ops', { ops: Array.from({ length: 513 }, () => op(1, entity())) }],
    ['two statements', { ops: [op(0, zero), op(0, zero)] }],
    ['a statement beside an update', { ops: [op(0, zero), op(1, entity())] }],
    ['a statement about an entity', { ops: [op(0, entity())] }],
    ['an update of no entity', { ops: [op(1, zero)] }],
    ['a body shorter than its salt', { ops: [op(1, entity(), 15)] }],
    ['a body above 1 MiB', { ops: [op(1, entity(), 1024 * 1024 + 1)] }],
    ['five prev', { prev: [id(), id(), id(), id(), id()] }],
    ['the same prev twice', { prev: Array<string>(2).fill(id()) }],
    ['seq 0', { seq: 0 }],
    ['seq 1 with prev', { seq: 1 }],
    ['seq 2 without prev', { prev: [] }],
    ['ext above 256 bytes', { ext: new Uint8Array(257) }],
    ['an update without auth', { auth: '' }],
  ])('P-COMMIT-2: %s is refused', async (_, over) => {
    await expect(signed(over)).rejects.toThrow('breaks')
  })

  test('P-COMMIT-2: one entity twice is refused, of another kind is fine', async () => {
    const x = entity()
    await expect(signed({ ops: [op(1, x), op(1, x)] })).rejects.toThrow('breaks "ops"')
    expect((await signed({ ops: [op(1, x), op(9, x)] })).ops).toHaveLength(2)
  })

  test('P-COMMIT-2: above 4 MiB is refused before anything is read', () => {
    expect(ruleOf(new Uint8Array(MAX_COMMIT + 1))).toBe('size')
  })
})

describe('Case 19: hostile bytes', () => {
  test('Case 19: any bytes at all: an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(ruleOf(bytes)).not.toBe(null)
        expect(ruleOf(concatBytes(Uint8Array.of(1), bytes))).not.toBe(null)
      }),
      { numRuns: 2000 },
    )
  })

  test('Case 19: every cut of a commit, and anything after it, is refused', async () => {
    const { bytes } = await signed()
    for (let length = 0; length < bytes.length; length++) expect(ruleOf(bytes.subarray(0, length))).not.toBe(null)
    expect(ruleOf(concatBytes(bytes, Uint8Array.of(0)))).toBe('layout')
  })

  test('Case 19: no single changed byte passes as the same commit', async () => {
    const { bytes, id: real } = await signed()
    for (let at = 0; at < bytes.length; at++) {
      const decoded = decodeCommit(changed(bytes, at, bytes[at]! ^ (1 + (at % 255))), net)
      if (!decoded.ok) continue
      const passes = decoded.value.id === real && bodiesMatch(decoded.value) && (await verifyCommit(decoded.value))
      // The byte that says whether a body is there is not signed: a body may be erased.
      if (passes) expect(decoded.value.ops[0]!.body).toBe(null)
    }
  })

  test('Case 19: a length that claims what is not there allocates nothing', async () => {
    const { bytes } = await signed()
    // The body's length: after version, device, seq, prev, time, auth, count, entity and kind.
    const at = 1 + 32 + 4 + 1 + 32 + 8 + 32 + 2 + 33 + 1
    expect(ruleOf(changed(bytes, at, 0xff))).toBe('ops')
    expect(ruleOf(changed(bytes, at + 1, 0x0f))).toBe('layout')
  })

  test('a key that is no key, and a signature that is none, do not verify', async () => {
    const commit = await signed()
    expect(await verifyCommit({ ...commit, device: toBase64Url(new Uint8Array(32).fill(255)) })).toBe(false)
    expect(await verifyCommit({ ...commit, signature: new Uint8Array(64) })).toBe(false)
    expect(await verifyCommit({ ...commit, signature: new Uint8Array(3) })).toBe(false)
  })
})
