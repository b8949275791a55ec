import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PeopleImportScreen } from '../../../renderer/features/people/PeopleImportScreen.tsx'
import { PeopleScreen } from '../../../renderer/features/people/PeopleScreen.tsx'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown
beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  await desk.session.run('createMember', { values: { name: 'Björn Müller', email: 'bjoern@example.org' } })
})
afterEach(() => shown.close())

const open = (locale: 'en' | 'de' | 'ru' = 'en') => {
  shown = showScreen({
    session: desk.session,
    routes: { '/people/import': PeopleImportScreen, '/people': PeopleScreen },
    at: '/people/import',
    locale,
  })
}
const bring = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
  await expect.element(page.getByText(/CSV, vCard (or|oder|или) JSON/)).toBeVisible()
  const clipboard = new DataTransfer()
  clipboard.items.add(new File([content], name))
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }))
}
const names = async () => (await desk.session.rows.find('member', 'nameKey')).map(({ name }) => name)

/** Windows-1252, as spreadsheets in Germany save it. */
const western = (text: string) => Uint8Array.from(text, (ch) => ch.charCodeAt(0))

test('a Windows list with semicolons is read, foretold and imported, and Undo takes all of it back', async () => {
  open()
  await bring(
    'liste.csv',
    western(
      'Name;E-Mail;Ort;Lieblingskuchen\nBjörn Müller;bjoern@example.org;Köln;Käse\nZoé Groß;zoe@example.org;Bonn;Mohn\n;nobody@example.org;;\n',
    ),
  )
  await expect.element(page.getByText('1 new person')).toBeVisible()
  await expect.element(page.getByText('1 record changes')).toBeVisible()
  await expect.element(page.getByText('1 row stays out')).toBeVisible()
  await expect.element(page.getByText('no name')).toBeVisible()
  expect(await names()).toEqual(['Alice Blum', 'Björn Müller'])
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await vi.waitFor(() => expect(shown.path()).toBe('/people'))
  await vi.waitFor(async () => expect(await names()).toEqual(['Alice Blum', 'Björn Müller', 'Zoé Groß']))
  const [, bjoern] = await desk.session.rows.find('member', 'nameKey')
  expect(bjoern).toMatchObject({ city: 'Köln', custom: { Lieblingskuchen: 'Käse' } })
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await vi.waitFor(async () => expect(await names()).toEqual(['Alice Blum', 'Björn Müller']))
})

test('a column that was guessed wrong is put right, and the preview follows', async () => {
  open()
  await bring('list.csv', 'Wer,Wo\nИван,Омск\n')
  const person = page.getByRole('button', { name: /Column .+ becomes/ }).first()
  await expect.element(person).toBeVisible()
  await expect.element(page.getByText(/No column holds a name/)).toBeVisible()
  await person.click()
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await expect.element(page.getByRole('row', { name: /Иван/ })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Import \d/ })).toBeEnabled()
})

test('a vCard file needs no columns', async () => {
  open('ru')
  await bring('people.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Зоя Петрова\nADR:;;;Рига;;;LV\nEND:VCARD\n')
  await expect.element(page.getByRole('row', { name: /Зоя Петрова/ })).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить 1 человека' }).click()
  await vi.waitFor(async () => expect(await names()).toContain('Зоя Петрова'))
})

test.each([
  ['a spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), /spreadsheet file/],
  ['an empty file', '', /This file is empty/],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /holds no text/],
])('%s is refused with what to do, and nothing changes', async (_, content, says) => {
  open()
  await bring('file.csv', content)
  await expect.element(page.getByRole('alert')).toHaveTextContent(says)
  expect(desk.ran.map(({ name }) => name)).not.toContain('importMembers')
})

test('20,000 rows are read beside the window, which goes on answering', async () => {
  open()
  const rows = Array.from({ length: 20_000 }, (_, i) => `Person ${i},person${i}@example.org,Köln,"Print, Web"`)
  const content = `Name,E-Mail,City,Skills\n${rows.join('\n')}\n`
  let longest = 0
  let last = performance.now()
  const start = last
  let isOver = false
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) setTimeout(tick, 0)
  }
  tick()
  await bring('many.csv', content)
  await expect.element(page.getByRole('button', { name: 'Import 20,000 people' }), { timeout: 20_000 }).toBeVisible()
  isOver = true
  // Were the file read in the window, one gap would be nearly all of the time, on any machine.
  expect(longest).toBeLessThan((performance.now() - start) / 2)
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing while an import is being looked through (%s)',
  async (scheme) => {
    document.documentElement.dataset.scheme = scheme
    open('de')
    await bring('liste.csv', 'Name,E-Mail,Land\nEva,eva@example.org,Atlantis\n,x@example.org,DE\n')
    await expect.element(page.getByRole('row', { name: /Eva/ })).toBeVisible()
    const { violations } = await axe.run(
      { include: [document.body], exclude: ['.v-toasts'] },
      { rules: { region: { enabled: false } } },
    )
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
    await userEvent.keyboard('{Escape}')
  },
)
