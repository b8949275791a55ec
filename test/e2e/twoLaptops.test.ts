import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, screenshot, startApp } from '../support/app.ts'
import { generateCalendar } from '../support/generateCalendar.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import {
  addCard,
  countRows,
  found,
  go,
  importCalendar,
  importPeople,
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

let app: App
let alice: Page
let bob: Page

beforeAll(async () => {
  app = await startApp()
  alice = (await app.open('alice')).page
  bob = (await app.open('bob')).page
})
afterAll(() => app.close())

test('alice founds a network and brings in her member list and her calendar', async () => {
  await found(alice, 'Küchentisch', 'Alice Ämter')
  await importPeople(alice, generateMembersCsv(2_000), '2,000 people')
  expect(await countRows(alice, 'members')).toBe(2_001)
  await importCalendar(alice, generateCalendar(60, Math.floor(Date.now() / 86_400_000)), 60)
  expect(await countRows(alice, 'events')).toBe(60)
  await startDepartment(alice, 'Marketing')
  await addCard(alice, 'Print the flyer')
  await screenshot(alice, 'story-1-board')
})

test('bob joins by her link, and everything arrives', async () => {
  const link = await invite(alice, 'Bob from the choir')
  await screenshot(alice, 'story-2-invitation')
  await join(bob, link, 'Bob Борисов')
  const rows = await inStep(alice, bob)
  expect(rows).toContain('Bob Борисов')
  expect(rows.split('\n').filter((row) => row.startsWith('members'))).toHaveLength(2_002)
  await go(bob, '#/people')
  await bob.getByRole('row').nth(5).waitFor()
  await screenshot(bob, 'story-3-bob-people')
})

test('both go offline and change the same card, text and event; back together nothing is lost', async () => {
  for (const page of [alice, bob]) await setMeeting(page, false)
  await openDepartment(alice, 'Marketing')
  await openCard(alice, 'Print the flyer')
  await write(alice, 'Description', 'Alice wants it blue. ')
  await retitle(alice, 'Title', 'Print 500 flyers')
  await openDepartment(bob, 'Marketing')
  await openCard(bob, 'Print the flyer')
  await write(bob, 'Description', 'Борис wants it round. ')
  await retitle(bob, 'Title', 'Print the posters')
  const event = JSON.parse(
    (await rowsOf(alice))
      .split('\n')
      .find((row) => row.startsWith('events'))!
      .slice(7),
  )
  for (const [page, place] of [
    [alice, 'Library'],
    [bob, 'Кухня'],
  ] as const) {
    await go(page, `#/events/${event.id}`)
    await retitle(page, 'Place', place)
  }
  expect(await rowsOf(alice)).not.toBe(await rowsOf(bob))

  for (const page of [alice, bob]) await setMeeting(page, true)
  const rows = await inStep(alice, bob)
  expect(rows).toContain('Alice wants it blue.')
  expect(rows).toContain('Борис wants it round.')

  await go(alice, '#/receipts')
  await alice
    .getByRole('link', { name: /Bob Борисов/ })
    // The newest is written a moment after the last thing came.
    .filter({ hasText: 'to look at' })
    .first()
    .click()
  await expect.poll(() => alice.getByText('Changed by two people').count(), { timeout: 20_000 }).toBeGreaterThan(0)
  await screenshot(alice, 'story-4-receipt')
  const page = alice.getByRole('main')
  for (const text of ['Print 500 flyers', 'Print the posters', 'Library', 'Кухня'])
    expect(await page.getByText(text).count(), text).toBeGreaterThan(0)
})

test('one click takes the other value, on both laptops', async () => {
  const before = await rowsOf(alice)
  await alice.getByRole('button', { name: 'Take this one' }).first().click()
  await expect.poll(() => rowsOf(alice)).not.toBe(before)
  await inStep(alice, bob)
})

test('what stands is right: a click says so, and home does not ask again', async () => {
  const asks = alice.getByRole('link', { name: 'Look at it' })
  await go(alice, '#/')
  await asks.click()
  const before = await rowsOf(alice)
  const keep = alice.getByRole('button', { name: 'Keep this' })
  await keep.first().waitFor()
  while ((await keep.count()) > 0) {
    const left = await keep.count()
    await keep.first().click()
    await expect.poll(() => keep.count()).toBe(left - 1)
  }
  expect(await alice.getByText('Settled').count()).toBeGreaterThan(1)
  await go(alice, '#/')
  await alice.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => asks.count()).toBe(0)
  expect(await rowsOf(alice)).toBe(before)
})

test('carol joins from bob while alice is away', async () => {
  const link = await invite(alice, 'Carol')
  const expected = await inStep(alice, bob)
  await alice.close()
  const carol = (await app.open('carol', { lang: 'en' })).page
  await join(carol, link, 'Carol')
  const rows = await inStep(bob, carol)
  for (const row of expected.split('\n').filter((row) => /^(cards|events|columns)/.test(row)))
    expect(rows).toContain(row)
})
