import type { Page } from 'playwright'
import { openPerson } from './duties.ts'
import type { Screen } from './screens.ts'
import { go, rowsOf } from './story.ts'

const leave = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const shows = (name: string, hash: string, what: string): Screen => ({
  name,
  async open(page) {
    await go(page, hash)
    await page.locator(what).first().waitFor()
  },
})

const dialog = (name: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await open(page)
    await page.locator('.v-dialog').waitFor()
  },
  close: leave,
})

/** The section of what is kept about somebody. */
const about = (page: Page) => page.locator('.v-section', { has: page.locator('.v-about-hint') })

/** Of people who have no laptop here. */
export const recordsOfOthers = async (page: Page): Promise<string[]> =>
  (await rowsOf(page))
    .split('\n')
    .filter((row) => row.startsWith('members '))
    .map((row) => JSON.parse(row.slice('members '.length)))
    .filter(({ source }) => source === 'import')
    .map(({ id }) => id)

/** Whom one met, what one keeps about people, faces, and records of one person. */
export const contactScreens: readonly Screen[] = [
  {
    name: 'photo',
    async open(page) {
      await openPerson(page, 'Борис')
      await page.locator('.v-person-photo-button').click()
      await page.locator('.v-drop').waitFor()
    },
    close: leave,
  },
  dialog('met: where', async (page) => {
    await openPerson(page, 'Борис')
    await about(page).locator('.v-section-actions button').last().click()
  }),
  {
    name: 'my contacts',
    async open(page) {
      await openPerson(page, 'Борис')
      const follow = about(page).locator('.v-section-actions button').first()
      if ((await follow.getAttribute('aria-pressed')) === 'false') await follow.click()
      await go(page, '#/met')
      await page.locator('.v-contact').first().waitFor()
    },
  },
  dialog('swap cards', (page) => go(page, '#/met?swap=1')),
  shows('duplicates', '#/people/duplicates', '.v-empty, .v-duplicate'),
  {
    name: 'one person?',
    async open(page) {
      const [a, b] = await recordsOfOthers(page)
      await go(page, `#/people/duplicates?ids=${a}%2C${b}`)
      await page.locator('.v-compare-acts').waitFor()
    },
  },
]
