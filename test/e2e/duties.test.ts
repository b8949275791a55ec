import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, screenshot, startApp } from '../support/app.ts'
import { giveLead, giveRole, openPerson } from '../support/duties.ts'
import {
  addCard,
  addPerson,
  found,
  go,
  inStep,
  invite,
  join,
  openCard,
  openDepartment,
  retitle,
  rowsOf,
  setMeeting,
  startDepartment,
  write,
} from '../support/story.ts'

/**
 * An ambassador turns. A coordinator who is offline at the time takes her role back; when the laptops meet again, what she did in it since
 * is set aside on all three, what others wrote around it stays, and undoing it brings back exactly what was.
 */

let app: App
/** Founded the network. */
let alice: Page
/** Coordinates. */
let bob: Page
/** Is an ambassador. */
let zoya: Page
let before = ''

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

interface Row extends Record<string, unknown> {
  readonly id: string
}

const rowIn = (rows: string, table: string, is: (row: Row) => boolean): Row | undefined =>
  rows
    .split('\n')
    .filter((line) => line.startsWith(`${table} `))
    .map((line) => JSON.parse(line.slice(table.length + 1)) as Row)
    .find(is)
const plan = async (page: Page) => rowIn(await rowsOf(page), 'events', () => true)?.excerpt

/** All that people made. The history of decisions is left out: it tells of the taking back and of its undoing. */
const madeIn = (rows: string): string =>
  rows
    .split('\n')
    .filter((line) => !line.startsWith('decisions '))
    .join('\n')
const madeAt = async (page: Page) => madeIn(await rowsOf(page))

const openEvent = async (page: Page): Promise<void> => {
  await go(page, `#/events/${rowIn(await rowsOf(page), 'events', () => true)?.id}`)
  await page.getByRole('textbox', { name: 'Plan' }).waitFor()
}

test('alice founds a network and gives bob and zoya their roles', async () => {
  alice = (await app.open('alice')).page
  await found(alice, 'Küchentisch', 'Alice')
  await go(alice, '#/events?new=1')
  const dialog = alice.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('Soup evening 12.12.2027 19:00')
  await alice.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await openEvent(alice)
  await write(alice, 'Plan', 'Alice brings soup. ')
  await addPerson(alice, 'Frieda Falk')
  await openPerson(alice, 'Frieda Falk')
  await retitle(alice, 'City', 'Rostock')
  bob = (await app.open('bob')).page
  await join(bob, await invite(alice, 'Bob'), 'Bob')
  zoya = (await app.open('zoya')).page
  await join(zoya, await invite(alice, 'Zoya'), 'Zoya')
  await inStep(alice, bob, zoya)
  await giveRole(alice, 'Bob', 'Coordinator')
  await giveRole(alice, 'Zoya', 'Ambassador')
  await openPerson(zoya, 'Zoya')
  await zoya.getByText('Invites people and takes them in').waitFor()
  await openPerson(bob, 'Bob')
  await bob.getByText('Appoints ambassadors').waitFor()
  await inStep(alice, bob, zoya)
})

test('while bob is away, zoya writes in her role, and as a member; alice writes around it', async () => {
  await setMeeting(bob, false)
  await openPerson(zoya, 'Frieda Falk')
  await retitle(zoya, 'City', 'Atlantis')
  await addPerson(zoya, 'Made-up Max')
  await openEvent(zoya)
  await write(zoya, 'Plan', 'Zoya brings bread. ')
  await inStep(alice, zoya)
  await openPerson(alice, 'Frieda Falk')
  await retitle(alice, 'Offers', 'A piano')
  await openEvent(alice)
  await write(alice, 'Plan', 'Alice sets the table.')
  before = madeIn(await inStep(alice, zoya))
  expect(before).toContain('Atlantis')
  expect(before).toContain('Made-up Max')
  expect(await rowsOf(bob)).not.toContain('Atlantis')
})

test('bob, who has seen none of it, takes her role back with a reason', async () => {
  await openPerson(bob, 'Zoya')
  await bob.getByRole('button', { name: 'Change role' }).click()
  const dialog = bob.getByRole('dialog')
  await dialog.getByText('Member', { exact: true }).click()
  await dialog.getByText('Nothing that you see here today.').waitFor()
  await dialog.getByLabel('Reason').fill('She invents people')
  await screenshot(bob, 'duties-1-take-back')
  await dialog.getByRole('button', { name: 'Change the role' }).click()
  await dialog.waitFor({ state: 'detached' })
  await bob.getByText('Takes part in everything').waitFor()
})

test('when they meet, what she did in that role is set aside on all three; what she and others wrote as members stays', async () => {
  await setMeeting(bob, true)
  await expect.poll(async () => (await rowsOf(zoya)).includes('Made-up Max'), { timeout: 60_000 }).toBe(false)
  const after = await inStep(alice, bob, zoya)
  expect(rowIn(after, 'members', (row) => row.name === 'Frieda Falk')).toMatchObject({
    city: 'Rostock',
    offers: ['A piano'],
  })
  expect(rowIn(after, 'events', () => true)?.excerpt).toBe(
    'Alice brings soup. Zoya brings bread. Alice sets the table.',
  )
})

