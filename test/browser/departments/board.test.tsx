import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { BoardScreen } from '../../../renderer/features/departments/BoardScreen.tsx'
import { DepartmentsScreen } from '../../../renderer/features/departments/DepartmentsScreen.tsx'
import type { CardRow } from '../../../shared/model/card.ts'
import { type EntityId, scopeOf } from '../../../shared/model/ids.ts'
import { type DeskSession, openDesk } from './deskSession.ts'
import { type Shown, showScreen } from './showScreen.tsx'

const routes = { '/departments': DepartmentsScreen, '/departments/$id': BoardScreen }
let desk: DeskSession
let shown: Shown
let department: EntityId

beforeEach(async () => {
  await page.viewport(1400, 900)
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
  const made = await desk.session.run('createDepartment', {
    values: { name: 'Marketing', purpose: 'Say it well' },
    columns: [{ name: 'To do' }, { name: 'Doing' }, { name: 'Done', done: true }],
  })
  if (!made.ok) throw new Error(made.error.code)
  department = made.value.value.id
  for (const title of ['Print posters', 'Call the bar', 'Write to Bob'])
    await desk.session.run('createCard', { department, values: { title } })
})
afterEach(() => shown.close())

const open = (locale: 'en' | 'de' | 'ru' = 'en') => {
  shown = showScreen({ session: desk.session, routes, at: `/departments/${department}`, locale })
}
const cards = async (): Promise<CardRow[]> => desk.session.rows.find('card', 'board', { equals: scopeOf(department) })
const byTitle = async (title: string) => (await cards()).find((card) => card.title === title)!
/** Titles per column as the database has them. */
const columns = async (): Promise<Record<string, string[]>> => {
  const all = (await cards()).sort((a, b) => (a.order < b.order ? -1 : 1))
  const list = await desk.session.rows.find('column', 'scope', { equals: scopeOf(department) })
  return Object.fromEntries(
    list.map(({ id, name }) => [name, all.filter((card) => card.column === id).map(({ title }) => title)]),
  )
}
const row = (title: string) => page.getByRole('row', { name: title })
const focusCard = async (title: string) => {
  await expect.element(row(title)).toBeVisible()
  ;(row(title).element() as HTMLElement).focus()
}

test('Shift and the arrow keys move a card to the next column and within it; the focus goes with it', async () => {
  open()
  await focusCard('Print posters')
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await vi.waitFor(async () => expect((await columns()).Doing).toEqual(['Print posters']))
  await expect.element(row('Print posters')).toHaveFocus()
  await focusCard('Call the bar')
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await vi.waitFor(async () => expect((await columns())['To do']).toEqual(['Write to Bob', 'Call the bar']))
  expect(document.querySelector('[role=status].v-hidden')?.textContent).toContain('To do, place 2 of 2')
})

