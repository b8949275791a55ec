import { type BenchContext, type BenchPage, median } from '../support/bench/harness.ts'

const size = [20_000, 500, 5_000] as const
const rounds = 3

interface Start {
  readonly list: number
  readonly search: number
}

interface ColdStart extends Start {
  /** Bytes. */
  readonly heap: number
}

/** The app as it is shipped, from nothing to names on the screen; milliseconds since the page began to load. */
const coldApp = async (page: BenchPage): Promise<ColdStart> => {
  await page.restartApp('#/people')
  const shown = await page.page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('[role=grid] [role=row]')]
    // Who it is stands in the first cell that is not there to tick.
    const names = rows.map((row) => row.querySelector('[role=gridcell]:not(.v-grid-tick)')?.textContent)
    return names.filter(Boolean).length >= 10 && performance.now()
  })
  const list = (await shown.jsonValue()) as number
  // What the app fetches for later belongs to what it holds.
  await page.page.waitForTimeout(4_000)
  return { list, search: 0, heap: await page.heap() }
}

const cold = async (page: BenchPage, call: string): Promise<ColdStart> => {
  await page.restart()
  const start = await page.call<Start>(call)
  return { ...start, heap: await page.heap() }
}

/** Cold start at 20,000 members, 500 events and 5,000 cards, beside the plain way: one Y.Doc of nested Y.Maps with y-indexeddb. */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const plain = await open('test/bench/plain.page.ts')
  const ours = await open('test/bench/organiser.page.ts', { withApp: true })
  await plain.call('seed', ...size)
  await ours.call('seed', ...size)
  const starts: Record<'plain' | 'data' | 'app', ColdStart[]> = { plain: [], data: [], app: [] }
  // In turns, so that a slow moment of the machine falls on each.
  for (let i = 0; i < rounds; i++) {
    starts.plain.push(await cold(plain, 'start'))
    starts.data.push(await cold(ours, 'startData'))
    starts.app.push(await coldApp(ours))
  }
  const of = (way: keyof typeof starts, figure: keyof ColdStart) => median(starts[way].map((each) => each[figure]))
  const mb = (bytes: number) => bytes / 1_000_000
  report({
    name: 'start: first 50 people readable',
    unit: 'ms',
    value: of('data', 'list'),
    baseline: of('plain', 'list'),
    goal: 0.4,
  })
  report({
    name: 'start: first search answered',
    unit: 'ms',
    value: of('data', 'search'),
    baseline: of('plain', 'search'),
    goal: 1,
  })
  report({
    name: 'start: the whole app shows people',
    unit: 'ms',
    value: of('app', 'list'),
    baseline: of('plain', 'list'),
    goal: 0.4,
  })
  report({
    name: 'start: heap of the window, data',
    unit: 'MB',
    value: mb(of('data', 'heap')),
    baseline: mb(of('plain', 'heap')),
    goal: 0.2,
  })
  report({
    name: 'start: heap of the window, whole app',
    unit: 'MB',
    value: mb(of('app', 'heap')),
    baseline: mb(of('plain', 'heap')),
    goal: 0.2,
  })
}
