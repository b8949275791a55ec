import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { generateCalendar } from '../support/generateCalendar.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import { goTo, palette, press, reach, type } from '../support/keyboard.ts'
import { countRows, inStep, rowsOf } from '../support/story.ts'

/** The story of the two laptops by people without a mouse: no click, no address typed, only keys. */

let app: App
let alice: Page
let bob: Page
let link = ''

const activeName = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement
    return here?.getAttribute('aria-label') ?? here?.textContent ?? ''
  })

const roleOf = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement
    return here?.getAttribute('role') ?? (here?.matches('input[type=search]') ? 'searchbox' : here?.tagName)
  })

beforeAll(async () => {
  app = await startApp()
  alice = (await app.open('alice')).page
  bob = (await app.open('bob')).page
  for (const page of [alice, bob]) page.setDefaultTimeout(15_000)
})
afterAll(() => app.close())

/** Goes into a column of the board, in it to a card, and presses `key` there. */
const onCard = async (page: Page, title: string, key: string, by = 'Tab'): Promise<void> => {
  const row = page.getByRole('row', { name: title })
  await row.waitFor()
  await reach(page, page.getByRole('grid').filter({ has: row }), by)
  const isThere = () => row.evaluate((element) => element === document.activeElement)
  for (const step of ['ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown'])
    if (!(await isThere())) await page.keyboard.press(step)
  expect(await isThere(), `the keyboard is on ${await activeName(page)}, not on ${title}`).toBe(true)
  await press(page, row, { key, by })
}

const chooseFile = async (page: Page, name: string, content: string): Promise<void> => {
  const button = page.getByRole('button', { name: 'Choose a file' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)])
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
}

test('alice founds a network', async () => {
  await press(alice, alice.getByRole('button', { name: /Found a network/ }))
  await type(alice, alice.getByLabel('Name of the network'), 'Küchentisch')
  await type(alice, alice.getByLabel('Your name'), 'Alice')
  await alice.keyboard.press('Enter')
  await alice.getByRole('navigation').first().waitFor()
})

test('she brings in her people and her calendar', async () => {
  await goTo(alice, 'p', 'People')
  const marked = await palette(alice, 'import')
  await expect.poll(marked).toMatch(/^Import/)
  await alice.keyboard.press('Enter')
  await alice.getByRole('heading', { level: 1, name: 'Import people' }).waitFor()
  // Closing, the palette gives the focus back, which must not happen between reaching the button and pressing it.
  await alice.getByRole('dialog').waitFor({ state: 'detached' })
  await chooseFile(alice, 'list.csv', generateMembersCsv(40))
  await press(alice, alice.getByRole('button', { name: 'Import 40 people' }))
  await alice
    .getByText(/40 people added/)
    .first()
    .waitFor()
  expect(await countRows(alice, 'members')).toBe(41)

  await goTo(alice, 'e', 'Events')
  await press(alice, alice.getByRole('button', { name: 'More', exact: true }))
  await press(alice, alice.getByRole('menuitem', { name: /Bring in a calendar/ }), { by: 'ArrowDown' })
  await chooseFile(alice, 'calendar.ics', generateCalendar(6, Math.floor(Date.now() / 86_400_000)))
  await press(alice, alice.getByRole('button', { name: 'Which to take' }))
  await press(alice, alice.getByRole('menuitem', { name: 'All', exact: true }), { by: 'ArrowDown' })
  await press(alice, alice.getByRole('button', { name: 'Take in 6 events' }))
  await alice
    .getByText(/6 new events/)
    .first()
    .waitFor()
})

