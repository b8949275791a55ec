import type { Page } from 'playwright'
import type { Screen } from './screens.ts'
import { countRows, go, idOf } from './story.ts'

const modal = (name: string, hash: string, press: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await prepare(page)
    await go(page, hash)
    await press(page)
    await page.locator('.v-dialog').waitFor()
  },
  async close(page) {
    await page.keyboard.press('Escape')
    await page.locator('.v-dialog').waitFor({ state: 'detached' })
  },
})

/** An organisation with a long name and a field of the network's own, once. */
const prepare = async (page: Page): Promise<void> => {
  if ((await countRows(page, 'organisations')) === 0) {
    await go(page, '#/organisations?new=1')
    const name = 'Förderverein der Singakademie am Alten Hafen zu Rostock und Umgebung e. V.'
    await page.locator('.v-dialog input').first().fill(name)
    await page.keyboard.press('Enter')
    await page.locator('.v-inspector .v-organisation-head').waitFor()
    await page.locator('.v-belongs-me').click()
    await page.locator('.v-belongs-row').waitFor()
  }
  if ((await countRows(page, 'customFields')) === 0) {
    await go(page, '#/settings')
    await page.locator('.v-settings-add-field').click()
    await page.locator('.v-dialog input').first().fill('T-Shirt')
    await page.locator('.v-dialog-foot .v-button-primary').click()
    await page.locator('.v-profile-field').waitFor()
  }
}

/** Organisations and the network's own fields of profiles, in any language. */
export const directoryScreens: readonly Screen[] = [
  {
    name: 'organisations',
    async open(page) {
      await prepare(page)
      await go(page, '#/organisations')
      await page.locator('[role=grid] [role=row]').nth(1).waitFor()
    },
  },
  {
    name: 'an organisation',
    async open(page) {
      await prepare(page)
      await go(page, `#/organisations/${(await idOf(page, 'organisations')).id}`)
      await page.locator('.v-belongs-row').waitFor()
    },
  },
  modal('a new organisation', '#/organisations?new=1', async () => undefined),
  modal('a new field of profiles', '#/settings', async (page) => {
    await page.locator('.v-settings-add-field').click()
    await page.locator('.v-dialog .v-select-button').first().click()
    await page.getByRole('option').nth(1).click()
    await page.locator('.v-option-line').first().waitFor()
  }),
  modal('a field of profiles to remove', '#/settings', (page) =>
    page.locator('.v-profile-field .v-icon-button').last().click(),
  ),
]
