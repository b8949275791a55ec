import { type BenchContext, median } from '../support/bench/harness.ts'

const BYTES = 64 * 1024 * 1024

/** What a link costs beside the bare data channel below it: queue, heartbeat and bookkeeping must not be noticed. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/link.page.ts')
  const bare: number[] = []
  const links: number[] = []
  // In turns, so that a slow moment of the machine falls on both.
  for (let i = 0; i < 3; i++) {
    bare.push(await page.call<number>('bareChannel', BYTES))
    links.push(await page.call<number>('link', BYTES))
  }
  report({
    name: 'carry 64 MiB over a WebRTC link, against a bare data channel',
    unit: 'ms',
    value: median(links),
    baseline: median(bare),
    goal: 1.25,
  })
}
