import type { Page } from 'playwright'
import type { App } from './app.ts'
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
  const address = page.getByRole('dialog').locator('.v-given-text')
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

/** Fills in the form of an apply screen, in whatever state it is, and sends it; resolves when a door has it. */
export const applyAs = async (
  page: Page,
  name: string,
  { intro, answers }: { readonly intro: string; readonly answers: readonly string[] },
): Promise<void> => {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Who are you?').fill(intro)
  for (const [index, answer] of answers.entries()) {
    const field = page.locator('.v-apply-questions textarea').nth(index)
    await field.fill(answer, { timeout: 90_000 })
  }
  await page.getByRole('button', { name: 'Ask to join' }).click()
  await page.getByText(/has received it/).waitFor({ timeout: 90_000 })
}

/** Who belongs, as this laptop knows it: the names they joined under. */
export const membersAt = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const request = <T>(r: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        r.onsuccess = () => resolve(r.result)
        r.onerror = () => reject(r.error)
      })
    const db = await request(indexedDB.open(`vmeste-${sessionStorage.getItem('vmeste.network')}`))
    try {
      const list: { name: string }[] = await request(db.transaction('local').objectStore('local').get('membership'))
      return list.map(({ name }) => name).sort()
    } finally {
      db.close()
    }
  })

/** People without an invitation: Dora's request is before the network, with a word for her; Emil's lies at this laptop's door. */
export const receiveApplicants = async (app: App, alice: Page): Promise<void> => {
  await askQuestions(alice, ['What does hospitality mean to you?'])
  const hash = `#/apply/${(await applyAddress(alice)).split('/').at(-1)}`
  const dora = await app.open('dora', { hash })
  await applyAs(dora.page, 'Dora', { intro: 'Ich koche donnerstags für vierzig.', answers: ['Ein Stuhl mehr.'] })
  await go(alice, '#/admission')
  await alice.getByRole('button', { name: /Show to all: Dora/ }).click({ timeout: 60_000 })
  await openRequest(alice, 'Dora')
  await vouchFor(alice, 'Dora', 'Мы вместе пели.')
  await dora.page.getByRole('button', { name: 'Withdraw' }).click()
  await dora.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await dora.page.locator('.v-doors').waitFor()
  await go(dora.page, hash)
  await applyAs(dora.page, 'Emil', { intro: 'Лодочник.', answers: ['Ein offenes Boot.'] })
  await dora.close()
}