test('each is told what changed, by whom and why, and where', async () => {
  await go(alice, '#/')
  const home = alice.getByRole('region', { name: 'What changed and why' })
  await home.getByText('Zoya does not have the role “Ambassador” any more').waitFor()
  await home.getByText(/Decided by Bob.*She invents people/).waitFor()
  await home.getByText(/changes are set aside/).waitFor()
  await screenshot(alice, 'duties-2-home')
  await go(zoya, '#/notices')
  await zoya.getByText('You do not have the role “Ambassador” any more').waitFor()
  await openPerson(alice, 'Frieda Falk')
  await alice.getByText('Some of what was written here is set aside.').waitFor()
  await alice.getByRole('link', { name: 'Why?' }).click()
  const records = alice.getByRole('article').first()
  await records.getByRole('link', { name: 'Frieda Falk' }).waitFor()
  await records.getByText('not shown any more').waitFor()
  await screenshot(alice, 'duties-3-why')
})

test('undoing it brings back exactly what was, on all three', async () => {
  await go(bob, '#/notices')
  await bob.getByRole('article').first().getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => madeAt(zoya), { timeout: 60_000 }).toBe(before)
  expect(madeIn(await inStep(alice, bob, zoya))).toBe(before)
  await openPerson(zoya, 'Zoya')
  await zoya.getByText('Invites people and takes them in').waitFor()
  await openPerson(alice, 'Frieda Falk')
  await expect.poll(() => alice.getByText('Some of what was written here is set aside.').count()).toBe(0)
})

test('removed altogether: the text she typed meanwhile goes, honest text around it stays, and bringing her back restores it', async () => {
  await setMeeting(bob, false)
  await openEvent(zoya)
  await write(zoya, 'Plan', ' Zoya sells the soup.')
  await inStep(alice, zoya)
  await openEvent(alice)
  await write(alice, 'Plan', ' Alice washes up.')
  before = madeIn(await inStep(alice, zoya))

  await openPerson(bob, 'Zoya')
  await bob.getByRole('button', { name: 'Role and duties' }).click()
  await bob.getByRole('menuitem', { name: 'Remove from the network' }).click()
  const dialog = bob.getByRole('dialog')
  await dialog.getByText('Zoya keeps the copies').waitFor()
  await screenshot(bob, 'duties-4-remove')
  await dialog.getByRole('button', { name: 'Remove from the network' }).click()
  await dialog.waitFor({ state: 'detached' })
  await setMeeting(bob, true)
  const honest = 'Alice brings soup. Zoya brings bread. Alice sets the table. Alice washes up.'
  for (const page of [alice, bob]) await expect.poll(() => plan(page), { timeout: 60_000 }).toBe(honest)

  await go(bob, '#/people')
  await bob.getByRole('button', { name: 'Not here any more' }).click()
  await screenshot(bob, 'duties-5-past')
  await bob.getByRole('button', { name: 'Bring back: Zoya' }).click()
  await bob.getByText('Zoya is back').waitFor()
  await expect.poll(() => madeAt(alice), { timeout: 60_000 }).toBe(before)
  expect(madeIn(await inStep(alice, bob))).toBe(before)
  // Her laptop, which nobody spoke to meanwhile, finds the others again by itself.
  expect(madeIn(await inStep(alice, bob, zoya))).toBe(before)
  await addPerson(zoya, 'Gerda')
  await inStep(alice, bob, zoya)
})

test('bob passes on what depends on him in one step, says goodbye and takes the network off his laptop', async () => {
  await startDepartment(alice, 'Marketing')
  await addCard(alice, 'Flyers')
  await giveLead(alice, 'Bob', 'Marketing')
  await inStep(alice, bob)
  await openDepartment(bob, 'Marketing')
  await openCard(bob, 'Flyers')
  await bob.getByRole('button', { name: 'I will do it' }).click()
  const card = async () => rowIn(await rowsOf(alice), 'cards', (row) => row.title === 'Flyers')
  await expect.poll(async () => (await card())?.assignees).toHaveLength(1)

  await go(bob, '#/settings')
  await bob.getByRole('button', { name: 'Leave …' }).click()
  const leaving = bob.getByRole('dialog', { name: 'Leave Küchentisch' })
  await leaving.getByRole('button', { name: 'Hand over' }).click()
  const handing = bob.getByRole('dialog', { name: 'Hand over what you do' })
  await handing.getByRole('combobox', { name: 'Everything to' }).click()
  await bob.getByRole('option', { name: 'Alice' }).click()
  await screenshot(bob, 'duties-6-hand-over')
  await handing.getByRole('button', { name: 'Hand over 2 lines' }).click()
  await leaving.getByText('Nothing does').waitFor()
  await screenshot(bob, 'duties-7-leave')
  const own = rowIn(await rowsOf(alice), 'members', (row) => row.name === 'Alice')?.id
  await expect.poll(async () => (await card())?.assignees).toEqual([own])
  expect(rowIn(await inStep(alice, bob), 'departments', () => true)?.lead).toBe(own)
  await openPerson(alice, 'Alice')
  await alice.getByText('Leads Marketing').waitFor()

  await leaving.getByRole('button', { name: 'I am leaving' }).click()
  await leaving.getByText('Another laptop knows it.').waitFor()
  await go(alice, '#/')
  await alice.getByText('Bob has left').waitFor()
  await alice.getByRole('button', { name: 'Close the access' }).click()
  await expect.poll(() => alice.getByText('Bob has left').count()).toBe(0)
  await go(alice, '#/people?past=1')
  await alice.getByRole('button', { name: 'Bring back: Bob' }).waitFor()
  await leaving.getByRole('button', { name: 'Take it off this machine' }).click()
  await bob.getByRole('button', { name: /Found a network/ }).waitFor()
})
