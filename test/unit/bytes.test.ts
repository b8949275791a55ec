import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'

test('base64url: reading what was written is the identity', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
    }),
  )
})

test('base64url: text that writing cannot produce is refused', () => {
  for (const text of ['A', 'AB', 'A=', 'ä', 'AA AA', 'AAB']) expect(fromBase64Url(text)).toBe(null)
})
