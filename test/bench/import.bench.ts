import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { BenchContext } from '../support/bench/harness.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import { found, go } from '../support/story.ts'

const members = 20_000

interface Watched {
  /** Longest time in which the window did not come to a timer, ms. */
  readonly silence: number
}

/** Counts how long the window's own thread is busy without a break: a timer every few milliseconds says when it had its turn. */
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

const watchedOf = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched)

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
  await watch(page)
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
  const { silence } = await watchedOf(page)
  await rm(folder, { recursive: true })
  report({ name: 'import: preview of 20,000 people', unit: 'ms', value: preview, baseline: null, goal: 5_000 })
  report({ name: 'import: 20,000 people written', unit: 'ms', value: imported, baseline: null, goal: 20_000 })
  report({ name: 'import: longest silence of the window', unit: 'ms', value: silence, baseline: null, goal: 100 })
}
