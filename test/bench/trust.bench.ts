import { type BenchContext, median } from '../support/bench/harness.ts'
import type { Act, Seeded } from './trust.page.ts'

const members = 20_000
const removed = 500
const records = 5_000
const rounds = 5

/** A network of 20,000 people who really joined, 500 of whom were removed; and one coordinator with 5,000 records who turned. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const page = await open('test/bench/trust.page.ts')
  const { busy, active } = await page.call<Seeded>('seed', members, removed, records)
  const evaluated: number[] = []
  for (let i = 0; i < rounds; i++) evaluated.push(await page.call<number>('evaluate'))
  await page.restart()
  const started = await page.call<number>('start')
  const took: Record<'preview' | 'remove' | 'restore', number[]> = { preview: [], remove: [], restore: [] }
  let silence = 0
  const timed = async <A extends Act>(name: keyof typeof took | null, call: Promise<A>): Promise<A> => {
    const act = await call
    if (name) took[name].push(act.took)
    silence = Math.max(silence, act.silence)
    return act
  }
  const aimAt = (member: string) => ({ by: 'member', member })
  for (const member of active.slice(0, rounds)) {
    await timed('preview', page.call<Act>('preview', aimAt(member), 'nothing'))
    const { revocation } = await timed(
      'remove',
      page.call<Act & { revocation: string }>('remove', aimAt(member), 'nothing'),
    )
    await timed('restore', page.call<Act>('restore', revocation))
  }
  const list = await timed(null, page.call<Act>('revocations'))
  const all = await page.call<number>('rows')
  const looked = await timed(null, page.call<Act & { changes: number }>('preview', aimAt(busy), 'nothing'))
  const cut = await timed(null, page.call<Act & { revocation: string }>('remove', aimAt(busy), 'nothing'))
  const left = await page.call<number>('rows')
  if (all - left !== records + 1 || looked.changes !== records / 100 + 1) throw new Error(`${all - left} rows went`)
  const back = await timed(null, page.call<Act>('restore', cut.revocation))
  if ((await page.call<number>('rows')) !== all) throw new Error('not everything came back')

  const figure = (name: string, value: number, goal: number) =>
    report({ name: `trust: ${name}`, unit: 'ms', value, baseline: null, goal })
  figure('20,000 members, 500 removals judged from scratch', median(evaluated), 2_000)
  figure('start with them', started, 3_000)
  figure('what one more removal would do', median(took.preview), 1_000)
  figure('one more removal', median(took.remove), 1_000)
  figure('undoing it', median(took.restore), 1_000)
  figure('the list of all removals', list.took, 1_000)
  figure('what removing a coordinator with 5,000 records would do', looked.took, 5_000)
  figure('removing her, 5,000 rows rebuilt', cut.took, 5_000)
  figure('undoing it, 5,000 rows rebuilt', back.took, 5_000)
  figure('longest silence of the window', silence, 100)
}
