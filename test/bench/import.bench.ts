import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { BenchContext } from '../support/bench/harness.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import { found, go } from '../support/story.ts'

const members = 20_000

/** How long the window did not come to its timers, ms. A second window that does nothing tells how much of that is the machine's. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched = { silence: 0 }
    let last = performance.now()
    const beat = () => {
      const now = performance.now()
      watched.silence = Math.max(watched.silence, now - last)
      last = now
      setTimeout(beat, 5)
    }
    beat()
    Object.assign(window, { watched })
  })

const silenceOf = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { watched: { silence: number } }).watched.silence)

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the thread's own time. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Records the window's own work until the returned function is called, which gives the longest piece without a break: ms of its own CPU time, so other programs do not count. */
const traceWork = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  })
  await page.evaluate(() => performance.mark('vmeste-window'))
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    const mark = events.find(({ name }) => name === 'vmeste-window')
    if (!mark) throw new Error('the window left no mark')
    const own = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === mark.pid && tid === mark.tid)
    return Math.max(...own.map(({ tdur = 0 }) => tdur)) / 1000
  }
}

/** The way of a coordinator: chooses the file, looks at the preview, imports. */
export const run = async ({ app: start, report }: BenchContext): Promise<void> => {
  const app = await start()
  const { page } = await app.open('alice')
  await found(page, 'Bench', 'Alice')
  // From the disk: handing over the bytes would keep the window busy with what no person does.
  const folder = await mkdtemp(join(tmpdir(), 'vmeste-bench-'))
  const file = join(folder, 'members.csv')
  await writeFile(file, generateMembersCsv(members))
  await go(page, '#/people/import')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const chooser = await choosing
  const idle = await page.context().newPage()
  await page.bringToFront()
  const work = await traceWork(page)
  for (const window of [page, idle]) await watch(window)
  const began = performance.now()
  await chooser.setFiles(file)
  const button = page.getByRole('button', { name: 'Import 20,000 people' })
  await button.waitFor({ timeout: 120_000 })
  const preview = performance.now() - began
  const again = performance.now()
  await button.click()
  await page
    .getByText(/20,000.*added/)
    .first()
    .waitFor({ timeout: 240_000 })
  const imported = performance.now() - again
  // Before the recording ends: handing it over keeps the windows silent for up to a second.
  const [silence, idleSilence] = [await silenceOf(page), await silenceOf(idle)]
  const longest = await work()
  await rm(folder, { recursive: true })
  report({ name: 'import: preview of 20,000 people', unit: 'ms', value: preview, baseline: null, goal: 5_000 })
  report({ name: 'import: 20,000 people written', unit: 'ms', value: imported, baseline: null, goal: 20_000 })
  report({ name: 'import: longest own work of the window', unit: 'ms', value: longest, baseline: null, goal: 100 })
  report({ name: 'import: longest silence of the window', unit: 'ms', value: silence, baseline: null, goal: 100 })
  // Where this one misses too, the machine is busy with other things, and the line above says nothing of the app.
  report({
    name: 'import: longest silence of an idle window',
    unit: 'ms',
    value: idleSilence,
    baseline: null,
    goal: 100,
  })
}
