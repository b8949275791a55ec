import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright'
import { invitationLink } from '../../shared/roster/invitation.ts'
import { generateCalendar } from './generateCalendar.ts'
import { generateMembersCsv } from './generateMembersCsv.ts'
import { go, idOf } from './story.ts'

/** Every screen and every state of a screen that a person can have before her, in any language. */
export interface Screen {
  readonly name: string
  open(page: Page): Promise<void>
  /** Leaves what `go` to another address would leave open. */
  close?(page: Page): Promise<void>
}

const escapeKey = (page: Page) => page.keyboard.press('Escape')

const at = (name: string, hash: string, shows: string): Screen => ({
  name,
  async open(page) {
    await go(page, hash)
    await page.locator(shows).first().waitFor()
  },
})

const record = (name: string, table: string, hash: (id: string) => string): Screen => ({
  name,
  async open(page) {
    const row = await idOf(page, table)
    await go(page, hash(row.id))
    await page.locator('.v-inspector').waitFor()
  },
})

const dialog = (name: string, hash: string): Screen => ({
  name,
  async open(page) {
    await go(page, hash)
    await page.getByRole('dialog').waitFor()
  },
  async close(page) {
    await escapeKey(page)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  },
})

const modal = (name: string, hash: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await go(page, hash)
    await page.locator('main h1').first().waitFor()
    await open(page)
    await page.getByRole('dialog').waitFor()
  },
  async close(page) {
    await escapeKey(page)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  },
})

const foreignInvitation = (until: number): string =>
  invitationLink({
    net: randomBytes(32).toString('base64url'),
    via: randomBytes(32).toString('base64url'),
    secret: randomBytes(16),
    until,
    network: 'Laubenpieper',
    inviter: 'Emil',
    hubs: [],
  })

/** Needs a network with people, a department with a card, an event, and a receipt that holds a clash. */
export const screens: readonly Screen[] = [
  at('welcome', '#/welcome', '.v-doors'),
  {
    name: 'found a network',
    async open(page) {
      await go(page, '#/welcome')
      await page.locator('.v-doors button').first().click()
      await page.locator('.v-welcome-form input').first().waitFor()
    },
    close: escapeKey,
  },
  at('join', '#/join', '.v-welcome-form textarea'),
  {
    name: 'join: what is wrong with it',
    async open(page) {
      await go(page, '#/join')
      await page.locator('textarea').fill('Hello!')
      await page.locator('.v-field-error').waitFor()
    },
  },
  {
    name: 'join: confirm',
    async open(page) {
      await go(page, '#/people')
      await go(page, '#/join')
      await page.locator('textarea').fill(foreignInvitation(Date.now() + 86_400_000))
      await page.locator('.v-join-head').waitFor()
    },
  },
  at('home', '#/', 'main h1'),
  at('people', '#/people', '[role=grid] [role=row]'),
  record('person', 'members', (id) => `#/people/${id}`),
  dialog('new person', '#/people?new=1'),
  at('import people', '#/people/import', '.v-drop'),
  {
    name: 'import people: preview',
    async open(page) {
      await go(page, '#/people/import')
      const csv = `${generateMembersCsv(12, 9)}\n;;;\nnobody,with,too,few`
      await page
        .locator('main input[type=file]')
        .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
      await page.locator('.v-import-foot').waitFor()
    },
  },
  at('departments', '#/departments', '.v-department'),
  dialog('new department', '#/departments?new=1'),
  {
    name: 'board',
    async open(page) {
      await go(page, `#/departments/${(await idOf(page, 'departments')).id}`)
      await page.locator('.v-card').first().waitFor()
    },
  },
  {
    name: 'card',
    async open(page) {
      const [department, card] = [await idOf(page, 'departments'), await idOf(page, 'cards')]
      await go(page, `#/departments/${department.id}/cards/${card.id}`)
      await page.locator('.v-inspector [contenteditable]').first().waitFor()
    },
  },
  at('events', '#/events', 'main h1'),
  record('event', 'events', (id) => `#/events/${id}`),
  dialog('new event', '#/events?new=1'),
  at('import events', '#/events/import', '.v-drop'),
  {
    name: 'import events: preview',
    async open(page) {
      await go(page, '#/events/import')
      const ics = generateCalendar(8, Math.floor(Date.now() / 86_400_000), 9)
      await page
        .locator('main input[type=file]')
        .setInputFiles({ name: 'calendar.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) })
      await page.locator('.v-ics').waitFor()
    },
  },
  at('invite', '#/invite', 'main form input'),
  {
    name: 'invitation',
    async open(page) {
      await go(page, '#/invite')
      await page.locator('main form input').first().fill('Frieda')
      await page.keyboard.press('Enter')
      await page.locator('.v-invite-link').waitFor()
    },
  },
  at('receipts', '#/receipts', 'main a[href*="receipts/"]'),
  {
    name: 'receipt with a clash',
    async open(page) {
      await go(page, '#/receipts')
      const links = page.locator('main a[href*="receipts/"]')
      await links.first().waitFor()
      const addresses = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      for (const address of addresses) {
        await go(page, address.slice(address.indexOf('#')))
        await page.locator('main h1').first().waitFor()
        if ((await page.locator('.v-clash').count()) > 0) return
      }
      throw new Error('no receipt holds a clash')
    },
  },
  at('settings', '#/settings', 'main h1'),
  at('nothing at this address', '#/no/such/place', 'main, #root h1'),
  modal('palette', '#/', (page) => page.keyboard.press('Control+k')),
  modal('palette with hits', '#/', async (page) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').locator('input').fill('a')
    await page.getByRole('menuitem').first().waitFor()
  }),
  modal('keyboard help', '#/departments', (page) => page.keyboard.press('?')),
  modal('who is here', '#/', (page) => page.locator('.v-sync').click()),
]
