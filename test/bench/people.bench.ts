import type { Page } from 'playwright'
import { type BenchContext, type BenchPage, median } from '../support/bench/harness.ts'

const members = 20_000
const rounds = 3

const p95 = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.floor(samples.length * 0.95)] ?? Number.NaN

/** Until ten names are on the screen, ms since the page began to load. */
const namesShown = async (page: Page): Promise<number> => {
  const shown = await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('[role=grid] .v-grid-item')]
    return rows.filter((row) => row.textContent).length >= 10 && performance.now()
  })
  return (await shown.jsonValue()) as number
}

/** The list knows everybody: the number beside its title, and the grid's rows, say so. */
const everybodyKnown = (page: Page) =>
  page.waitForFunction(
    (rows) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(rows),
    members + 2,
    { timeout: 60_000 },
  )

interface Cold {
  readonly list: number
  readonly heap: number
  /** The longest task of the window between the first screen and the answer of the index, ms. */
  readonly silence: number
}

const coldApp = async (bench: BenchPage): Promise<Cold> => {
  await bench.restartApp('#/people')
  const list = await namesShown(bench.page)
  await everybodyKnown(bench.page)
  // What the app fetches for later, and what it indexes besides, belongs to it.
  await bench.page.waitForTimeout(4_000)
  const silence = await bench.page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        let longest = 0
        new PerformanceObserver((entries) => {
          for (const { startTime, duration } of entries.getEntries())
            if (startTime > from) longest = Math.max(longest, duration)
        }).observe({ type: 'longtask', buffered: true })
        setTimeout(() => resolve(longest), 200)
      }),
    list,
  )
  return { list, silence, heap: await bench.heap() }
}

/** In the whole app: from the press of a key or button to the list that is drawn anew, ms. */
const drawn = (page: Page, kind: 'keys' | 'facets' | 'sorts'): Promise<readonly number[]> =>
  page.evaluate(async (what) => {
    const grid = () => document.querySelector('[role=grid]')!
    const now = () =>
      `${grid().getAttribute('aria-rowcount')} ${grid().querySelector('[aria-rowindex="2"]')?.getAttribute('aria-label')}`
    const took: number[] = []
    const timed = async (press: () => void) => {
      const before = now()
      const began = performance.now()
      press()
      while (now() === before && performance.now() - began < 400) await new Promise(requestAnimationFrame)
      // Where the list stays the same there is nothing to measure.
      if (now() !== before) took.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    if (what === 'keys') {
      const input = document.querySelector<HTMLInputElement>('input[type=search]')!
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
      for (const words of ['müller', 'rostock', 'anna nowak', 'tbilisi', 'photography'])
        for (let length = 1; length <= words.length; length++)
          await timed(() => {
            write.call(input, words.slice(0, length))
            input.dispatchEvent(new Event('input', { bubbles: true }))
          })
      await timed(() => {
        write.call(input, '')
        input.dispatchEvent(new Event('input', { bubbles: true }))
      })
    }
    if (what === 'facets')
      for (let i = 0; i < 24; i++)
        await timed(() => document.querySelectorAll<HTMLElement>('.v-facet-list [role=option]')[i % 6]!.click())
    if (what === 'sorts')
      for (let i = 0; i < 16; i++)
        await timed(() => document.querySelectorAll<HTMLElement>('.v-grid-sort')[1 + ((i >> 1) % 3)]!.click())
    return took
  }, kind)

/** Rows in view without a name, summed over the frames of a fast flick through the list (9,000 px a second). */
const blankRows = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const scroller = document.querySelector('.v-grid')!
    let blank = 0
    for (let frame = 0; frame < 240; frame++) {
      scroller.scrollTop += 150
      await new Promise(requestAnimationFrame)
      const { top, bottom } = scroller.getBoundingClientRect()
      for (const row of scroller.querySelectorAll('.v-grid-item')) {
        const box = row.getBoundingClientRect()
        if (box.bottom > top + 36 && box.top < bottom && !row.textContent) blank++
      }
    }
    return blank
  })

