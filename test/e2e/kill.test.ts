import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, type Person, startApp } from '../support/app.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import {
  addCard,
  choosePeople,
  countRows,
  found,
  go,
  inStep,
  invite,
  openCard,
  openDepartment,
  ready,
  rowsOf,
  startDepartment,
  startJoining,
  storedOf,
  write,
} from '../support/story.ts'

/** Batteries die at the worst moments: Chromium ends at once, without a word to anybody, and starts again with the same profile. */

/** More by hand, as in `VMESTE_PEOPLE=20000 npx vitest run --project e2e test/e2e/kill.test.ts`. */
const people = Number(process.env.VMESTE_PEOPLE ?? 5_000)
const csv = generateMembersCsv(people)
let app: App
let alice: Person

beforeAll(async () => {
  app = await startApp()
  alice = await app.open('alice')
  await found(alice.page, 'Küchentisch', 'Alice')
  await startDepartment(alice.page, 'Marketing')
})
afterAll(() => app.close())

const again = async (person: Person): Promise<Person> => {
  await person.kill()
  const back = await app.open(person.name)
  await ready(back.page)
  return back
}

/** Waits until the bar of what is going on has come this far, or is gone because all is done. `share` 0..1. */
const progress = async (page: Page, share: number): Promise<void> => {
  await page.getByRole('progressbar').first().waitFor({ timeout: 60_000 })
  await page.waitForFunction(
    (share) => {
      const bar = document.querySelector('main [role=progressbar]')
      if (!bar) return true
      const now = bar.getAttribute('aria-valuenow')
      return now !== null && Number(now) >= share * Number(bar.getAttribute('aria-valuemax'))
    },
    share,
    { timeout: 60_000, polling: 'raf' },
  )
}

test('a card that is shown is there after the battery died', async () => {
  for (const title of ['Print the flyer', 'Ask the library', 'Bring the cups']) {
    await openDepartment(alice.page, 'Marketing')
    await addCard(alice.page, title)
    alice = await again(alice)
    expect(await rowsOf(alice.page)).toContain(title)
  }
  await openDepartment(alice.page, 'Marketing')
  await openCard(alice.page, 'Print the flyer')
  await write(alice.page, 'Description', 'On yellow paper. ')
  await expect.poll(() => rowsOf(alice.page)).toContain('On yellow paper.')
  alice = await again(alice)
  await openDepartment(alice.page, 'Marketing')
  await openCard(alice.page, 'Print the flyer')
  await expect
    .poll(() => alice.page.getByRole('textbox', { name: 'Description' }).textContent())
    .toContain('On yellow paper.')
})

test.each([
  ['as it begins', 0],
  ['half-way', 0.5],
  ['while it is being written', 1],
])('an import that dies %s leaves all or nothing', async (_moment, share) => {
  const before = await storedOf(alice.page)
  const known = await countRows(alice.page, 'members')
  await choosePeople(alice.page, 'mitglieder.csv', csv)
  await alice.page.getByRole('button', { name: /^Import [\d,]+ people/ }).click({ timeout: 60_000 })
  await progress(alice.page, share)
  alice = await again(alice)
  const now = await countRows(alice.page, 'members')
  if (now === known) expect(await storedOf(alice.page)).toBe(before)
  else {
    // All of it: the lists made anew from what is stored say the same.
    expect(now).toBe(known + people)
    await go(alice.page, '#/settings')
    await alice.page.getByRole('button', { name: 'Rebuild' }).click()
    await alice.page.getByText('All lists are built anew').waitFor({ timeout: 60_000 })
    expect(await countRows(alice.page, 'members')).toBe(known + people)
  }
})

test('what the import said is done stays done', async () => {
  const known = await countRows(alice.page, 'members')
  if (known < people) {
    await choosePeople(alice.page, 'mitglieder.csv', csv)
    await alice.page.getByRole('button', { name: /^Import [\d,]+ people/ }).click({ timeout: 60_000 })
    await alice.page
      .getByText(/people added/)
      .first()
      .waitFor({ timeout: 120_000 })
  }
  alice = await again(alice)
  expect(await countRows(alice.page, 'members')).toBeGreaterThan(people)
})

test.each([
  ['bob', 'as he is let in', -1],
  ['carol', 'as the first people arrive', 0.01],
  ['dora', 'half-way', 0.5],
])('the battery of %s dies %s: the sync resumes and ends in the same rows', async (name, _moment, share) => {
  const link = await invite(alice.page, name)
  let person = await app.open(name)
  await startJoining(person.page, link, name)
  if (share < 0) await person.page.getByText('Looking for someone of the network').waitFor()
  if (share < 0) await person.page.locator('[aria-current=step]', { hasText: /lets you in|Receiving/ }).waitFor()
  else await progress(person.page, share)
  await person.kill()
  person = await app.open(name)
  const entered = person.page.getByRole('navigation').first()
  const door = person.page.getByRole('button', { name: /Join a network/ })
  await entered.or(door).first().waitFor()
  if (await door.isVisible()) {
    // It died before it was let in: nothing of the network is here, and the same invitation still opens.
    await startJoining(person.page, link, name)
    await entered.waitFor({ timeout: 120_000 })
  }
  const rows = await inStep(alice.page, person.page)
  expect(rows.split('\n').filter((row) => row.startsWith('members')).length).toBeGreaterThan(people)
  expect(rows).toContain('On yellow paper.')
  await person.close()
})

test('the one who gives dies, comes back, and the newcomer is served to the end', async () => {
  const link = await invite(alice.page, 'Emil')
  const emil = await app.open('emil')
  await startJoining(emil.page, link, 'Emil')
  await progress(emil.page, 0.05)
  alice = await again(alice)
  await emil.page.getByRole('navigation').first().waitFor({ timeout: 120_000 })
  await inStep(alice.page, emil.page)
})
