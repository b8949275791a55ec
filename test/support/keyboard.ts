import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

/** A person who has no mouse: what she wants, she reaches with Tab, and sees where she is at every step. */

/** What is wrong with the place where the keyboard is: '' when it can be seen. */
const trouble = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement
    if (!here || here === document.body) return ''
    const name = `${here.tagName} ${here.className} "${here.getAttribute('aria-label') ?? here.textContent?.slice(0, 40)}"`
    // What is focused may be drawn as somebody else: the box around a field, the row around a cell, the label of a hidden input.
    const drawn: Element[] = []
    for (let each: Element | null = here; each && drawn.length < 5; each = each.parentElement) drawn.push(each)
    const isMarked = drawn.some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      const isRing = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      return isRing || boxShadow !== 'none' || each.matches('[data-focus-visible]')
    })
    // A text shows where it is by its caret.
    if (!isMarked && !here.matches('input, textarea, [contenteditable=true], main, .v-inspector'))
      return `unmarked: ${name}`
    const box = drawn.map((each) => each.getBoundingClientRect()).find(({ width, height }) => width > 2 && height > 2)
    if (!box || box.bottom < 0 || box.right < 0 || box.top > innerHeight || box.left > innerWidth)
      return `out of sight: ${name}`
    return ''
  })

const isFocused = (target: Locator): Promise<boolean> =>
  target
    .evaluate((element) => element === document.activeElement || element.contains(document.activeElement))
    .catch(() => false)

/** Presses `key` (Tab unless told) until the focus is on `target`; every stop on the way must be visible. */
export const reach = async (page: Page, target: Locator, key = 'Tab', most = 80): Promise<void> => {
  const goal = target.first()
  await goal.waitFor()
  const stops: string[] = []
  for (let presses = 0; presses <= most; presses++) {
    if (await isFocused(goal)) return
    await page.keyboard.press(key)
    expect(await trouble(page)).toBe('')
    stops.push(
      await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.slice(0, 30) ?? '',
      ),
    )
  }
  throw new Error(`${key} does not lead to ${goal}; it passes ${[...new Set(stops)].join(' > ')}`)
}

/** Reaches and presses it. */
export const press = async (page: Page, target: Locator, key = 'Enter'): Promise<void> => {
  await reach(page, target)
  await page.keyboard.press(key)
}

/** Reaches a field and types; what stood there is replaced. */
export const type = async (page: Page, field: Locator, text: string): Promise<void> => {
  await reach(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}
