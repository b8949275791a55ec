import axe from 'axe-core'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { livedIn } from '../support/livedIn.ts'
import { screens } from '../support/screens.ts'
import { openDepartment } from '../support/story.ts'

/** Every screen by eye and by ear: nothing for axe to find in either scheme, and nothing that sticks out of a small window. */

let app: App
let alice: Page

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

interface Finding {
  readonly id: string
  readonly target: string
  readonly html: string
}

/** What axe finds in what is shown now. */
const findings = async (page: Page): Promise<readonly Finding[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    // What lies behind a dialog is inert: there is no page to judge.
    const modal = document.querySelector('[data-v-modal]')
    const { violations } = await axe.run(modal ?? document, {
      // The field above scrolls the palette's list: it keeps the focus, and `aria-activedescendant` goes through the list.
      rules: { 'scrollable-region-focusable': { enabled: !modal?.querySelector('.v-palette-list') } },
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => ({ id, target: target.join(' '), html: html.slice(0, 160) })),
    )
  })
}

/** What is wider than the window: the page itself, or the part of it that scrolls. */
const sticksOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wide = [document.documentElement, document.body, ...document.querySelectorAll('[data-v-main]')].filter(
      (box) => box.scrollWidth > box.clientWidth + 1,
    )
    const modal = document.querySelector('[data-v-modal]')
    const main = modal ?? document.querySelector('[data-v-main]')
    // Of what can be pressed or filled in, outside of boxes that scroll sideways themselves.
    const outside = [...(main?.querySelectorAll('button, input, textarea, a[href]') ?? [])].filter((piece) => {
      const { left, right, width } = piece.getBoundingClientRect()
      if (width <= 1 || (left >= -1 && right <= innerWidth + 1)) return false
      for (let box = piece.parentElement; box; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box)
        if ((overflowX === 'auto' || overflowX === 'scroll') && box.scrollWidth > box.clientWidth) return false
      }
      return true
    })
    return [...wide, ...outside].map((each) => `${each.tagName} ${each.className}`)
  })

/** Each scheme and each width once: colours do not depend on the width, nor the layout on the scheme. */
const views = [
  { colorScheme: 'light', width: 1280, height: 820 },
  { colorScheme: 'dark', width: 900, height: 600 },
] as const
/** A window of 900 x 600, and one of 1280 x 820 at 200 %. */
const small = [
  { width: 900, height: 600 },
  { width: 640, height: 410 },
] as const

test('a small network has lived a little', async () => {
  alice = await livedIn(app)
  alice.setDefaultTimeout(10_000)
  // What glides is measured at rest.
  await alice.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
})

test.each(screens.map((screen) => [screen.name, screen] as const))(
  '%s: axe finds nothing, light or dark, wide or narrow, and nothing sticks out',
  async (_name, screen) => {
    const found: Record<string, unknown> = {}
    await screen.open(alice)
    for (const { colorScheme, ...size } of views) {
      const view = `${colorScheme} ${size.width}`
      await alice.setViewportSize(size)
      await alice.emulateMedia({ reducedMotion: 'reduce', colorScheme })
      const list = await findings(alice)
      if (list.length > 0) found[view] = list
    }
    for (const size of small) {
      await alice.setViewportSize(size)
      const list = await sticksOut(alice)
      if (list.length > 0) found[`too wide at ${size.width}`] = list
    }
    await alice.setViewportSize({ width: 1280, height: 820 })
    await screen.close?.(alice)
    expect(found).toEqual({})
  },
)

test('a notice covers no "Add a card", however small the window', async () => {
  await openDepartment(alice, 'Öffentlichkeit')
  const adding = alice.getByRole('button', { name: /^Add a card: / })
  for (const size of [{ width: 900, height: 600 }, ...small, { width: 1280, height: 820 }]) {
    await alice.setViewportSize(size)
    await adding.first().waitFor()
    await alice.keyboard.press('Control+Shift+z')
    await alice.locator('.v-toast').first().waitFor()
    const covered = await adding.evaluateAll((all) =>
      all.flatMap((button) => {
        button.scrollIntoView({ inline: 'center' })
        const { left, right, top, bottom } = button.getBoundingClientRect()
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        return button.contains(over) ? [] : [`${button.getAttribute('aria-label')} under ${over?.className}`]
      }),
    )
    expect(covered, `${size.width}`).toEqual([])
    await alice.locator('.v-toast').first().getByRole('button').last().click()
    await alice.locator('.v-toast').first().waitFor({ state: 'detached' })
  }
})
