import type { Page } from 'playwright'
import { go } from './story.ts'

/** What people do about who belongs and who may, in the words of the English interface. */

/** Writes the network's own questions. */
export const askQuestions = async (page: Page, questions: readonly string[]): Promise<void> => {
  await go(page, '#/admission')
  await page.getByRole('button', { name: 'Questions' }).click()
  const dialog = page.getByRole('dialog')
  for (const [index, question] of questions.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: 'Add a question' }).click()
    await dialog.getByLabel(`Question ${index + 1}`, { exact: true }).fill(question)
  }
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The address for people without an invitation. */
export const applyAddress = async (page: Page): Promise<string> => {
  await go(page, '#/admission')
  await page.getByRole('button', { name: 'Let people ask' }).first().click()
  const address = page.getByRole('dialog').locator('.v-address-link')
  await address.filter({ hasText: 'vmeste://apply/' }).waitFor()
  const link = (await address.textContent()) ?? ''
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return link
}

/** Opens somebody's request in the list of those that wait or were decided. */
export const openRequest = async (page: Page, name: string): Promise<void> => {
  await go(page, '#/admission')
  await page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click({ timeout: 60_000 })
  await page.getByRole('heading', { name: 'Who vouches' }).waitFor()
}

export const vouchFor = async (page: Page, name: string, sentence: string): Promise<void> => {
  await page.getByRole('button', { name: `Vouch for ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(sentence)
  await dialog.getByRole('button', { name: 'Vouch', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
