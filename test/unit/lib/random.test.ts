import { expect, test } from 'vitest'
import { toBase64Url, utf8 } from '../../../shared/lib/bytes.ts'
import { cryptoRandom, seededRandom } from '../../../shared/lib/random.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'

test('one seed gives the same in every run, another seed something else', () => {
  const draw = (seed: string) => {
    const random = seededRandom(seed)
    return [
      random.int(1000),
      random.float(),
      random.pick(['a', 'b', 'c']),
      [...random.bytes(4)],
      random.shuffle([1, 2, 3, 4]),
    ]
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

test('a fork is a stream of its own: draws elsewhere do not shift it', () => {
  const [one, other] = [seededRandom('a'), seededRandom('a')]
  other.int(5)
  expect(one.fork('people').int(1e9)).toBe(other.fork('people').int(1e9))
})

test('numbers are spread over their whole range', () => {
  const random = seededRandom('spread')
  const counts = Array<number>(10).fill(0)
  for (let n = 0; n < 10_000; n++) counts[random.int(10)]!++
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('more random bytes than the platform gives at once', () => {
  const bytes = cryptoRandom(200_000)
  expect(bytes.length).toBe(200_000)
  expect(bytes.subarray(199_000).some((byte) => byte !== 0)).toBe(true)
})

test('sha256 of parts is that of the whole', () => {
  const whole = sha256(utf8('Brot und Salz'))
  expect(sha256(utf8('Brot '), utf8('und Salz'))).toEqual(whole)
  expect(toBase64Url(sha256(utf8('')))).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')
})
