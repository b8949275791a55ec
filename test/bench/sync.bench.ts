import { type BenchContext, median } from '../support/bench/harness.ts'

const members = 20_000
const rounds = 3

/** A fresh replica receives a whole network, checks every signature and stores it, beside writing the same rows with Dexie alone. The sender works on the same machine. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/sync.page.ts')
  await page.call('seed', members)
  const took: Record<'plain' | 'cable' | 'webrtc', number[]> = { plain: [], cable: [], webrtc: [] }
  // In turns, so that a slow moment of the machine falls on each.
  for (let i = 0; i < rounds; i++) {
    took.plain.push(await page.call<number>('write'))
    for (const way of ['cable', 'webrtc'] as const) {
      await page.call('prepare')
      took[way].push(await page.call<number>('receive', way))
    }
  }
  const baseline = median(took.plain)
  for (const [way, name] of [
    ['cable', 'from worker to worker'],
    ['webrtc', 'over WebRTC'],
  ] as const)
    report({
      name: `sync: a fresh replica receives 20,000 members ${name}`,
      unit: 'ms',
      value: median(took[way]),
      baseline,
      goal: 1.5,
    })
}
