import { deflateRawSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { deflated, inflated } from '../../../shared/lib/deflate.ts'
import { seededRandom } from '../../../shared/lib/random.ts'

const wordy = (bytes: number) =>
  new Uint8Array(Buffer.from('field name and another value '.repeat(bytes / 20))).slice(0, bytes)

/** 300 MB of zeros. */
const bomb = new Uint8Array(deflateRawSync(Buffer.alloc(300 * 1024 * 1024)))

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

  test('P-SYNC-8: nothing more is inflated once it has become too long', async () => {
    // Chromium inflates a whole piece at once, however large it becomes: 860 MB where one piece was all of this.
    const Real = DecompressionStream
    let written = 0
    class Counting {
      readonly readable: ReadableStream
      readonly writable: WritableStream
      constructor(format: CompressionFormat) {
        const real = new Real(format)
        const writer = real.writable.getWriter()
        this.readable = real.readable
        this.writable = new WritableStream({
          write: (piece: Uint8Array<ArrayBuffer>) => {
            written += piece.length
            return writer.write(piece)
          },
          close: () => writer.close(),
        })
      }
    }
    vi.stubGlobal('DecompressionStream', Counting)
    expect(await inflated(bomb, 4 * 1024 * 1024)).toBeNull()
    vi.unstubAllGlobals()
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(100 * 1024)
  })

  test('P-SYNC-8: a bomb takes no more memory than it said it would become, and a little', async () => {
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