test('the grip drags with the keyboard alone, across columns, and says so', async () => {
  open()
  await focusCard('Call the bar')
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('button', { name: 'Move Call the bar' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() =>
    expect(document.querySelector('[data-live-announcer]')?.textContent).toMatch(/Started dragging/),
  )
  await userEvent.keyboard('{Tab}{Enter}')
  await vi.waitFor(async () => expect((await columns()).Doing).toEqual(['Call the bar']))
})

test('the mouse drags a card before another one', async () => {
  open()
  await expect.element(row('Write to Bob')).toBeVisible()
  await row('Write to Bob').dropTo(row('Print posters'), { targetPosition: { x: 60, y: 4 } })
  await vi.waitFor(async () =>
    expect((await columns())['To do']).toEqual(['Write to Bob', 'Print posters', 'Call the bar']),
  )
})

test('a card dropped into an empty done column is done', async () => {
  open()
  await expect.element(row('Write to Bob')).toBeVisible()
  await row('Write to Bob').dropTo(page.getByRole('grid', { name: 'Done' }))
  await vi.waitFor(async () => expect((await byTitle('Write to Bob')).done).toBe(true))
})

test('the line at the foot makes one card after the other', async () => {
  open()
  await page.getByRole('button', { name: 'Add a card: Doing' }).click()
  await userEvent.keyboard('First{Enter}Second{Enter}{Escape}')
  await vi.waitFor(async () => expect((await columns()).Doing).toEqual(['First', 'Second']))
  await expect.element(page.getByRole('button', { name: 'Add a card: Doing' })).toHaveFocus()
})

test('`c` makes a card in the column one stands in', async () => {
  open()
  await focusCard('Call the bar')
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await expect.element(page.getByRole('grid', { name: 'Doing' }).getByRole('row')).toHaveFocus()
  await userEvent.keyboard('c')
  await userEvent.keyboard('Next to it{Enter}{Escape}')
  await vi.waitFor(async () => expect((await columns()).Doing).toEqual(['Call the bar', 'Next to it']))
  await expect.element(row('Next to it')).toBeVisible()
})

test('a card opens with Enter, has its own address, and its title saves itself', async () => {
  open()
  await focusCard('Call the bar')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(shown.path()).toMatch(/\/cards\//))
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Call both bars')
  await userEvent.keyboard('{Tab}')
  await expect.element(row('Call both bars')).toBeVisible()
  await focusCard('Call both bars')
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(shown.path()).toBe(`/departments/${department}`))
})

test('the filter finds by every word, folded, and shows all again when cleared', async () => {
  await desk.session.run('createCard', { department, values: { title: 'Müsli für Zoë' } })
  open()
  await expect.element(row('Print posters')).toBeVisible()
  await userEvent.keyboard('/')
  await userEvent.keyboard('muesli')
  await expect.element(row('Müsli für Zoë')).toBeVisible()
  await expect.element(row('Print posters')).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(row('Print posters')).toBeVisible()
})

test('what another laptop moves waits while alice works here, and follows when she asks', async () => {
  open()
  await focusCard('Print posters')
  await userEvent.keyboard('{ArrowDown}')
  const [doing] = (await desk.session.rows.find('column', 'scope', { equals: scopeOf(department) })).filter(
    ({ name }) => name === 'Doing',
  )
  const card = await byTitle('Print posters')
  await desk.db.rowTable('cards').put({ ...card, column: doing!.id, updatedBy: 'bob' } as CardRow)
  await expect.element(page.getByText('1 change came in')).toBeVisible()
  const doingList = page.getByRole('grid', { name: 'Doing' })
  await expect.element(doingList.getByRole('row', { name: 'Print posters' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect.element(doingList.getByRole('row', { name: 'Print posters' })).toBeVisible()
})

test('what alice takes back herself is gone at once, while she works here', async () => {
  open()
  await focusCard('Print posters')
  await desk.session.run('createCard', { department, values: { title: 'One too many' } })
  await expect.element(row('One too many')).toBeVisible()
  await userEvent.keyboard('{ArrowDown}')
  await desk.session.undo()
  await expect.element(row('One too many')).not.toBeInTheDocument()
  await expect.element(page.getByText(/came in/)).not.toBeInTheDocument()
})

test('a removed column leaves its cards next door, and Undo brings it back', async () => {
  open()
  await page.getByRole('button', { name: 'Column To do' }).click()
  await page.getByRole('menuitem', { name: 'Remove column' }).click()
  await vi.waitFor(async () => expect(Object.keys(await columns())).not.toContain('To do'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await vi.waitFor(async () => expect((await columns())['To do']).toHaveLength(3))
})

test('an archived card leaves the board and comes back from the archive', async () => {
  open()
  await focusCard('Call the bar')
  await userEvent.keyboard('{Enter}')
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect.element(row('Call the bar')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).click()
  await page.getByRole('button', { name: 'Back to the board' }).click()
  await vi.waitFor(async () => expect((await columns())['To do']).toContain('Call the bar'))
})

test('only this board is read, however many boards there are', async () => {
  const find = vi.spyOn(desk.session.rows, 'find')
  open()
  await expect.element(row('Print posters')).toBeVisible()
  for (const [type, , range] of find.mock.calls)
    if (type === 'card' || type === 'column') expect(range).toEqual({ equals: scopeOf(department) })
})

test.each(['light', 'dark'] as const)('axe finds nothing on list, board and open card (%s)', async (scheme) => {
  document.documentElement.dataset.scheme = scheme
  const check = async () => {
    const { violations } = await axe.run(
      { include: [document.body], exclude: ['.v-toasts'] },
      { rules: { region: { enabled: false } } },
    )
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
  }
  shown = showScreen({ session: desk.session, routes, at: '/departments', locale: 'en' })
  await expect.element(page.getByRole('link', { name: 'Marketing' })).toBeVisible()
  await check()
  await page.getByRole('link', { name: 'Marketing' }).click()
  await expect.element(row('Print posters')).toBeVisible()
  await check()
  await focusCard('Print posters')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('textbox', { name: 'Description' })).toBeVisible()
  await check()
})
