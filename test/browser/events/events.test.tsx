import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { EventsImportScreen } from '../../../renderer/features/events/EventsImportScreen.tsx'
import { EventsScreen } from '../../../renderer/features/events/EventsScreen.tsx'
import { DesktopProvider } from '../../../renderer/ui/desktop.tsx'
import type { Locale } from '../../../renderer/ui/i18n.tsx'
import { readEvents } from '../../../shared/interop/ical/readEvents.ts'
import type { Desktop } from '../../../shared/ipc/desktop.ts'
import { ok } from '../../../shared/lib/result.ts'
import { generateCalendar } from '../../support/generateCalendar.ts'
import { type DeskSession, openDesk } from '../departments/deskSession.ts'
import { type Shown, showScreen } from '../departments/showScreen.tsx'

const DAY = 86_400_000
let desk: DeskSession
let shown: Shown | undefined
const saved: { name: string; bytes: Uint8Array }[] = []
const desktop = {
  kind: 'browser',
  saveFile: async (file: { name: string; bytes: Uint8Array }) => {
    saved.push(file)
    return ok({ name: file.name })
  },
} as unknown as Desktop

const inDesktop = (Screen: () => React.ReactNode) => () => (
  <DesktopProvider desktop={desktop}>
    <Screen />
  </DesktopProvider>
)
const Events = inDesktop(EventsScreen)
const Import = inDesktop(EventsImportScreen)

beforeEach(async () => {
  await page.viewport(1400, 900)
  saved.length = 0
  desk = await openDesk()
  await desk.session.run('foundNetwork', { name: 'Kreis', me: { name: 'Alice Blum' } })
})
afterEach(() => shown?.close())

const open = (at: string, locale: Locale = 'en') => {
  shown = showScreen({
    session: desk.session,
    routes: { '/events/import': Import, '/events/$id': Events, '/events': Events },
    at,
    locale,
  })
}
const localDay = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10)
const plan = async (title: string, ahead: number, more = {}) => {
  const values = { title, start: `${localDay(ahead)}T19:00`, zone: 'UTC', ...more }
  const made = await desk.session.run('createEvent', { values })
  if (!made.ok) throw new Error(made.error.code)
  return made.value.value.id
}
const clean = async () => {
  const { violations } = await axe.run(
    { include: [document.body], exclude: ['.v-toasts'] },
    { rules: { region: { enabled: false } } },
  )
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}

test('of an event that is over it is asked and said in the past', async () => {
  const id = await plan('Harvest', -3, { capacity: 5 })
  await desk.session.run('setRsvp', { event: id, answer: 'yes' })
  open(`/events/${id}?view=past`)
  await expect.element(page.getByRole('region', { name: 'Were you there?' })).toBeVisible()
  await expect.element(page.getByText('1 said yes').first()).toBeVisible()
  expect(page.getByText(/places? left|\d coming/).elements()).toEqual([])
})

test('what others plan waits while she reads the list, and comes when she asks', async () => {
  for (let i = 0; i < 7; i++) await plan(`Walk ${i}`, 5 + i)
  const theirs = (await desk.session.rows.get('event', await plan('Choir', 1)))!
  await desk.db.rowTable('events').delete(theirs.id)
  open('/events')
  await expect.element(page.getByRole('link', { name: /Walk 0/ })).toBeVisible()
  const arrived = { ...theirs, updatedBy: 'bob', updatedAt: Date.now() }
  await desk.db.rowTable('events').put(arrived)
  await expect.element(page.getByText('1 new event')).toBeVisible()
  expect(page.getByRole('link', { name: /Choir/ }).elements()).toEqual([])
  await page.getByRole('button', { name: 'Show' }).click()
  await expect.element(page.getByRole('link', { name: /Choir/ })).toBeVisible()
  expect(page.getByText('1 new event').elements()).toEqual([])
})

test('one line plans an event by keyboard alone; it stands in the list and opens', async () => {
  open('/events')
  await expect.element(page.getByText('Nothing is planned yet')).toBeVisible()
  await userEvent.keyboard('c')
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('Tea, tomorrow 19:00-21:30 @ Kitchen{Enter}')
  await vi.waitFor(() => expect(shown?.path()).toMatch(/^\/events\/[\w-]{44}$/))
  const [event] = await desk.session.rows.find('event', 'startAt')
  expect(event).toMatchObject({ title: 'Tea', place: 'Kitchen' })
  expect([event?.start.slice(10), event?.end.slice(10)]).toEqual(['T19:00', 'T21:30'])
  await expect.element(page.getByRole('region', { name: 'Are you coming?' })).toBeVisible()
})

