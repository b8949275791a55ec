import { expect, test } from 'vitest'
import { workerLinks } from '../../../renderer/worker/linkBridge.ts'
import type { LinkToWindow } from '../../../renderer/worker/messages.ts'
import type { Link } from '../../../shared/sync/link.ts'

/** The worker's side of one link that a window has handed over. */
const handedOver = () => {
  const posted: LinkToWindow[] = []
  const links: Link[] = []
  const heard = workerLinks(
    (message) => void posted.push(message),
    (link) => void links.push(link),
  )
  const fingerprints = { local: 'a', remote: 'b' }
  heard({ kind: 'link.open', link: 'x', purpose: 'door', role: 'initiator', fingerprints })
  const says = (bytes: number) => heard({ kind: 'link.frame', link: 'x', frame: new Uint8Array(bytes) })
  return { link: links[0]!, posted, says }
}

test('a link that waits for its turn keeps what came first, and is closed when that is more than anybody has to say', () => {
  const { link, posted, says } = handedOver()
  for (let i = 0; i < 4; i++) says(60_000)
  const frames: number[] = []
  const ends: string[] = []
  expect(posted).toEqual([])
  for (let i = 0; i < 100; i++) says(60_000)
  expect(posted).toEqual([{ kind: 'link.close', link: 'x', reason: 'flood' }])
  link.start({ frame: (frame) => void frames.push(frame.length), closed: (reason) => void ends.push(reason) })
  expect([frames, ends]).toEqual([[], ['flood']])
})

test('frames that say nothing are not free: a link that waits is closed when they are too many', () => {
  const { posted, says } = handedOver()
  for (let i = 0; i < 2_000; i++) says(0)
  expect(posted).toEqual([{ kind: 'link.close', link: 'x', reason: 'flood' }])
})

test('what came before its turn is heard in order, and then as it comes', () => {
  const { link, says } = handedOver()
  const frames: number[] = []
  for (const bytes of [3, 1, 2]) says(bytes)
  link.start({ frame: (frame) => void frames.push(frame.length), closed: () => {} })
  for (let i = 0; i < 100; i++) says(60_000)
  expect(frames.slice(0, 4)).toEqual([3, 1, 2, 60_000])
  expect(frames).toHaveLength(103)
})
