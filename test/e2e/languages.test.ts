import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { catalogue, recogniser } from '../support/catalogue.ts'
import { livedIn } from '../support/livedIn.ts'
import { screens } from '../support/screens.ts'
import { speak } from '../support/story.ts'

/** Whoever chose German or Russian reads German or Russian, on every screen, and hears it too. */

const words = catalogue()
/** Data that reads like a message: columns that were named in English, a heading of the given list, Thursday in short. */
const data = { de: ['To do', 'In progress', 'Done', 'Do'], ru: ['To do', 'In progress', 'Done', 'Name'] }
let app: App
let alice: Page

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

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

test('the catalogue is read: hundreds of messages, each in three languages', () => {
  expect(words.length).toBeGreaterThan(500)
  for (const { en, de, ru } of words) for (const text of [en, de, ru]) expect(text.trim(), en).not.toBe('')
})

test('a small network has lived a little', async () => {
  alice = await livedIn(app)
  alice.setDefaultTimeout(10_000)
})

test.each(['de', 'ru'] as const)('%s: nothing of the English catalogue is left on any screen', async (language) => {
  const isEnglish = recogniser(words.map(({ en }) => en))
  const isOurs = recogniser(words.map((each) => each[language]))
  await speak(alice, language)
  const left: Record<string, readonly string[]> = {}
  for (const screen of screens) {
    await screen.open(alice)
    const english = (await textsOf(alice)).filter(
      (text) => isEnglish(text) && !isOurs(text) && !data[language].includes(text),
    )
    if (english.length > 0) left[screen.name] = english
    await screen.close?.(alice)
  }
  expect(left).toEqual({})
})
