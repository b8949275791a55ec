import { type BenchContext, median } from '../support/bench/harness.ts'

/** What each index costs: the reason why tables declare only those that a screen asks for. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/storage.page.ts')
  const plain: number[] = []
  const indexed: number[] = []
  // In turns, so that a slow moment of the machine falls on both.
  for (let i = 0; i < 3; i++) {
    plain.push(await page.call<number>('writeRows', 20_000, []))
    indexed.push(await page.call<number>('writeRows', 20_000, ['name', 'city', '*skills']))
  }
  report({
    name: 'write 20,000 rows with three indexes',
    unit: 'ms',
    value: median(indexed),
    baseline: median(plain),
    goal: 3,
  })
}
