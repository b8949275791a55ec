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

/** Waits until what is there has been drawn, and an open dialog has taken the focus, as everybody does before going on. */
const drawn = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const modal = [...document.querySelectorAll('[data-v-modal]')].at(-1)
    return !modal || modal.contains(document.activeElement)
  })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Presses `key` (Tab unless told) until the focus is on `target`; every stop on the way must be visible. */
export const reach = async (page: Page, target: Locator, key = 'Tab', most = 80): Promise<void> => {
  const goal = target.first()
  await goal.waitFor()
  await drawn(page)
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

/**
 * Lets the next key through to `target` only. Between seeing where the focus is and pressing, the window goes on living: a
 * person sees the ring jump and does not press. '' once it came there, else where it would have gone.
 */
const guard = (target: Locator): Promise<() => Promise<string>> =>
  target
    .evaluateHandle((element) => {
      let came: string | null = null
      const onKeyDown = (event: KeyboardEvent) => {
        const here = document.activeElement
        const isThere = here !== null && element.isConnected && element.contains(here)
        if (isThere) {
          came ??= ''
          return
        }
        came = `${here?.tagName} ${here?.getAttribute('aria-label') ?? here?.textContent?.slice(0, 40)}`
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      window.addEventListener('keydown', onKeyDown, { capture: true })
      return () => {
        window.removeEventListener('keydown', onKeyDown, { capture: true })
        return came ?? 'nowhere'
      }
    })
    .then((came) => () => came.evaluate((came) => came()))

export interface PressOptions {
  /** What is pressed there: Enter unless told. */
  readonly key?: string
  /** What leads there: Tab unless told. */
  readonly by?: string
}

/** Reaches it and presses: the key goes down there or not at all. */
export const press = async (
  page: Page,
  target: Locator,
  { key = 'Enter', by = 'Tab' }: PressOptions = {},
): Promise<void> => {
  const missed: string[] = []
  while (missed.length < 3) {
    await reach(page, target, by)
    const came = await guard(target.first())
    await page.keyboard.press(key)
    const where = await came().catch(() => '')
    if (where === '') return
    missed.push(where)
  }
  throw new Error(`the focus does not stay on ${target}: it went to ${missed.join(', then to ')}`)
}

/** Reaches a field and types; what stood there is replaced. */
export const type = async (page: Page, field: Locator, text: string): Promise<void> => {
  await press(page, field, { key: 'Control+A' })
  await page.keyboard.type(text)
}

/** `g` and a letter, and the page has come when its heading has. */
export const goTo = async (page: Page, letter: string, heading: string | RegExp): Promise<void> => {
  await page.keyboard.press('g')
  await page.keyboard.press(letter)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await drawn(page)
}

/** Opens the palette and types; resolves with what it marks for Enter. */
export const palette = async (page: Page, text: string): Promise<() => Promise<string>> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await drawn(page)
  await page.keyboard.type(text)
  return () =>
    page.evaluate(() => {
      const marked = document.activeElement?.getAttribute('aria-activedescendant')
      return (marked && document.getElementById(marked)?.textContent) || ''
    })
}
