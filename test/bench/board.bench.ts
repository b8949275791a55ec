import { type BenchContext, median } from '../support/bench/harness.ts'

const boards = 12
const cards = 417
const opens = 15

/** Opening one department's board costs what the board costs, however much else the network holds. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const small = await open('test/bench/board.page.ts')
  const large = await open('test/bench/board.page.ts')
  await Promise.all([small.call('seed', 1, cards), large.call('seed', boards, cards)])
  for (const page of [small, large]) {
    await page.restart()
    await page.call('start')
    // The first time loads the screen itself.
    await page.call('openBoard')
  }
  const alone: number[] = []
  const among: number[] = []
  // In turns, so that a slow moment of the machine falls on both.
  for (let i = 0; i < opens; i++) {
    alone.push(await small.call<number>('openBoard'))
    among.push(await large.call<number>('openBoard'))
  }
  report({
    name: `board: open one of ${boards} boards (5,000 cards), against the only one`,
    unit: 'ms',
    value: median(among),
    baseline: median(alone),
    goal: 1.5,
  })
}
