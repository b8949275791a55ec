import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ProfileFields } from '../../../renderer/features/settings/ProfileFields.tsx'
import '../../../renderer/features/settings/settings.css'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown

beforeEach(async () => {
  await page.viewport(1000, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
})
afterEach(() => shown.close())

const define = async (...labels: readonly string[]) => {
  for (const label of labels) await desk.session.run('defineCustomField', { values: { label } })
}
const open = (locale: 'en' | 'de' | 'ru' = 'en') => {
  shown = showScreen({ session: desk.session, routes: { '/': ProfileFields }, at: '/', locale })
}
const fields = async () => (await desk.session.rows.find('customField', 'order')).map(({ label }) => label)

test('a coordinator defines a choice by the keyboard: Enter goes from option to option', async () => {
  open()
  await page.getByRole('button', { name: 'Add a field' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Size')
  await dialog.getByRole('button', { name: /Kind/ }).click()
  await page.getByRole('option', { name: 'Choice' }).click()
  await dialog.getByRole('textbox', { name: 'Option 1' }).click()
  await userEvent.keyboard('S{Enter}M{Enter}L')
  await dialog.getByRole('button', { name: /Who sees it/ }).click()
  await page.getByRole('option', { name: 'Ambassadors and coordinators' }).click()
  await expect.element(dialog.getByText(/no place for secrets/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Add field' }).click()
  await expect.element(page.getByText(/^Choice: S, M,? and L$/)).toBeVisible()
  expect(await desk.desk.all('customField')).toMatchObject([{ options: ['S', 'M', 'L'], audience: 'ambassadors' }])
})

test('what cannot be is said: a second field of the same name', async () => {
  await define('Size')
  open()
  await page.getByRole('button', { name: 'Add a field' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('size')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('There is a field “size” already.')).toBeVisible()
})

test('the grip changes the order by the keyboard alone', async () => {
  await define('One', 'Two', 'Three')
  open()
  await expect.element(page.getByRole('row', { name: 'Three' })).toBeVisible()
  ;(page.getByRole('row', { name: 'Three' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('button', { name: 'Move: Three', exact: true })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() =>
    expect(document.querySelector('[data-live-announcer]')?.textContent).toMatch(/Started dragging/),
  )
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}')
  await vi.waitFor(async () => expect(await fields()).not.toEqual(['One', 'Two', 'Three']))
  expect((await fields()).indexOf('Three')).toBeLessThan(2)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await vi.waitFor(async () => expect(await fields()).toEqual(['One', 'Two', 'Three']))
})

test('Shift and the arrow keys move a field where it stands', async () => {
  await define('One', 'Two', 'Three')
  open()
  await expect.element(page.getByRole('row', { name: 'Three' })).toBeVisible()
  ;(page.getByRole('row', { name: 'Three' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}')
  await vi.waitFor(async () => expect(await fields()).toEqual(['One', 'Three', 'Two']))
  await expect.element(page.getByRole('row', { name: 'Three' })).toHaveFocus()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await vi.waitFor(async () => expect(await fields()).toEqual(['One', 'Two', 'Three']))
})

test('a field goes after a question, with what was filled in, and comes back with Undo', async () => {
  await define('Size')
  await desk.session.run('createMember', { values: { name: 'Bob', custom: { Size: 'M' } } })
  open()
  await page.getByRole('button', { name: 'Remove: Size' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove field' }).click()
  await expect.element(page.getByText('“Size” is removed, from 1 profile')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.element(page.getByRole('row', { name: 'Size' })).toBeVisible()
  const bob = (await desk.desk.all('member')).find(({ name }) => name === 'Bob')
  expect(bob?.custom).toEqual({ Size: 'M' })
})

test('others see which fields there are and cannot change them; without any there is nothing', async () => {
  await define('Size')
  const [me] = await desk.session.membership()
  vi.spyOn(desk.session, 'membership').mockResolvedValue([{ ...me!, role: 'member' }])
  open()
  await expect.element(page.getByRole('row', { name: 'Size' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /Size|Add/ })).not.toBeInTheDocument()
})

test.each(['en', 'de', 'ru'] as const)('nothing for axe to find (%s)', async (locale) => {
  await define('Size', 'Eine Angabe mit einem recht langen Namen, der umbricht')
  open(locale)
  await expect.element(page.getByRole('row', { name: 'Size' })).toBeVisible()
  const { violations } = await axe.run('.v-section', { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
})
