import { type BenchContext, median } from '../support/bench/harness.ts'

const members = 20_000
const rounds = 3

/** A fresh replica receives a whole network over WebRTC, checks every signature and stores it, beside writing the same rows with Dexie alone. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/sync.page.ts')
  await page.call('seed', members)
  const plain: number[] = []
  const ours: number[] = []
  // In turns, so that a slow moment of the machine falls on both.
  for (let i = 0; i < rounds; i++) {
    plain.push(await page.call<number>('write'))
    await page.call('prepare')
    ours.push(await page.call<number>('receive'))
  }
  report({
    name: 'sync: a fresh replica receives 20,000 members',
    unit: 'ms',
    value: median(ours),
    baseline: median(plain),
    goal: 1.5,
  })
}
