import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { deflated, inflated } from '../../../shared/lib/deflate.ts'
import { seededRandom } from '../../../shared/lib/random.ts'

const wordy = (bytes: number) =>
  new Uint8Array(Buffer.from('field name and another value '.repeat(bytes / 20))).slice(0, bytes)

describe('deflate', () => {
  test('large bytes come back as they were; they are deflated once, however often somebody asks', async () => {
    const bytes = wordy(60_000)
    const packed = await deflated(bytes)
    expect(packed!.length).toBeLessThan(3_000)
    expect(await deflated(bytes)).toBe(packed)
    const back = await inflated(packed!, bytes.length)
    expect(back).toEqual(bytes)
    // What came deflated goes on as it came.
    expect(await deflated(back!)).toBe(packed)
  })

  test('what is short, or gets no shorter, stays as it is', async () => {
    expect(await deflated(wordy(1_000))).toBeNull()
    expect(await deflated(seededRandom('noise').bytes(60_000))).toBeNull()
  })

  test('another size than was said, and bytes that are no deflated ones, are refused', async () => {
    const bytes = wordy(60_000)
    const packed = (await deflated(bytes))!
    for (const size of [0, 1, bytes.length - 1, bytes.length + 1, 4_000_000])
      expect(await inflated(packed, size)).toBeNull()
    expect(await inflated(packed.slice(0, -1), bytes.length)).toBeNull()
    expect(await inflated(new Uint8Array(100).fill(255), 100)).toBeNull()
    expect(await inflated(new Uint8Array(0), 0)).toBeNull()
  })

  test('P-SYNC-8: a bomb takes no more memory than it said it would become, and a little', async () => {
    const bomb = new Uint8Array(deflateRawSync(Buffer.alloc(600 * 1024 * 1024), { level: 9 }))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage().rss
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 1)
    expect(await inflated(bomb, 4 * 1024 * 1024)).toBeNull()
    clearInterval(watch)
    expect(Math.max(peak, process.memoryUsage().rss) - before).toBeLessThan(100 * 1024 * 1024)
  })
})
