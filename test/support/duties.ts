import type { Page } from 'playwright'
import { go, rowsOf } from './story.ts'

/** Giving roles and taking them back, in the words of the app's English interface. */

/** Opens the record of the person who is called so. */
export const openPerson = async (page: Page, name: string): Promise<void> => {
  const line = (await rowsOf(page))
    .split('\n')
    .find((row) => row.startsWith('members ') && JSON.parse(row.slice('members '.length)).name === name)
  if (!line) throw new Error(`nobody is called ${name}`)
  await go(page, `#/people/${JSON.parse(line.slice('members '.length)).id}`)
  await page.getByRole('complementary').waitFor()
}

export const giveRole = async (page: Page, name: string, role: string): Promise<void> => {
  await openPerson(page, name)
  await page.getByRole('button', { name: 'Change role' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(role, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Change the role' }).click()
  await dialog.waitFor({ state: 'detached' })
}

export const giveLead = async (page: Page, name: string, department: string): Promise<void> => {
  await openPerson(page, name)
  await page.getByRole('button', { name: 'Give a duty' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await page.getByRole('option', { name: department }).click()
  await dialog.getByRole('button', { name: 'Give the duty' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** `what`: what of her doing stays, as the dialog names it. */
export const removePerson = async (
  page: Page,
  name: string,
  { what = 'It stays', reason = '' }: { readonly what?: string; readonly reason?: string } = {},
): Promise<void> => {
  await openPerson(page, name)
  await page.getByRole('button', { name: 'Role and duties' }).click()
  await page.getByRole('menuitem', { name: 'Remove from the network' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(what, { exact: true }).click()
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: 'Remove from the network' }).click()
  await dialog.waitFor({ state: 'detached' })
}
