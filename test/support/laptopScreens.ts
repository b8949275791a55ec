import type { Page } from 'playwright'
import type { Screen } from './screens.ts'
import { go } from './story.ts'

const modal = (name: string, hash: string, press: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await go(page, hash)
    await press(page)
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor()
  },
  async close(page) {
    await page.keyboard.press('Escape')
    await page.locator('.v-dialog').waitFor({ state: 'detached' })
  },
})

const at = (name: string, hash: string, shows: string): Screen => ({
  name,
  async open(page) {
    await go(page, hash)
    await page.locator(shows).first().waitFor()
  },
})

/** Ways in and the laptops of one person, whatever the language. Needs somebody who has invited others. */
export const laptopScreens: readonly Screen[] = [
  at('invitations', '#/admission?tab=invitations', '.v-invitation'),
  at('who came through whom', '#/admission?tab=tree', '.v-tree-line'),
  at('my laptops', '#/devices', '.v-device'),
  modal('another laptop', '#/devices', async (page) => {
    await page.locator('.v-page-actions .v-button').click()
    await page.locator('.v-given-text').filter({ hasText: 'vmeste://link/' }).waitFor()
  }),
  modal('the name of a laptop', '#/devices', (page) => page.locator('.v-device-acts .v-button').first().click()),
  modal('the sheet that the network began with', '#/devices', async (page) => {
    await page.locator('.v-devices .v-button-primary').click()
    await page.locator('.v-dialog .v-sheet-words > li').nth(17).waitFor()
  }),
  modal('if somebody finds that sheet', '#/devices', (page) =>
    page.locator('.v-section .v-device-acts .v-button').first().click(),
  ),
  modal('a recovery sheet', '#/devices', async (page) => {
    await page.locator('.v-devices .v-section .v-row .v-button').last().click()
    // A second sheet in the next language changes nothing.
    await page.locator('.v-dialog-foot .v-button-primary').click()
    await page.locator('.v-sheet-words > li').nth(17).waitFor()
  }),
  modal('a lost thing', '#/devices', async (page) => {
    await page.locator('.v-section .v-device-acts .v-button').last().click()
    await page.locator('.v-dialog').waitFor()
  }),
  at('bring the network here', '#/link', 'textarea'),
  {
    name: 'back by a sheet: a word is wrong',
    async open(page) {
      await go(page, '#/recover')
      await page.locator('textarea').fill('abandon ability able about above absent absorb abstrakt')
      await page.locator('.v-field-error').waitFor()
    },
  },
]
