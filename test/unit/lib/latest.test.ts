import { expect, test } from 'vitest'
import { createLatest } from '../../../shared/lib/latest.ts'

test('calls while it runs make it run once more, from how things stand then', async () => {
  let state = 0
  const seen: number[] = []
  const ends: (() => void)[] = []
  const latest = createLatest(async () => {
    const began = state
    await new Promise<void>((resolve) => ends.push(resolve))
    seen.push(began)
  })
  const first = latest()
  state = 1
  const [second, third] = [latest(), latest()]
  ends[0]!()
  await first
  await expect.poll(() => ends.length).toBe(2)
  state = 2
  const fourth = latest()
  ends[1]!()
  await Promise.all([second, third])
  await expect.poll(() => ends.length).toBe(3)
  ends[2]!()
  await fourth
  expect(seen).toEqual([0, 1, 2])
})

test('a run that fails is told to those who waited for it, and the next one runs', async () => {
  let runs = 0
  const latest = createLatest(async () => {
    if (++runs === 1) throw new Error('full')
  })
  const [first, second] = [latest(), latest()]
  await expect(first).rejects.toThrow('full')
  await second
  expect(runs).toBe(2)
})
