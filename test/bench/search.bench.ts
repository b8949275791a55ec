import type { BenchContext } from '../support/bench/harness.ts'

const members = 20_000

/** Search as people type, in the window: the index lives in a worker of its own. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/search.page.ts')
  await page.call('seed', members)
  await page.restart()
  const { first, keys } = await page.call<{ first: number; keys: number[] }>('search', 4)
  const sorted = [...keys].sort((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)]!
  report({ name: 'search: first answer at 20,000, index built', unit: 'ms', value: first, baseline: null, goal: 3_000 })
  report({ name: 'search: keystroke to results, p95', unit: 'ms', value: p95, baseline: null, goal: 16 })
}
