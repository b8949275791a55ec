import { join as pathOf } from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'vitest'

/** What people do in the app, in the words of its English interface: for stories that several of them play together. */

const tables = [
  'network',
  'members',
  'departments',
  'columns',
  'cards',
  'events',
  'rsvps',
  'applications',
  'vouches',
  'decisions',
  'organisations',
  'customFields',
  'savedFilters',
  'aliases',
]

/** All rows of the open network as canonical text: two laptops in step have the same. */
export const rowsOf = (page: Page): Promise<string> =>
  page.evaluate(async (tables) => {
    const request = <T>(r: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        r.onsuccess = () => resolve(r.result)
        r.onerror = () => reject(r.error)
      })
    const key = sessionStorage.getItem('vmeste.network')
    const db = await request(indexedDB.open(`vmeste-${key}`))
    try {
      const parts: string[] = []
      for (const table of tables) {
        const rows = await request(db.transaction(table).objectStore(table).getAll())
        parts.push(...rows.map((row) => `${table} ${JSON.stringify(row, Object.keys(row).sort())}`))
      }
      return parts.sort().join('\n')
    } finally {
      db.close()
    }
  }, tables)

/** How much of the replica itself is stored, with its rows: equal texts mean that nothing at all was written in between. */
export const storedOf = async (page: Page): Promise<string> => {
  const commits = await page.evaluate(async () => {
    const open = indexedDB.open(`vmeste-${sessionStorage.getItem('vmeste.network')}`)
    await new Promise((resolve) => {
      open.onsuccess = resolve
    })
    const keys = open.result.transaction('commits').objectStore('commits').getAllKeys()
    await new Promise((resolve) => {
      keys.onsuccess = resolve
    })
    open.result.close()
    return keys.result.length
  })
  return `commits ${commits}\n${await rowsOf(page)}`
}

export const countRows = async (page: Page, table: string): Promise<number> =>
  (await rowsOf(page)).split('\n').filter((line) => line.startsWith(`${table} `)).length

/** Some row of a table: its id and all its fields. */
export const idOf = async (page: Page, table: string): Promise<{ readonly id: string } & Record<string, unknown>> => {
  const line = (await rowsOf(page)).split('\n').find((line) => line.startsWith(`${table} `))
  if (!line) throw new Error(`no rows in ${table}`)
  return JSON.parse(line.slice(table.length + 1))
}

/** Waits until every window shows the same rows, and returns them. */
export const inStep = async (...pages: readonly Page[]): Promise<string> => {
  await expect
    .poll(async () => new Set(await Promise.all(pages.map(rowsOf))).size, { timeout: 60_000, interval: 250 })
    .toBe(1)
  return rowsOf(pages[0]!)
}

/** A network is open and shown. */
export const ready = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
}

/** What TanStack Router leaves in the window, of use to us. */
interface RouterInWindow {
  readonly __TSR_ROUTER__?: {
    readonly state: { readonly status: string; readonly location: Place; readonly resolvedLocation?: Place }
    readonly history: { readonly location: Place }
  }
}
interface Place {
  readonly href: string
}

/** Waits until the page at the window's address is the one that is drawn: until then the one before it would take the clicks. */
export const arrived = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const router = (window as RouterInWindow).__TSR_ROUTER__
    if (!router) return false
    const { status, location, resolvedLocation } = router.state
    const at = window.location.hash.slice(1) || '/'
    return status === 'idle' && location.href === at && resolvedLocation?.href === at
  })
}

/** Goes to an address of the app and waits until the page is there. */
export const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, hash)
  await arrived(page)
}

export const languages = ['en', 'de', 'ru'] as const

/** Changes the language of the app, wherever one is in it, and waits until it speaks it. */
export const speak = async (page: Page, language: (typeof languages)[number]): Promise<void> => {
  await go(page, '#/settings')
  await page.getByText({ en: 'English', de: 'Deutsch', ru: 'Русский' }[language], { exact: true }).click()
  await page.locator(`html[lang^=${language}]`).waitFor()
}

