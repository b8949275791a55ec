import { expect, test } from 'vitest'
import { seededRandom } from '../../../shared/lib/random.ts'
import { mutate, shrink } from './mutate.ts'

test('what fails is found within a few hundred inputs, and shrunk to what makes it fail', async () => {
  const random = seededRandom('mutate')
  const samples = [Uint8Array.from({ length: 300 }, (_, i) => 32 + (i % 90))]
  // A reader with two mistakes: a length field that it believes, and a byte that it does not expect.
  const fails = async (input: Uint8Array) => (input[4] === 0xff && input[5] === 0xff) || input.includes(0)
  const found: Uint8Array[] = []
  for (let run = 0; run < 400; run++) {
    const input = mutate(samples, [], random)
    if (await fails(input)) found.push(await shrink(input, fails))
  }
  expect(found.length).toBeGreaterThan(10)
  expect(new Set(found.map((each) => each.join()))).toContain('0')
  expect(Math.max(...found.map((each) => each.length))).toBeLessThanOrEqual(6)
})
