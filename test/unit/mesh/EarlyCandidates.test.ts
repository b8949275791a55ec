import { expect, test } from 'vitest'
import { EarlyCandidates } from '../../../renderer/mesh/EarlyCandidates.ts'

test('candidates that came before their offer pass right after it, in order, once', () => {
  const passed: string[] = []
  const early = new EarlyCandidates()
  early.hold('alice', () => passed.push('first'), 0)
  early.hold('bob', () => passed.push('not yet'), 0)
  early.hold('alice', () => passed.push('second'), 10)
  early.release('alice', 20)
  early.release('alice', 30)
  expect(passed).toEqual(['first', 'second'])
})

test('those that waited too long belong to an attempt that is over', () => {
  const early = new EarlyCandidates()
  early.hold('alice', () => expect.unreachable(), 0)
  early.release('alice', 2_001)
})

test('Case 25: of 100 candidates of each of 1,000 peers only a handful is kept', () => {
  let passed = 0
  const early = new EarlyCandidates()
  for (let peer = 0; peer < 1_000; peer++) for (let i = 0; i < 100; i++) early.hold(`${peer}`, () => passed++, 0)
  for (let peer = 0; peer < 1_000; peer++) early.release(`${peer}`, 0)
  expect(passed).toBe(64 * 16)
})