export const addPerson = async (page: Page, name: string): Promise<void> => {
  await go(page, '#/people?new=1')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

/** Saves all of the open network into a file in `folder`, as one does in the settings, and returns where it is. */
export const saveEverything = async (page: Page, folder: string): Promise<string> => {
  await go(page, '#/settings')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = await saving
  const path = pathOf(folder, saved.suggestedFilename())
  await saved.saveAs(path)
  return path
}

/** Chooses a saved file in the settings. */
export const takeIn = async (page: Page, path: string): Promise<void> => {
  await go(page, '#/settings')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await (await choosing).setFiles(path)
}

export const found = async (page: Page, network: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: /Found a network/ }).click()
  await page.getByLabel('Name of the network').fill(network)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Found it' }).click()
  await page.getByRole('navigation').first().waitFor()
}

const giveFile = async (page: Page, name: string, mimeType: string, content: string | Buffer): Promise<void> => {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles({ name, mimeType, buffer: Buffer.from(content as string) })
}

export const choosePeople = async (page: Page, name: string, content: string | Buffer): Promise<void> => {
  await go(page, '#/people/import')
  await giveFile(page, name, 'text/csv', content)
}

/** Imports a member list and waits until the directory says so. */
export const importPeople = async (page: Page, csv: string, people: string): Promise<void> => {
  await choosePeople(page, 'mitglieder.csv', csv)
  await page.getByRole('button', { name: `Import ${people}` }).click({ timeout: 60_000 })
  await page.getByText(/added/).first().waitFor({ timeout: 120_000 })
}

export const importCalendar = async (page: Page, ics: string, events: number): Promise<void> => {
  await go(page, '#/events/import')
  await giveFile(page, 'kalender.ics', 'text/calendar', ics)
  await page.getByRole('button', { name: 'Which to take' }).click()
  await page.getByRole('menuitem', { name: 'All', exact: true }).click()
  await page.getByRole('button', { name: `Take in ${events} events` }).click()
  await page
    .getByText(/new event/)
    .first()
    .waitFor({ timeout: 60_000 })
}

/** Makes an invitation and returns its link. */
export const invite = async (page: Page, note: string): Promise<string> => {
  // The one made before may still be shown.
  await go(page, '#/people')
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  await go(page, '#/invite')
  await page.getByLabel('For whom, as a note to yourself').fill(note)
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  return (await page.locator('.v-given-text').textContent()) ?? ''
}

/** Pastes the link and knocks. */
export const startJoining = async (page: Page, link: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: /Join a network/ }).click()
  await page.getByLabel('Paste the invitation').fill(`Come and join us: ${link}`)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

/** Joins by pasting the link; resolves when everything has arrived and the app is open. */
export const join = async (page: Page, link: string, name: string): Promise<void> => {
  await startJoining(page, link, name)
  await page.getByRole('navigation').first().waitFor({ timeout: 120_000 })
}

/** Switches looking for others on or off, as one does with the Wi-Fi: in the panel behind the sync line. */
export const setMeeting = async (page: Page, isOn: boolean): Promise<void> => {
  await page.getByRole('button', { name: /Who is here/ }).click()
  const panel = page.getByRole('dialog', { name: 'Who is here' })
  const meet = panel.getByRole('switch', { name: /Look for others/ })
  if ((await meet.isChecked()) !== isOn) await panel.getByText('Look for others').click()
  await expect.poll(() => meet.isChecked()).toBe(isOn)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
}

/** Founds a department with its three columns and opens its board. */
export const startDepartment = async (page: Page, name: string): Promise<void> => {
  await go(page, '#/departments')
  await page.getByRole('button', { name: 'New department' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('button', { name: 'Add a card: To do' }).waitFor()
}

export const openDepartment = async (page: Page, name: string): Promise<void> => {
  await go(page, '#/departments')
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
}

export const addCard = async (page: Page, title: string, column = 'To do'): Promise<void> => {
  await page.getByRole('button', { name: `Add a card: ${column}` }).click()
  await page.getByRole('textbox', { name: `Add a card: ${column}` }).fill(title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: new RegExp(title) }).waitFor()
}

export const openCard = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('row', { name: new RegExp(title) }).click()
  await page.getByRole('textbox', { name: 'Description' }).waitFor()
}

export const retitle = async (page: Page, label: string, title: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: true })
  await field.fill(title)
  await field.press('Enter')
}

/** Types at the end of a rich text. */
export const write = async (page: Page, label: string, text: string): Promise<void> => {
  const editor = page.getByRole('textbox', { name: label })
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
  await expect.poll(() => editor.textContent()).toContain(text.trim())
  await editor.blur()
}
