import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderBetween, ordersBetween } from '../../../shared/lib/orderKey.ts'

const legal = /^[0-9A-Za-z]{1,200}$/

test('a list that only grows keeps short keys, at either end', () => {
  let last: string | null = null
  let first: string | null = null
  for (let i = 0; i < 5000; i++) {
    const after = orderBetween(last, null)
    const before = orderBetween(null, first)
    if (last !== null) expect(after > last).toBe(true)
    if (first !== null) expect(before < first).toBe(true)
    last = after
    first = before
  }
  expect(last!.length).toBeLessThanOrEqual(4)
  expect(first!.length).toBeLessThanOrEqual(4)
})

test('any series of insertions keeps the order it was asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 120 }), (places) => {
      const list: string[] = []
      for (const place of places) {
        const at = place % (list.length + 1)
        list.splice(at, 0, orderBetween(list[at - 1] ?? null, list[at] ?? null))
      }
      expect([...list].sort()).toEqual(list)
      expect(new Set(list).size).toBe(list.length)
      for (const key of list) expect(key).toMatch(legal)
    }),
  )
})

test('always between the same two: keys stay legal for nine hundred moves', () => {
  const low = orderBetween(null, null)
  let high = orderBetween(low, null)
  for (let i = 0; i < 900; i++) {
    const next = orderBetween(low, high)
    expect(low < next && next < high).toBe(true)
    expect(next).toMatch(legal)
    high = next
  }
})

test('neighbours that peers made up never throw, and where there is room the key fits', () => {
  const key = fc.stringMatching(/^[0-9A-Za-z]{1,20}$/)
  fc.assert(
    fc.property(fc.option(key), fc.option(key), (a, b) => {
      const made = orderBetween(a, b)
      expect(made).toMatch(/^[0-9A-Za-z]+$/)
      if (a !== null && made <= a) expect.unreachable(`${made} is not after ${a}`)
      const room =
        b !== null && !/^0*$/.test(b) && (a === null || (a < b && !(b.startsWith(a) && /^0*$/.test(b.slice(a.length)))))
      if (room && made >= b) expect.unreachable(`${made} is not before ${b}`)
    }),
    { numRuns: 2000 },
  )
})

test('many at once are in order and between their neighbours', () => {
  for (const [a, b] of [
    [null, null],
    ['a0', null],
    ['a0', 'a1'],
    [null, 'a0'],
    ['a0', 'a0V'],
  ] as const) {
    const keys = ordersBetween(a, b, 100)
    const all = [...(a === null ? [] : [a]), ...keys, ...(b === null ? [] : [b])]
    expect([...new Set(all)].sort()).toEqual(all)
    expect(keys).toHaveLength(100)
  }
})
