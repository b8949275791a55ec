import { describe, expect, test } from 'vitest'
import { equalBytes } from '../../shared/lib/bytes.ts'
import { HIGH_WATER, type Link, MAX_FRAME } from '../../shared/sync/link.ts'

/** What arrives on one end. */
const listen = (link: Link) => {
  const heard = { frames: [] as Uint8Array[], bytes: 0, closed: [] as string[] }
  link.start({
    frame: (frame) => {
      heard.frames.push(frame)
      heard.bytes += frame.byteLength
    },
    closed: (reason) => heard.closed.push(reason),
  })
  return heard
}

/** A frame one can recognise: its number, then a pattern that depends on it. */
const numbered = (n: number, size: number): Uint8Array<ArrayBuffer> => {
  const frame = new Uint8Array(size)
  for (let i = 0; i < size; i++) frame[i] = n + i * 7
  return frame
}
const patience = { timeout: 15_000 }

/**
 * What every kind of link owes its users (`shared/sync/link.ts`). `open` makes two connected ends, in whatever order of roles,
 * and sees to it that they end with the test.
 */
export const linkContract = (name: string, open: () => Promise<readonly [Link, Link]>): void => {
  describe(`P-SYNC: ${name} keeps the contract of links`, () => {
    test('the two ends have different roles and ids, and the same fingerprints, crossed', async () => {
      const [a, b] = await open()
      expect([a.role, b.role].sort()).toEqual(['initiator', 'responder'])
      expect(a.id).not.toBe(b.id)
      expect(a.fingerprints).toEqual({ local: b.fingerprints.remote, remote: b.fingerprints.local })
    })

    test('frames of every size arrive whole, in order and once, in both directions at the same time', async () => {
      const [a, b] = await open()
      const [atA, atB] = [listen(a), listen(b)]
      const sizes = [1, 2, 255, 256, 1_199, 16_384, 16_385, MAX_FRAME - 1, MAX_FRAME, 1]
      for (const [n, size] of sizes.entries()) {
        a.send(numbered(n, size))
        b.send(numbered(n + 100, size))
      }
      await expect.poll(() => [atA.frames.length, atB.frames.length], patience).toEqual([sizes.length, sizes.length])
      for (const [n, size] of sizes.entries()) {
        expect(equalBytes(atB.frames[n]!, numbered(n, size))).toBe(true)
        expect(equalBytes(atA.frames[n]!, numbered(n + 100, size))).toBe(true)
      }
    })

    test('nothing is lost that was sent before the other end started', async () => {
      const [a, b] = await open()
      for (let n = 0; n < 10; n++) a.send(numbered(n, 100))
      const atA = listen(a)
      b.send(numbered(0, 1))
      await expect.poll(() => atA.frames.length, patience).toBe(1)
      const atB = listen(b)
      await expect.poll(() => atB.frames.length, patience).toBe(10)
      expect(atB.frames.map(([first]) => first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    })

    test('who waits for `ready` gets 8 MiB across, and waits at all', async () => {
      const [a, b] = await open()
      const atB = listen(b)
      const frames = 8 * 16
      for (let n = 0; n < frames; n++) {
        await a.ready()
        a.send(numbered(n, MAX_FRAME))
      }
      const underWay = frames * MAX_FRAME - atB.bytes
      expect(underWay).toBeGreaterThan(0)
      // What the channel holds, and as much again in buffers on the way.
      expect(underWay).toBeLessThanOrEqual(4 * HIGH_WATER)
      await expect.poll(() => atB.frames.length, patience).toBe(frames)
      expect(atB.frames.map(([first]) => first)).toEqual(Array.from({ length: frames }, (_, n) => n % 256))
    })

    test('closing is told once to each end, the reason to the one that closed; then nothing throws and nobody waits', async () => {
      const [a, b] = await open()
      const [atA, atB] = [listen(a), listen(b)]
      a.close('enough')
      a.close('more than enough')
      expect(atA.closed).toEqual(['enough'])
      await expect.poll(() => atB.closed.length, patience).toBe(1)
      b.close('me too')
      for (const link of [a, b]) {
        link.send(numbered(1, 10))
        await link.ready()
      }
      expect([atA.closed.length, atB.closed.length]).toEqual([1, 1])
      expect([atA.frames.length, atB.frames.length]).toEqual([0, 0])
    })

    test('closing wakes whoever waits for room', async () => {
      const [a, b] = await open()
      listen(b)
      for (let n = 0; n < 64; n++) a.send(numbered(n, MAX_FRAME))
      const waiting = a.ready()
      a.close('enough')
      await waiting
    })

    test('who starts after the end is told of it', async () => {
      const [a, b] = await open()
      const atA = listen(a)
      b.close('gone')
      await expect.poll(() => atA.closed.length, patience).toBe(1)
      expect(listen(b).closed).toEqual(['gone'])
    })

    test('after closing from within a frame no further frame is delivered', async () => {
      const [a, b] = await open()
      const atA = listen(a)
      const heard: string[] = []
      b.start({
        frame: ([first]) => {
          heard.push(`${first}`)
          b.close('stop')
        },
        closed: (reason) => heard.push(reason),
      })
      for (let n = 0; n < 5; n++) a.send(numbered(n, 10))
      await expect.poll(() => atA.closed.length, patience).toBe(1)
      expect(heard).toEqual(['0', 'stop'])
    })
  })
}
