import { describe, expect, test } from 'vitest'
import type { CommitRecord } from '../../../shared/replica/ports.ts'
import { sizeOf } from '../../../shared/sync/messages.ts'
import { Outgoing, WINDOW } from '../../../shared/sync/Outgoing.ts'
import { until } from '../../support/network/until.ts'

const record = (n: number, time = n): CommitRecord => ({
  id: `c${n}`,
  device: 'd',
  seq: 1,
  time,
  day: 0,
  prev: [],
  auth: '',
  roster: false,
  entities: [],
  bytes: new Uint8Array(100_000).fill(n),
})

const outgoing = (records: readonly CommitRecord[], skip = (_: string) => false, packs = false) => {
  let most = 0
  const sent: number[] = []
  let bytes = 0
  const out = new Outgoing({
    send: (message) => {
      if (message.type === 'done') sent.push(-1)
      if (message.type === 'packed')
        for (const commit of message.commits) {
          bytes += sizeOf(commit)
          sent.push(-2)
        }
      if (message.type !== 'commits') return
      for (const commit of message.commits) {
        bytes += commit.length
        sent.push(commit[0]!)
      }
    },
    packs: () => packs,
    ready: () => Promise.resolve(),
    load: async (ids) => {
      most = Math.max(most, ids.length)
      return records.filter(({ id }) => ids.includes(id))
    },
    skip,
    sent: () => {},
    failed: (error) => {
      throw error
    },
  })
  return { out, sent, bytes: () => bytes, most: () => most }
}

describe('outgoing', { timeout: 60_000 }, () => {
  test('P-SYNC-3: a peer that takes nothing in is sent one window and no more; each ack opens it again', async () => {
    const records = Array.from({ length: 120 }, (_, i) => record(i))
    const { out, sent, bytes } = outgoing(records)
    out.commits(records.map(({ id }) => id))
    out.message({ type: 'done', round: 1, set: 'data' })
    await until(() => bytes() >= WINDOW)
    const first = bytes()
    expect(first).toBeLessThan(WINDOW + 200_000)
    expect(out.acked(first + 1)).toBe(false)
    for (let acked = 0; sent.at(-1) !== -1; acked = bytes()) {
      expect(out.acked(acked)).toBe(true)
      await until(() => sent.at(-1) === -1 || bytes() >= acked + WINDOW)
    }
    expect(sent).toEqual([...records.map((_, i) => i), -1])
  })

  test('P-SYNC-3: commits go in the order given; P-SYNC-4: a live one that the peer has by now does not go', async () => {
    const records = [record(2), record(3), record(1)]
    const { out, sent } = outgoing(records, (id) => id === 'c3')
    out.commits(['c2', 'c3', 'c1'])
    out.live(['c1', 'c3'], ['AAAAAAAAAAA'])
    await until(() => !out.busy)
    expect(sent).toEqual([2, 3, 1, 1])
  })

  test('P-SYNC-3: however many commits are asked for, a few are in memory at once', async () => {
    const records = Array.from({ length: 1_000 }, (_, i) => ({
      ...record(i % 250),
      id: `c${i}`,
      bytes: new Uint8Array(9),
    }))
    const { out, bytes, most } = outgoing(records)
    out.commits(records.map(({ id }) => id))
    await until(() => !out.busy)
    expect(bytes()).toBe(9_000)
    expect(most()).toBeLessThanOrEqual(64)
  })

  test('P-SYNC-8: who reads deflated commits is sent them so, and the window counts what they become', async () => {
    const records = Array.from({ length: 120 }, (_, i) => record(i))
    const { out, sent, bytes } = outgoing(records, undefined, true)
    out.commits(records.map(({ id }) => id))
    await until(() => bytes() >= WINDOW)
    expect(bytes()).toBeLessThan(WINDOW + 200_000)
    expect(new Set(sent)).toEqual(new Set([-2]))
    out.stop()
  })
})
