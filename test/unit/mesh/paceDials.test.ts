import { WebsocketClient } from 'lib0/websocket'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dialNow, paceDials } from '../../../renderer/mesh/paceDials.ts'
import type { SignalingConn } from '../../../renderer/mesh/yWebrtc.ts'

/** Epoch ms of every attempt; whether anybody answers. */
let dials: number[]
let answers: boolean

/** A network on which a dead hub refuses within a tenth of a second. */
class Wire {
  onopen = (): void => {}
  onclose = (): void => {}
  constructor(readonly url: string) {
    dials.push(Date.now())
    setTimeout(() => (answers ? this.onopen() : this.onclose()), 100)
  }
  send(): void {}
  close(): void {
    this.onclose()
  }
}

const MINUTE = 60_000
const open = (url: string): SignalingConn & { destroy(): void } => {
  const conn = new WebsocketClient(url) as unknown as SignalingConn & { destroy(): void }
  paceDials(conn)
  paceDials(conn)
  return conn
}
const pauses = (): number[] => dials.slice(1).map((at, i) => at - dials[i]!)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Wire)
  dials = []
  answers = false
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const remembered = 'ws://127.0.0.1:5000/uplink/d3M6Ly8xOTIuMTY4LjEuNzo0MTcz'

test('P-SYNC-5: a hub that nobody answers at is dialled ever more seldom, at last every five minutes', () => {
  const conn = open(remembered)
  vi.advanceTimersByTime(60 * MINUTE)
  expect(Math.max(...pauses())).toBeLessThan(5 * MINUTE + 5_000)
  expect(pauses().at(-1)).toBeGreaterThan(5 * MINUTE - 1)
  expect(dials.length).toBeGreaterThan(10)
  expect(dials.length).toBeLessThan(25)
  conn.destroy()
  vi.advanceTimersByTime(60 * MINUTE)
  expect(dials.length).toBeLessThan(25)
})

test('P-SYNC-5: it is dialled at once when the network has changed, and quickly again after it had answered', () => {
  const conn = open(remembered)
  vi.advanceTimersByTime(30 * MINUTE)
  const before = dials.length
  answers = true
  dialNow(conn)
  expect(dials.length).toBe(before + 1)
  vi.advanceTimersByTime(200)
  expect(conn.connected).toBe(true)
  dialNow(conn)
  expect(dials.length).toBe(before + 1)
  answers = false
  conn.ws?.close()
  vi.advanceTimersByTime(2_500)
  expect(dials.length).toBeGreaterThan(before + 3)
  conn.destroy()
})

test('P-SYNC-5: the hub of this machine is not kept waiting', () => {
  const conn = open('ws://127.0.0.1:5000/own')
  vi.advanceTimersByTime(10 * MINUTE)
  expect(dials.length).toBeGreaterThan(200)
  conn.destroy()
})