test('she looks somebody up, opens the record, and comes back to the same place in the list', async () => {
  await goTo(alice, 'p', 'People')
  await alice.getByRole('row').nth(5).waitFor()
  await alice.keyboard.press('/')
  await expect.poll(() => roleOf(alice)).toBe('searchbox')
  await alice.keyboard.press('ArrowDown')
  await expect.poll(() => roleOf(alice)).toBe('row')
  const first = await activeName(alice)
  await alice.keyboard.press('ArrowDown')
  await alice.keyboard.press('ArrowDown')
  await expect.poll(() => activeName(alice)).not.toBe(first)
  const before = await activeName(alice)
  await alice.keyboard.press('Enter')
  await alice.locator('.v-inspector').waitFor()
  await alice.keyboard.press('Escape')
  await alice.locator('.v-inspector').waitFor({ state: 'detached' })
  await expect.poll(() => activeName(alice)).toBe(before)
})

test('a dialog gives the focus back to what opened it', async () => {
  await press(alice, alice.getByRole('button', { name: 'Add person' }), { by: 'Shift+Tab' })
  await alice.getByRole('dialog').waitFor()
  await alice.keyboard.press('Escape')
  await alice.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => activeName(alice)).toBe('Add person')
})

test('from any page a few letters and Enter begin a new event, and Back does not begin it again', async () => {
  const marked = await palette(alice, 'new ev')
  // Found cards and people come after what she means.
  await expect.poll(marked).toBe('New event')
  await alice.keyboard.press('Enter')
  const form = alice.getByRole('dialog', { name: 'New event' })
  await form.waitFor()
  await alice.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await expect.poll(() => new URL(alice.url()).hash).toBe('#/events')
})

test('keys typed in one go mean the page that they lead to, not the one that is still drawn', async () => {
  for (const [letter, dialog] of [
    ['e', 'New event'],
    ['p', 'Add person'],
    ['d', 'New department'],
  ] as const) {
    // From within: on a busy machine the way to the browser is longer than the moment in which two keys belong together.
    await alice.evaluate(
      async (keys) => {
        for (const key of keys) {
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
          await new Promise((resolve) => setTimeout(resolve))
        }
      },
      ['g', letter, 'c'],
    )
    await alice.getByRole('dialog', { name: dialog }).waitFor()
    await alice.keyboard.press('Escape')
    await alice.getByRole('dialog').waitFor({ state: 'detached' })
  }
})

test('she starts a department, adds cards, moves one, and takes a step back', async () => {
  await goTo(alice, 'd', 'Departments')
  await alice.keyboard.press('c')
  await alice.getByRole('dialog').waitFor()
  await type(alice, alice.getByRole('dialog').getByLabel('Name'), 'Marketing')
  await alice.keyboard.press('Enter')
  await press(alice, alice.getByRole('button', { name: 'Add a card: To do' }))
  for (const title of ['Print the flyer', 'Ask the library']) {
    await alice.keyboard.type(title)
    await alice.keyboard.press('Enter')
    await alice.getByRole('row', { name: title }).waitFor()
  }
  await alice.keyboard.press('Escape')
  await expect.poll(() => activeName(alice)).toContain('Add a card: To do')

  const columnOf = (title: string) =>
    alice.locator('section.v-column', { has: alice.getByRole('row', { name: title }) }).getAttribute('aria-label')
  await onCard(alice, 'Print the flyer', 'Shift+ArrowRight', 'Shift+Tab')
  await expect.poll(() => columnOf('Print the flyer')).toBe('In progress')
  await expect.poll(() => activeName(alice)).toContain('Print the flyer')
  await alice.keyboard.press('Control+z')
  await expect.poll(() => columnOf('Print the flyer')).toBe('To do')
  await alice.getByText('Undone: card moved').waitFor()
  await alice.keyboard.press('Control+Shift+z')
  await expect.poll(() => columnOf('Print the flyer')).toBe('In progress')
  await alice.getByText('Done again: card moved').waitFor()
})

