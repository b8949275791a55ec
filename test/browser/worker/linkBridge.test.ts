import { expect, test } from 'vitest'
import { windowLinks, workerLinks } from '../../../renderer/worker/linkBridge.ts'
import type { LinkToWindow, LinkToWorker } from '../../../renderer/worker/messages.ts'
import { HIGH_WATER, type Link, type LinkHandlers, MAX_FRAME } from '../../../shared/sync/link.ts'

/** A link in the window whose channel takes frames only when told to, as a slow Wi-Fi does. */
class SlowLink implements Link {
  readonly id = 'slow'
  readonly role = 'initiator'
  readonly fingerprints = { local: 'a', remote: 'b' }
  handlers!: LinkHandlers
  readonly sent: Uint8Array[] = []
  closedFor = ''
  #waiting: (() => void)[] = []
  start(handlers: LinkHandlers) {
    this.handlers = handlers
  }
  send(frame: Uint8Array<ArrayBuffer>) {
    this.sent.push(frame)
  }
  ready() {
    return new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
  drain() {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
  close(reason: string) {
    this.closedFor = reason
    this.handlers.closed(reason)
  }
}

/** Window and worker joined by structured cloning with transfer, as by `postMessage`. */
const bridge = () => {
  const opened: Link[] = []
  const toWorker = workerLinks(
    (message, transfer) => window.receive(structuredClone(message, { transfer }) as LinkToWindow),
    (link) => opened.push(link),
  )
  const window = windowLinks((message, transfer) => toWorker(structuredClone(message, { transfer }) as LinkToWorker))
  return { window, opened }
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

test('frames go both ways, early ones included, and are handed over rather than copied', () => {
  const { window, opened } = bridge()
  const slow = new SlowLink()
  window.offer(slow, 'room')
  const early = Uint8Array.of(1, 2, 3)
  slow.handlers.frame(early)
  expect(early.byteLength).toBe(0)
  const got: number[][] = []
  opened[0]!.start({ frame: (frame) => got.push([...frame]), closed: () => {} })
  slow.handlers.frame(Uint8Array.of(4))
  expect(got).toEqual([[1, 2, 3], [4]])
  opened[0]!.send(Uint8Array.of(9) as Uint8Array<ArrayBuffer>)
  expect(slow.sent.map((frame) => [...frame])).toEqual([[9]])
  expect(opened[0]).toMatchObject({ id: 'slow', role: 'initiator', fingerprints: { local: 'a', remote: 'b' } })
})

test('a frame that is a view of something larger takes nothing else with it', () => {
  const { window, opened } = bridge()
  const slow = new SlowLink()
  window.offer(slow, 'room')
  const whole = Uint8Array.of(1, 2, 3, 4)
  slow.handlers.frame(whole.subarray(1, 3))
  expect(whole.byteLength).toBe(4)
  const got: number[][] = []
  opened[0]!.start({ frame: (frame) => got.push([...frame]), closed: () => {} })
  expect(got).toEqual([[2, 3]])
})

test('the worker stops sending while the channel in the window is full', async () => {
  const { window, opened } = bridge()
  const slow = new SlowLink()
  window.offer(slow, 'room')
  const link = opened[0]!
  link.start({ frame: () => {}, closed: () => {} })
  let frames = 0
  let full = false
  while (!full) {
    link.send(new Uint8Array(MAX_FRAME))
    frames++
    full = await Promise.race([link.ready().then(() => false), settled().then(() => true)])
  }
  expect(frames * MAX_FRAME).toBe(HIGH_WATER)
  const ready = link.ready()
  slow.drain()
  await ready
})

test('closing at either end reaches the other once, and whoever waits for room is let go', async () => {
  const { window, opened } = bridge()
  const slow = new SlowLink()
  window.offer(slow, 'room')
  const link = opened[0]!
  const reasons: string[] = []
  link.start({ frame: () => {}, closed: (reason) => reasons.push(reason) })
  for (let i = 0; i < 20; i++) link.send(new Uint8Array(MAX_FRAME))
  const waiting = link.ready()
  link.close('done')
  link.close('again')
  await waiting
  expect(slow.closedFor).toBe('done')
  expect(reasons).toEqual(['done'])
  link.send(Uint8Array.of(1) as Uint8Array<ArrayBuffer>)
  expect(slow.sent).toHaveLength(20)
})
