import axe from 'axe-core'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { catalogue, type Language, recogniser } from '../support/catalogue.ts'
import { livedIn } from '../support/livedIn.ts'
import { type Screen, screens } from '../support/screens.ts'
import { openDepartment, speak } from '../support/story.ts'

/**
 * Every screen by eye and by ear: nothing for axe to find in either scheme, nothing that sticks out of a small window, and whoever chose
 * German or Russian reads German or Russian, and hears it too. English, the shortest of the three, is what all other stories are told in.
 */

let app: App
let alice: Page
const words = catalogue()
const says = (language: Language) => recogniser(words.map((each) => each[language]))
const isSaid = { en: says('en'), de: says('de'), ru: says('ru') }
/** Data that reads like a message: columns that were named in English, a heading of the given list, Thursday in short. */
const data = { de: ['To do', 'In progress', 'Done', 'Do'], ru: ['To do', 'In progress', 'Done', 'Name'] }

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
    // What follows the window's size does so in the frame after.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
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
  page.evaluate(async () => {
    // What floats takes its new place in the frame after the window has its new size.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
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

/** All that is shown or read out: texts, labels, titles, placeholders. */
const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts = new Set<string>([document.title])
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (parent && !parent.closest('script,style,kbd,[contenteditable=true]'))
        texts.add(walker.currentNode.textContent ?? '')
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-valuetext', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`)) texts.add(element.getAttribute(name) ?? '')
    return [...texts].map((text) => text.trim()).filter((text) => /\p{L}/u.test(text))
  })

/** Each scheme and each width once: colours do not depend on the width, nor the layout on the scheme, nor either on the language. */
const views = [
  { colorScheme: 'light', width: 1280, height: 820 },
  { colorScheme: 'dark', width: 900, height: 600 },
] as const
/** A window of 900 x 600, and one of 1280 x 820 at 200 %. */
const small = [
  { width: 900, height: 600 },
  { width: 640, height: 410 },
] as const
const usual = { width: 1280, height: 820 } as const
const named = screens.map((screen) => [screen.name, screen] as const)

type Found = Record<string, readonly unknown[]>
const note = (found: Found, what: string, list: readonly unknown[]): void => {
  if (list.length > 0) found[what] = list
}

const judgeByAxe = async (page: Page, found: Found): Promise<void> => {
  for (const { colorScheme, ...size } of views) {
    await page.setViewportSize(size)
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
    note(found, `axe, ${colorScheme} ${size.width}`, await findings(page))
  }
}

/** What is English in it, and what does not fit. */
const judgeByEye = async (page: Page, language: 'de' | 'ru', found: Found): Promise<void> => {
  const english = (await textsOf(page)).filter((text) => isSaid.en(text) && !isSaid[language](text))
  const left = english.filter((text) => !data[language].includes(text))
  note(found, 'left in English', left)
  for (const size of small) {
    await page.setViewportSize(size)
    note(found, `too wide at ${size.width}`, await sticksOut(page))
  }
}

const judge = async (screen: Screen, by: (page: Page, found: Found) => Promise<void>): Promise<void> => {
  const found: Found = {}
  await alice.setViewportSize(usual)
  await screen.open(alice)
  // Resting on something would show its name in a bubble.
  await alice.mouse.move(0, 0)
  await by(alice, found)
  await alice.setViewportSize(usual)
  await screen.close?.(alice)
  expect(found, JSON.stringify(found, null, 1)).toEqual({})
}

test('the catalogue is read: hundreds of messages, each in three languages', () => {
  expect(words.length).toBeGreaterThan(500)
  for (const { en, de, ru } of words) for (const text of [en, de, ru]) expect(text.trim(), en).not.toBe('')
})

test('a small network has lived a little', async () => {
  alice = await livedIn(app)
  alice.setDefaultTimeout(10_000)
  // What glides is measured at rest.
  await alice.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
})

const closeNotice = async (page: Page): Promise<void> => {
  const notice = page.locator('.v-toast').first()
  const shown = await page.locator('.v-toast').count()
  await notice.getByRole('button').last().click()
  await expect.poll(() => page.locator('.v-toast').count()).toBe(shown - 1)
}

test('a notice covers no "Add a card", however small the window', async () => {
  await openDepartment(alice, 'Öffentlichkeit')
  while ((await alice.locator('.v-toast').count()) > 0) await closeNotice(alice)
  const adding = alice.getByRole('button', { name: /^Add a card: / })
  for (const size of [...small, usual]) {
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
    await closeNotice(alice)
  }
})

test('German is chosen', () => speak(alice, 'de'))

test.each(named)('%s: in German; axe finds nothing, light or dark, wide or narrow; nothing sticks out', (_, screen) =>
  judge(screen, async (page, found) => {
    await judgeByEye(page, 'de', found)
    await judgeByAxe(page, found)
  }),
)

test('Russian is chosen', () => speak(alice, 'ru'))

test.each(named)('%s: in Russian; nothing sticks out', (_, screen) =>
  judge(screen, (page, found) => judgeByEye(page, 'ru', found)),
)
