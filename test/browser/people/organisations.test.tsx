import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OrganisationsScreen } from '../../../renderer/features/organisations/OrganisationsScreen.tsx'
import type { EntityId } from '../../../shared/model/ids.ts'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown

beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
})
afterEach(() => shown.close())

const run = async (name: string, args: unknown): Promise<{ id: EntityId }> => {
  const result = await desk.session.run(name as 'createMember', args as never)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.value
}
const person = async (values: object) => (await run('createMember', { values })).id
const open = (at = '/organisations', locale: 'en' | 'de' | 'ru' = 'en') => {
  shown = showScreen({ session: desk.session, routes: { '/organisations': OrganisationsScreen }, at, locale })
}
const row = (name: string) => page.getByRole('row', { name })
const record = () => page.getByRole('complementary')

test('an empty directory teaches, and the first organisation is made by a name and Enter', async () => {
  open()
  await expect.element(page.getByText('No organisations yet')).toBeVisible()
  await userEvent.keyboard('c')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Literaturhaus')
  await userEvent.keyboard('{Enter}')
  await expect.element(record().getByRole('textbox', { name: 'Name' })).toHaveValue('Literaturhaus')
  const [made] = await desk.desk.all('organisation')
  expect(shown.path()).toBe(`/organisations/${made!.id}`)
})

test('its people are added, say what they do there, and come back with Undo', async () => {
  const { id } = await run('createOrganisation', { values: { name: 'Choir' } })
  const bob = await person({ name: 'Bob Busch' })
  open(`/organisations/${id}`)
  await record().getByRole('combobox', { name: 'Add somebody' }).fill('busch')
  await page.getByRole('option', { name: /Bob Busch/ }).click()
  await userEvent.keyboard('{Tab}')
  await record().getByRole('textbox', { name: 'What does Bob Busch do there?' }).fill('Bass')
  await userEvent.keyboard('{Enter}')
  const affiliations = async () => (await desk.session.rows.get('member', bob))?.affiliations
  await vi.waitFor(async () => expect(await affiliations()).toEqual({ [id]: 'Bass' }))
  await record().getByRole('button', { name: 'Remove Bob Busch' }).click()
  await vi.waitFor(async () => expect(await affiliations()).toEqual({}))
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await vi.waitFor(async () => expect(await affiliations()).toEqual({ [id]: 'Bass' }))
})

test('renamed and removed, and back with Undo; the list is found by any writing', async () => {
  const { id } = await run('createOrganisation', { values: { name: 'Müller & Söhne', city: 'Köln' } })
  await run('createOrganisation', { values: { name: 'Зоопарк' } })
  open()
  await userEvent.fill(page.getByRole('searchbox'), 'koeln')
  await expect.element(row('Müller & Söhne')).toBeVisible()
  await expect.element(row('Зоопарк')).not.toBeInTheDocument()
  await userEvent.fill(page.getByRole('searchbox'), 'zoopark')
  await expect.element(row('Зоопарк')).toBeVisible()
  await userEvent.fill(page.getByRole('searchbox'), '')
  await row('Müller & Söhne').click()
  await record().getByRole('textbox', { name: 'Name' }).fill('Müller')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(async () => expect((await desk.session.rows.get('organisation', id))?.name).toBe('Müller'))
  await record().getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remove organisation' }).click()
  await vi.waitFor(() => expect(shown.path()).toBe('/organisations'))
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.element(row('Müller')).toBeVisible()
})

test('what imported lists name in words becomes records with their people', async () => {
  for (const [name, organisation] of [
    ['Bob', 'ACME'],
    ['Carol', 'acme'],
    ['Dora', 'Zoo'],
  ] as const)
    await person({ name, organisation })
  open()
  await page.getByRole('button', { name: /^2 organisations are only named/ }).click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByRole('checkbox', { name: 'Zoo 1 person' })).toBeChecked()
  await dialog.getByText('Zoo').click()
  await dialog.getByRole('button', { name: 'Make 1 record' }).click()
  await expect.element(page.getByText('1 organisation has a record now, with 2 people')).toBeVisible()
  await expect.element(row('ACME').getByText('2')).toBeVisible()
})

test.each(['en', 'de', 'ru'] as const)('list and record have nothing for axe to find (%s)', async (locale) => {
  const name = 'Verein für die Förderung der Zusammenarbeit zwischen sehr langen Namen e. V.'
  const { id } = await run('createOrganisation', { values: { name, links: ['https://example.org'], email: 'a@b.org' } })
  await person({ name: 'Bob Busch', affiliations: { [id]: 'Bass' } })
  open(`/organisations/${id}`, locale)
  await expect.element(record().getByRole('link', { name: 'Bob Busch' })).toBeVisible()
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
})