test('she opens the card, writes its description, and comes back to it', async () => {
  await onCard(alice, 'Print the flyer', 'Enter', 'Shift+Tab')
  const description = alice.getByRole('textbox', { name: 'Description' })
  await description.waitFor()
  await reach(alice, description)
  await alice.keyboard.type('On yellow paper.')
  await expect.poll(() => rowsOf(alice)).toContain('On yellow paper.')
  // The first Escape leaves the text, the next one the card.
  for (let presses = 0; presses < 2 && (await alice.locator('.v-inspector').count()) > 0; presses++)
    await alice.keyboard.press('Escape')
  await alice.locator('.v-inspector').waitFor({ state: 'detached' })
  await expect.poll(() => activeName(alice)).toContain('Print the flyer')
})

test('she invites bob and copies the link; he pastes it and is in', async () => {
  await alice.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await alice.keyboard.press('i')
  await type(alice, alice.getByLabel('For whom, as a note to yourself'), 'Bob')
  await alice.keyboard.press('Enter')
  await alice.locator('.v-given-text').waitFor()
  await press(alice, alice.getByRole('button', { name: /Copy/ }))
  await alice.getByText('Copied').first().waitFor()
  link = await alice.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/^vmeste:\/\/join\//)

  await press(bob, bob.getByRole('button', { name: /Join a network/ }))
  await reach(bob, bob.getByLabel('Paste the invitation'))
  await bob.keyboard.insertText(`Come and join us: ${link}`)
  await type(bob, bob.getByLabel('Your name'), 'Bob')
  await bob.keyboard.press('Enter')
  await bob.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  expect(await inStep(alice, bob)).toContain('On yellow paper.')
})

/** Switches looking for others on or off, in the panel behind the sync line. */
const meeting = async (page: Page): Promise<void> => {
  await press(page, page.getByRole('button', { name: /Who is here/ }))
  const panel = page.getByRole('dialog', { name: 'Who is here' })
  const meet = panel.getByRole('switch', { name: /Look for others/ })
  const was = await meet.isChecked()
  await press(page, meet, { key: 'Space' })
  await expect.poll(() => meet.isChecked()).toBe(!was)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await expect.poll(() => activeName(page)).toContain('Who is here')
}

const retitle = async (page: Page, title: string): Promise<void> => {
  await goTo(page, 'd', 'Departments')
  await press(page, page.getByRole('main').getByRole('link', { name: 'Marketing' }))
  await onCard(page, 'Print the flyer', 'Enter')
  await type(page, page.getByLabel('Title', { exact: true }), title)
  await page.keyboard.press('Enter')
  await expect.poll(() => rowsOf(page)).toContain(title)
}

test('they part, both rename the card, meet again, and alice takes the other title', async () => {
  for (const page of [alice, bob]) await meeting(page)
  await retitle(alice, 'Print 500 flyers')
  await retitle(bob, 'Print the posters')
  for (const page of [alice, bob]) await meeting(page)
  await inStep(alice, bob)
  await alice.keyboard.press('Escape')
  await goTo(alice, 'r', 'What came in')
  await press(alice, alice.getByRole('link').filter({ hasText: /to look at/ }))
  const before = await rowsOf(alice)
  await press(alice, alice.getByRole('button', { name: 'Take this one' }))
  await expect.poll(() => rowsOf(alice)).not.toBe(before)
  await inStep(alice, bob)
})

test('bob turns to Russian and to the dark in the settings', async () => {
  await bob.keyboard.press('Escape')
  await goTo(bob, 's', 'Settings')
  await reach(bob, bob.getByRole('radio', { name: 'English' }))
  await bob.keyboard.press('ArrowRight')
  await bob.keyboard.press('ArrowRight')
  await bob.keyboard.press('Space')
  await bob.locator('html[lang=ru]').waitFor()
  await bob.getByRole('heading', { level: 1, name: 'Настройки' }).waitFor()
  await reach(bob, bob.getByRole('radio', { name: 'Как в системе' }))
  await bob.keyboard.press('ArrowRight')
  await bob.keyboard.press('ArrowRight')
  await bob.keyboard.press('Space')
  await bob.locator('html[data-scheme=dark]').waitFor()
})
