import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Palette } from '../../../renderer/app/Palette.tsx'
import { PeopleScreen } from '../../../renderer/features/people/PeopleScreen.tsx'
import { EntityPicker } from '../../../renderer/store/pickers/EntityPicker.tsx'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

let desk: DeskSession
let shown: Shown

const people = [
  { name: 'Юрий Гагарин', city: 'Rostock', phone: '+49 381 5551234' },
  { name: 'Juri Müller', city: 'Bonn', skills: ['Print', 'Sound'] },
  { name: 'Dora', city: 'Riga' },
]
const ready = async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  for (const values of people) await desk.session.run('createMember', { values })
}
afterEach(() => shown.close())

const marks = () => [...document.querySelectorAll('mark')].map((mark) => mark.textContent).sort()

test('the list marks what it was found by, in whatever script', async () => {
  await ready()
  shown = showScreen({ session: desk.session, routes: { '/people': PeopleScreen }, at: '/people?q=juri' })
  await vi.waitFor(() => expect(marks()).toEqual(['Juri', 'Юрий']), { timeout: 15_000 })
  await page.getByRole('searchbox').fill('mull sou')
  await expect.poll(marks).toEqual(['Müll', 'Sou'])
})

test('the palette marks name and line', async () => {
  await ready()
  const Open = () => <Palette isOpen onClose={() => {}} />
  shown = showScreen({ session: desk.session, routes: { '/': Open }, at: '/' })
  const field = page.getByRole('searchbox').or(page.getByRole('textbox'))
  await field.fill('Jurij')
  await expect.poll(marks, { timeout: 15_000 }).toEqual(['Juri', 'Юрий'])
  await field.fill('0381/5551')
  await expect.poll(marks).toEqual(['381 5551'])
  await expect.element(page.getByRole('menuitem', { name: /\+49 381 5551234/ })).toBeVisible()
})

test('a picker marks whom it offers', async () => {
  await ready()
  const Pick = () => <EntityPicker label="Who" type="member" values={[]} onAdd={() => {}} onRemove={() => {}} />
  shown = showScreen({ session: desk.session, routes: { '/': Pick }, at: '/' })
  await page.getByRole('combobox', { name: 'Who' }).fill('гага')
  await expect.poll(marks, { timeout: 15_000 }).toEqual(['Гага'])
})
