import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright'
import { invitationLink } from '../../shared/roster/invitation.ts'
import { admissionScreens } from './admissionScreens.ts'
import { contactScreens, recordsOfOthers } from './contactScreens.ts'
import { directoryScreens } from './directoryScreens.ts'
import { openPerson } from './duties.ts'
import { generateCalendar } from './generateCalendar.ts'
import { importScreens } from './importScreens.ts'
import { laptopScreens } from './laptopScreens.ts'
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

const openMember = async (page: Page, name: string): Promise<void> => {
  await openPerson(page, name)
  await page.locator('.v-standing').waitFor()
}

/** A dialog that is opened from the record of Борис. */
const duty = (name: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await openMember(page, 'Борис')
    await open(page)
    // The menu it came from is still leaving, and is a dialog too.
    await page.locator('.v-dialog').waitFor()
  },
  async close(page) {
    await escapeKey(page)
    await page.locator('.v-dialog').waitFor({ state: 'detached' })
  },
})

const dutyMenu = async (page: Page, which: 'first' | 'last'): Promise<void> => {
  await page.locator('.v-standing-section .v-icon-button').first().click()
  await page.getByRole('menuitem')[which]().click()
}

const ownRecord = async (page: Page): Promise<void> => {
  await go(page, '#/privacy')
  await page.locator('.v-privacy a[href*="/people/"]').click()
  await page.locator('.v-audience').first().waitFor()
}

/** A dialog that asks before the irreversible. */
const question = (name: string, ask: (page: Page) => Promise<void>): Screen => ({
  name,
  async open(page) {
    await ask(page)
    await page.getByRole('alertdialog').waitFor()
  },
  async close(page) {
    await escapeKey(page)
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  },
})

/** Needs a network with people, a department with a card, an event, a receipt that holds a clash, and people who apply. */
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
  { name: 'person: role and duties', open: (page) => openMember(page, 'Борис') },
  duty('another role', async (page) => {
    await page.locator('.v-standing .v-row .v-button').first().click()
    await page.getByRole('radio').nth(1).waitFor({ state: 'attached' })
    await page.locator('.v-choice').nth(1).click()
  }),
  duty('a duty', (page) => page.locator('.v-standing .v-row .v-button').last().click()),
  duty('hand over', (page) => dutyMenu(page, 'first')),
  duty('remove somebody', async (page) => {
    await dutyMenu(page, 'last')
    await page.locator('.v-choice').last().click()
    await page.locator('.v-consequence').first().waitFor()
  }),
  at('people: as cards', '#/people?view=cards', '.v-person-card-name'),
  at('people: filtered', '#/people?joined=90d&role=member&silent=30d', '.v-chip'),
  {
    name: 'people: every filter',
    async open(page) {
      await go(page, '#/people')
      await page.locator('.v-people-toolbar button:has(.lucide-list-filter)').click()
      await page.locator('.v-facet-list [role=option]').first().waitFor()
    },
    async close(page) {
      await escapeKey(page)
      await page.locator('.v-popover').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'people: columns',
    async open(page) {
      await go(page, '#/people')
      await page.locator('.v-people-looks .v-icon-button').click()
      await page.locator('.v-columns-list [role=row]').first().waitFor()
    },
    async close(page) {
      await escapeKey(page)
      await page.locator('.v-popover').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'people: save this view',
    async open(page) {
      await go(page, '#/people?role=member')
      await page.locator('.v-views-button').click()
      await page.locator('.v-views > .v-button').click()
      await page.locator('.v-dialog').waitFor()
    },
    async close(page) {
      await escapeKey(page)
      await page.locator('.v-dialog').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'people: some picked',
    async open(page) {
      await go(page, '#/people')
      await page
        .locator('.v-grid-item')
        .first()
        .click({ modifiers: ['Control'] })
      await page.locator('.v-picked').waitFor()
    },
    close: escapeKey,
  },
  at('not here any more', '#/people?past=1', '.v-past-line'),
  at('what changed and why', '#/notices', '.v-notice'),
  {
    name: 'what changed: the records',
    async open(page) {
      await go(page, '#/notices')
      await page.locator('.v-notice button[aria-expanded]').first().click()
      await page.locator('.v-notice .v-consequence').first().waitFor()
    },
  },
  at('privacy', '#/privacy', '.v-privacy-places'),
  {
    name: 'own record: who sees it',
    async open(page) {
      await ownRecord(page)
      await page.locator('.v-audience button').last().click()
      await page.getByRole('menu').waitFor()
    },
    async close(page) {
      await escapeKey(page)
      await page.getByRole('menu').waitFor({ state: 'detached' })
    },
  },
  question('erase what I said', async (page) => {
    await go(page, '#/privacy')
    await page.locator('.v-privacy-danger').click()
  }),
  question('erase a record', async (page) => {
    await go(page, `#/people/${(await recordsOfOthers(page))[0]}`)
    await page.locator('.v-inspector').waitFor()
    // Beside it stand others, some of them before it is there.
    await page.locator('.v-inspector header .v-icon-button[aria-haspopup]').first().click()
    await page.getByRole('menuitem').last().click()
  }),
  at('import people', '#/people/import', '.v-drop'),
  ...importScreens,
  ...directoryScreens,
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
  {
    name: 'about a department',
    async open(page) {
      await go(page, `#/departments/${(await idOf(page, 'departments')).id}`)
      await page.locator('.v-faces-button').click()
      await page.locator('.v-holders').waitFor()
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
      await page.locator('.v-given-text').waitFor()
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
  ...contactScreens,
  ...admissionScreens,
  ...laptopScreens,
  at('settings', '#/settings', 'main h1'),
  modal('leave the network', '#/settings', (page) => page.locator('.v-settings-leave').click()),
  modal('further keepers', '#/', (page) => page.locator('.v-first-link').click()),
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
