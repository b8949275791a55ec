import type { BenchContext } from '../support/bench/harness.ts'

/** P-KEY in a network of 20,000 from which 500 were removed, each with a new key. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/keys.page.ts')
  const { cold, warm, rotate, sealAll, catchUp, longest, idle } = await page.call<Record<string, number>>(
    'rotate',
    20_000,
    500,
  )
  const figure = (name: string, value: number | undefined, goal: number) =>
    report({ name: `keys: ${name}`, unit: 'ms', value: value ?? Number.NaN, baseline: null, goal })
  figure('which is in use, 20,000 members, 500 removals', cold, 2_000)
  figure('the same, asked again', warm, 50)
  figure('a new one, with 1,024 boxes', rotate, 3_000)
  figure('sealing to all 20,000 (what a limit of boxes saves)', sealAll, 10_000)
  figure('a straggler opens 500 older ones', catchUp, 1_000)
  report({
    name: 'keys: longest frame of the window, beside an idle one',
    unit: 'ms',
    value: longest ?? Number.NaN,
    baseline: idle ?? Number.NaN,
    goal: 6,
  })
}