const openings = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const took: number[] = []
    for (let i = 0; i < 12; i++) {
      const row = document.querySelectorAll<HTMLElement>('.v-grid-item')[4 + i]!
      const name = row.getAttribute('aria-label')!
      const began = performance.now()
      row.click()
      const isOpen = () =>
        [...document.querySelectorAll<HTMLElement>('.v-inspector')].some(
          (panel) =>
            panel.textContent?.includes(name) ||
            [...panel.querySelectorAll('input')].some(({ value }) => value === name),
        )
      while (!isOpen() && performance.now() - began < 2_000) await new Promise(requestAnimationFrame)
      took.push(performance.now() - began)
    }
    // The first one fetches its code.
    return took.slice(1)
  })

/** The directory at 20,000: from cold start to doing something with it, beside the plain way (one Y.Doc of nested Y.Maps with y-indexeddb). */
export const run = async ({ open, report }: BenchContext): Promise<void> => {
  const plain = await open('test/bench/plain.page.ts')
  const ours = await open('test/bench/people.page.ts', { withApp: true })
  await plain.call('seed', members, 0, 0)
  await ours.call('seed', members)
  const starts: { plain: { list: number; heap: number }[]; app: Cold[] } = { plain: [], app: [] }
  // The first one has no list to remember.
  await coldApp(ours)
  // In turns, so that a slow moment of the machine falls on each.
  for (let i = 0; i < rounds; i++) {
    await plain.restart()
    const { list } = await plain.call<{ list: number }>('start')
    starts.plain.push({ list, heap: await plain.heap() })
    starts.app.push(await coldApp(ours))
  }
  const of = (way: 'plain' | 'app', figure: 'list' | 'heap') => median(starts[way].map((each) => each[figure]))
  report({
    name: 'people: first screen from cold start, whole app',
    unit: 'ms',
    value: of('app', 'list'),
    baseline: of('plain', 'list'),
    goal: 0.4,
  })
  report({
    name: 'people: heap of the window, whole app',
    unit: 'MB',
    value: of('app', 'heap') / 1_000_000,
    baseline: of('plain', 'heap') / 1_000_000,
    goal: 0.2,
  })
  const silence = Math.max(...starts.app.map((each) => each.silence))
  const plainly = { baseline: null } as const
  report({ name: 'people: longest task while the index builds', unit: 'ms', value: silence, ...plainly, goal: 100 })

  const { page } = ours
  report({
    name: 'people: rows without words in a fast flick',
    unit: 'rows',
    value: await blankRows(page),
    ...plainly,
    goal: 0,
  })
  await page.evaluate(() => document.querySelector('.v-grid')!.scrollTo(0, 0))
  const drawnIn = async (kind: 'keys' | 'facets' | 'sorts') => p95(await drawn(page, kind))
  const keys = await drawnIn('keys')
  const sorts = await drawnIn('sorts')
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('option', { name: 'City', exact: true }).click()
  await page.locator('.v-facet-list [role=option]').nth(5).waitFor()
  const facets = await drawnIn('facets')
  await page.keyboard.press('Escape')
  const records = p95(await openings(page))
  report({ name: 'people: keystroke to the list drawn, p95', unit: 'ms', value: keys, ...plainly, goal: 50 })
  report({ name: 'people: facet ticked to the list drawn, p95', unit: 'ms', value: facets, ...plainly, goal: 50 })
  report({ name: 'people: header pressed to the list drawn, p95', unit: 'ms', value: sorts, ...plainly, goal: 50 })
  report({ name: 'people: opening a record, p95', unit: 'ms', value: records, ...plainly, goal: 100 })

  await ours.restart()
  const asked = await ours.call<{
    readonly first: number
    readonly keys: readonly number[]
    readonly facets: readonly number[]
    readonly sorts: readonly number[]
    readonly firstSorts: readonly number[]
  }>('ask', 4)
  report({ name: 'people: everybody read and in order', unit: 'ms', value: asked.first, ...plainly, goal: 3_000 })
  report({ name: 'people: keystroke to results, p95', unit: 'ms', value: p95(asked.keys), ...plainly, goal: 16 })
  report({
    name: 'people: facet to counts and results, p95',
    unit: 'ms',
    value: p95(asked.facets),
    ...plainly,
    goal: 16,
  })
  report({ name: 'people: another order, p95', unit: 'ms', value: p95(asked.sorts), ...plainly, goal: 16 })
  report({
    name: 'people: a column put in order for the first time',
    unit: 'ms',
    value: Math.max(...asked.firstSorts),
    ...plainly,
    goal: 1_000,
  })
}
