import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright'
import { applyLink } from '../../shared/roster/apply.ts'
import type { Screen } from './screens.ts'
import { go, idOf } from './story.ts'

/** A network nobody of which is ever there: asking it goes on for ever. */
const far = applyLink({ net: randomBytes(32).toString('base64url'), network: 'Лодочная станция', hubs: [] })
const farHash = `#/apply/${far.split('/').at(-1)}`

const openRequestOf = async (page: Page): Promise<void> => {
  const { id } = await idOf(page, 'applications')
  await go(page, `#/admission/${id}`)
  await page.locator('.v-vouch').first().waitFor()
}

const dialog = (name: string, press: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await press(page)
    await page.getByRole('dialog').waitFor()
  },
  async close(page) {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  },
})

const headButton = (index: number) => async (page: Page) => {
  await go(page, '#/admission')
  await page.locator('.v-page-actions .v-button').nth(index).click()
}

/** Everything around admission. Needs what `receiveApplicants` prepares. */
export const admissionScreens: readonly Screen[] = [
  {
    name: 'admission',
    async open(page) {
      await go(page, '#/admission')
      await page.locator('.v-door-held').waitFor()
      await page.locator('.v-request').first().waitFor()
    },
  },
  { name: 'a request to join', open: openRequestOf },
  dialog('one’s own word', async (page) => {
    await openRequestOf(page)
    await page.locator('.v-vouch-own button').first().click()
  }),
  {
    name: 'declined without a reason',
    async open(page) {
      await openRequestOf(page)
      await page.locator('.v-inspector .v-section .v-row .v-button').last().click()
      await page.locator('.v-inspector .v-field-error').waitFor()
    },
  },
  dialog('send somebody away', async (page) => {
    await go(page, '#/admission')
    await page.locator('.v-door-held .v-button').last().click()
  }),
  {
    name: 'decisions',
    async open(page) {
      await go(page, '#/admission?tab=decisions')
      await page.locator('.v-decision').first().waitFor()
    },
  },
  dialog('the network’s questions', headButton(0)),
  dialog('the address for applying', headButton(1)),
  {
    name: 'apply',
    async open(page) {
      await go(page, farHash)
      await page.locator('.v-apply-written, .v-welcome-form textarea').first().waitFor()
      if ((await page.locator('.v-apply-written').count()) === 0) return
      // It was sent in another language before: withdrawn, it is asked for anew.
      await page.locator('.v-row .v-button').last().click()
      await page.getByRole('dialog').locator('.v-button').last().click()
      await page.locator('.v-doors').waitFor()
      await go(page, farHash)
      await page.locator('.v-welcome-form textarea').first().waitFor()
    },
  },
  {
    name: 'apply: nobody has answered',
    async open(page) {
      await go(page, farHash)
      await page.locator('.v-apply-written, .v-welcome-form textarea').first().waitFor()
      if ((await page.locator('.v-apply-written').count()) > 0) return
      await page.locator('.v-welcome-form input').fill('Алиса')
      await page.locator('.v-welcome-form textarea').fill('Гребу и пою.')
      await page.locator('.v-welcome-form [type=submit]').click()
      await page.locator('.v-apply-written').waitFor()
    },
  },
  {
    name: 'welcome, with a request on its way',
    async open(page) {
      await go(page, '#/welcome')
      await page.locator('.v-welcome-mine').first().waitFor()
    },
  },
  {
    name: 'apply: an address that does not work',
    async open(page) {
      await go(page, '#/apply/AQID')
      await page.locator('.v-welcome-form[role=alert]').waitFor()
    },
  },
]