test('arrows walk the list across months, Enter opens', async () => {
  for (const [i, title] of ['One', 'Two', 'Three'].entries()) await plan(title, 1 + i * 31)
  open('/events')
  const first = page.getByRole('link', { name: 'One' })
  await expect.element(first).toBeVisible()
  ;(first.element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Three'))
  await userEvent.keyboard('{Home}')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('One'))
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(shown?.path()).toMatch(/^\/events\/.+/))
})

test('an answer with company fills places; what does not fit waits', async () => {
  const id = await plan('Small kitchen', 2, { capacity: 3 })
  const guest = await desk.session.run('createMember', { values: { name: 'Boris Petrov' } })
  if (!guest.ok) throw new Error(guest.error.code)
  await desk.session.run('setRsvp', { event: id, answer: 'yes', guests: 1, member: guest.value.value.id })
  open(`/events/${id}`)
  const box = page.getByRole('region', { name: 'Are you coming?' })
  await expect.element(box.getByText('1 place left')).toBeVisible()
  await box.getByRole('radio', { name: 'Yes' }).click()
  await expect.element(box.getByText('full')).toBeVisible()
  await box.getByRole('button', { name: 'One more' }).click()
  // Both answered in the same moment here, so either of them may be the one who waits.
  await expect.element(box.getByText('1 waiting')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Waiting list 1' })).toBeVisible()
})

test('calling off keeps everything, and Undo brings it back', async () => {
  const id = await plan('Concert', 3)
  open(`/events/${id}`)
  await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Concert')
  await page.getByRole('complementary').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Call it off' }).click()
  await expect.element(page.getByText('This event is called off.', { exact: false })).toBeVisible()
  // Toasts of the tests before may still stand.
  await page
    .getByRole('alertdialog', { name: /Concert/ })
    .getByRole('button', { name: 'Undo' })
    .click()
  await vi.waitFor(async () => expect((await desk.session.rows.get('event', id))?.status).toBe('planned'))
})

test('a calendar of 60 is looked through, chosen from and taken; the export reads back', async () => {
  open('/events/import')
  await expect.element(page.getByText('A calendar file (.ics)')).toBeVisible()
  const text = generateCalendar(60, Math.floor(Date.now() / DAY))
  const clipboard = new DataTransfer()
  clipboard.items.add(new File([text], 'kalender.ics', { type: 'text/calendar' }))
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!
  input.files = clipboard.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.element(page.getByText('60 events in “kalender.ics”')).toBeVisible()
  await page.getByRole('listitem').first().getByRole('checkbox').click({ force: true })
  await clean()
  await page.getByRole('button', { name: 'Take in 59 events' }).click()
  await vi.waitFor(() => expect(shown?.path()).toBe('/events'))
  expect(await desk.session.rows.count('event')).toBe(59)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Save all as a calendar…' }).click()
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  const back = await readEvents(new TextDecoder().decode(saved[0]!.bytes), { zone: 'UTC' })
  expect(back.ok && back.value.events.length).toBe(59)
})

test.each([
  ['spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]), /Das ist kein Kalender/],
  ['empty', new Uint8Array(), /Diese Datei ist leer/],
  ['list', new TextEncoder().encode('Name;Ort\nAnna;Riga'), /sind keine Termine/],
])('a file that is no calendar (%s) is refused with what to do', async (_, bytes, says) => {
  open('/events/import', 'de')
  await expect.element(page.getByText('Eine Kalenderdatei (.ics)')).toBeVisible()
  const clipboard = new DataTransfer()
  clipboard.items.add(new File([bytes], 'datei.ics'))
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!
  input.files = clipboard.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.element(page.getByRole('alert')).toHaveTextContent(says)
  expect(desk.ran.map(({ name }) => name)).not.toContain('importEvents')
})

test('600 events show as quickly as six: only what is on screen exists', async () => {
  const events = Array.from({ length: 600 }, (_, i) => ({
    title: `Evening ${i}`,
    start: `${localDay(1 + i)}T19:00`,
    zone: 'UTC',
  }))
  await desk.session.run('importEvents', { events })
  open('/events')
  await expect.element(page.getByRole('link', { name: 'Evening 0', exact: true })).toBeVisible()
  expect(document.querySelectorAll('.v-event').length).toBeLessThan(60)
  ;(page.getByRole('link', { name: 'Evening 0', exact: true }).element() as HTMLElement).focus()
  await userEvent.keyboard('{End}')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Evening 599'))
})

test.each(['light', 'dark'] as const)('axe finds nothing on the list and an open event (%s)', async (scheme) => {
  document.documentElement.dataset.scheme = scheme
  const id = await plan('Квартирник', 4, { capacity: 10, zone: 'Asia/Tbilisi', rule: 'FREQ=WEEKLY' })
  await desk.session.run('setRsvp', { event: id, answer: 'yes' })
  open(`/events/${id}`, 'ru')
  await expect.element(page.getByRole('heading', { name: /Придут/ })).toBeVisible()
  await clean()
})
