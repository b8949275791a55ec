import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { decodeStatement, encodeStatement, invitedRoles, type Statement } from '../../../shared/roster/statement.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const id = bytes(32).map(toBase64Url)
const ids = fc.uniqueArray(id, { maxLength: 5 }).map((list) => list.sort((a, b) => compareIds(a, b)))
const compareIds = (a: string, b: string) => Buffer.compare(Buffer.from(a, 'base64url'), Buffer.from(b, 'base64url'))
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((s) => s.length <= 64)
const scope = bytes(16).map(toBase64Url)
const role = fc.constantFrom('root', 'coordinator', 'ambassador', 'member', 'lead', 'organiser')
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys?: (keyof T)[]) =>
  fc.record(model as never, requiredKeys ? { requiredKeys: requiredKeys as never } : {})

const statements = fc.oneof(
  record({ k: fc.constant('found'), member: id, kx: id, name }),
  record({
    k: fc.constant('invite'),
    pub: id,
    until: fc.maxSafeNat().map((n) => n % 2 ** 48),
    note: name,
    uses: fc.nat(0xffff),
    role: fc.constantFrom(...invitedRoles),
  }),
  record({ k: fc.constant('admit'), member: id, kx: id, name, newSig: bytes(64), after: ids }),
  record({
    k: fc.constant('admit'),
    member: id,
    kx: id,
    name,
    newSig: bytes(64),
    via: id,
    proof: bytes(64),
    after: ids,
  }),
  record({ k: fc.constant('grant'), member: id, role, scope, after: ids }, ['k', 'member', 'role', 'after'] as never),
  record({ k: fc.constant('link'), member: id, dev: id, kx: id, newSig: bytes(64) }),
  record({
    k: fc.constant('revoke'),
    target: fc.oneof(
      record({ by: fc.constant('member'), member: id }),
      record({ by: fc.constant('member'), member: id, role, scope }),
      record({ by: fc.constant('device'), device: id }),
      record({ by: fc.constant('invite'), invite: id }),
    ),
    cut: ids,
    keep: ids,
    replaces: ids,
  }),
  record({
    k: fc.constant('key'),
    id: bytes(16).map(toBase64Url),
    after: ids,
    eph: id,
    boxes: fc.array(record({ device: id, sealed: bytes(48) }), { maxLength: 3 }),
    chain: fc.array(record({ id: bytes(16).map(toBase64Url), sealed: bytes(48) }), { maxLength: 3 }),
  }),
  record({ k: fc.constant('erase'), entity: bytes(33).map(toBase64Url) }),
) as fc.Arbitrary<Statement>

describe('statement codec', { timeout: 60_000 }, () => {
  test('P-ROSTER: every statement reads back as it was written', () => {
    fc.assert(
      fc.property(statements, (s) => {
        expect(decodeStatement(encodeStatement(s))).toEqual(s)
      }),
    )
  })

  test('P-ROSTER: what reads back is written the same, so a statement has one encoding; nothing else throws', () => {
    const mutated = fc.tuple(statements, fc.nat(), fc.nat(255), fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(mutated, ([s, at, value, resize]) => {
        const right = encodeStatement(s)
        const wrong = new Uint8Array(Math.max(0, right.length + resize))
        wrong.set(right.subarray(0, wrong.length))
        if (wrong.length > 0) wrong[at % wrong.length] = value
        const read = decodeStatement(wrong)
        if (read && read.k !== 'unknown') expect(encodeStatement(read)).toEqual(wrong)
      }),
      { numRuns: 2000 },
    )
  })

  test('Case 27: a statement of a newer version is known to be one, and survives', () => {
    expect(decodeStatement(Uint8Array.of(77, 1, 2, 3))).toEqual({ k: 'unknown', code: 77 })
  })

  test('P-ROSTER: an unknown role, a list out of order and an empty name are refused', () => {
    const grant = encodeStatement({ k: 'grant', member: toBase64Url(new Uint8Array(32)), role: 'lead', after: [] })
    grant[33] = 9
    expect(decodeStatement(grant)).toBeNull()
    const member = toBase64Url(new Uint8Array(32))
    expect(decodeStatement(encodeStatement({ k: 'found', member, kx: member, name: '' }))).toBeNull()
    const two = [1, 2].map((n) => toBase64Url(new Uint8Array(32).fill(n)))
    const listed = encodeStatement({ k: 'grant', member, role: 'member', after: two })
    const swapped = Uint8Array.from([...listed.subarray(0, -64), ...listed.subarray(-32), ...listed.subarray(-64, -32)])
    expect(decodeStatement(listed)).not.toBeNull()
    expect(decodeStatement(swapped)).toBeNull()
  })
})
