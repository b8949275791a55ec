import { expect, test } from 'vitest'
import { createHybridClock, dayOf, hybridOf, msOf } from '../../../shared/lib/hybridClock.ts'

test('ticks rise while the wall clock stands still or jumps back', () => {
  let now = 1_000_000
  const clock = createHybridClock(() => now)
  const ticks = [clock.tick(), clock.tick()]
  now -= 4 * 60_000
  ticks.push(clock.tick(), clock.tick())
  expect([...new Set(ticks)].sort((a, b) => a - b)).toEqual(ticks)
  expect(msOf(ticks[0]!)).toBe(1_000_000)
})

test('a clock that was far ahead and is set right takes the ticks back with it', () => {
  let now = Date.UTC(2027, 10, 20)
  const clock = createHybridClock(() => now)
  clock.tick()
  now = Date.UTC(2026, 10, 20)
  const right = [clock.tick(), clock.tick()]
  expect(right.map(msOf)).toEqual([now, now])
  expect(right[1]).toBeGreaterThan(right[0]!)
})

test('a tick is later than what it must follow', () => {
  const clock = createHybridClock(() => 1000)
  expect(clock.tick(hybridOf(5000))).toBeGreaterThan(hybridOf(5000))
})

test("others' clocks pull ours ahead by a minute at most", () => {
  const now = Date.UTC(2026, 10, 20)
  const clock = createHybridClock(() => now)
  clock.observe(hybridOf(now + 30_000))
  expect(msOf(clock.tick())).toBe(now + 30_000)
  clock.observe(hybridOf(now + 9 * 60_000))
  expect(msOf(clock.tick())).toBe(now + 60_000)
})

test('days are whole UTC days', () => {
  expect(dayOf(hybridOf(Date.UTC(1970, 0, 3)))).toBe(2)
  expect(dayOf(hybridOf(Date.UTC(1970, 0, 3) - 1))).toBe(1)
})
