import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, screenshot, startApp } from '../support/app.ts'
import { giveRole } from '../support/duties.ts'
import {
  addCard,
  found,
  go,
  inStep,
  invite,
  join,
  openCard,
  openDepartment,
  rowsOf,
  startDepartment,
  write,
} from '../support/story.ts'

/** What a person keeps to herself, shows to few, and erases: on two laptops. */

let app: App
let alice: Page
let bob: Page

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const ownRecord = async (page: Page): Promise<void> => {
  await go(page, '#/privacy')
  await page.getByRole('link', { name: 'Change it in your profile' }).click()
  await page.locator('.v-audience').first().waitFor()
}

const choose = async (page: Page, field: string, who: RegExp): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${field}: who sees it`) }).click()
  await page.getByRole('menuitem', { name: who }).click()
  await page.getByRole('button', { name: new RegExp(`^${field}: who sees it.*${who.source}`) }).waitFor()
}

const fill = async (page: Page, field: string, value: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: field, exact: true })
  await box.fill(value)
  await box.press('Enter')
}

/** Does this text stand anywhere in the network's database on this machine, commits included? */
const liesOnDisk = (page: Page, text: string): Promise<boolean> =>
  page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open(`vmeste-${sessionStorage.getItem('vmeste.network')}`))
    const decoder = new TextDecoder()
    try {
      for (const name of db.objectStoreNames)
        for (const row of await done(db.transaction(name).objectStore(name).getAll())) {
          const bytes = (row as { bytes?: unknown }).bytes
          if (bytes instanceof Uint8Array && decoder.decode(bytes).includes(wanted)) return true
          if (name !== 'commits' && JSON.stringify(row)?.includes(wanted)) return true
        }
      return false
    } finally {
      db.close()
    }
  }, text)

test('who joins is told what others see, where it is kept and what cannot be called back', async () => {
  alice = (await app.open('alice')).page
  await found(alice, 'Küchentisch', 'Alice')
  await startDepartment(alice, 'Backstube')
  await addCard(alice, 'Geheimrezept')
  bob = (await app.open('bob')).page
  const link = await invite(alice, 'Bob')
  await bob.getByRole('button', { name: /Join a network/ }).click()
  await bob.getByLabel('Paste the invitation').fill(link)
  for (const title of ['What the others see', 'Where it is kept', 'What cannot be called back'])
    await bob.getByRole('heading', { name: title }).waitFor()
  await bob.goto(app.url)
  await join(bob, link, 'Bob')
  await inStep(alice, bob)
})

test('what is for ambassadors a member is not shown; what is for oneself never leaves the laptop', async () => {
  await ownRecord(alice)
  await fill(alice, 'E-mail', 'alice@example.org')
  await fill(alice, 'City', 'Warnemünde')
  await choose(alice, 'City', /Ambassadors/)
  await choose(alice, 'Phone', /Only me/)
  await fill(alice, 'Phone', '+49 381 4711')
  await expect.poll(() => liesOnDisk(alice, '+49 381 4711')).toBe(true)
  await inStep(alice, bob)
  await go(bob, '#/people')
  await bob.getByRole('row', { name: /Alice/ }).click()
  const record = bob.locator('.v-inspector')
  await record.getByText('alice@example.org').waitFor()
  expect(await record.getByText('Warnemünde').count()).toBe(0)
  expect(await bob.getByRole('grid').getByText('Warnemünde').count()).toBe(0)
  // As the interface says: it does lie on his laptop.
  expect(await rowsOf(bob)).toContain('Warnemünde')
  expect(await liesOnDisk(bob, '+49 381 4711')).toBe(false)
  await go(alice, '#/privacy')
  await alice.getByText('Not shown to them: City.').waitFor()
  await alice.getByText(/Only on this laptop: Phone\./).waitFor()
  await alice.getByRole('radio', { name: 'An ambassador' }).click()
  await alice.locator('.v-privacy-seen').getByText('Warnemünde').waitFor()
  await screenshot(alice, 'privacy')
})

test('as an ambassador bob sees it; Ctrl+Z takes the role back, and he sees it no more', async () => {
  await giveRole(alice, 'Bob', 'Ambassador')
  await go(bob, '#/people')
  const city = bob.getByRole('grid').getByText('Warnemünde')
  await city.waitFor({ timeout: 60_000 })
  await go(alice, '#/')
  await alice.keyboard.press('Control+z')
  await alice.getByText('Undone: Bob has the role “Ambassador” now').waitFor()
  await city.waitFor({ state: 'detached', timeout: 60_000 })
  await bob.getByRole('row', { name: /Alice/ }).waitFor()
})

test('P-ERASE-1: a card that alice erases vanishes under the hands of bob, and what he wrote beside it does not bring it back', async () => {
  await openDepartment(bob, 'Backstube')
  await openCard(bob, 'Geheimrezept')
  await write(bob, 'Description', 'Mit Zimt.')
  await inStep(alice, bob)
  await openDepartment(alice, 'Backstube')
  await openCard(alice, 'Geheimrezept')
  await alice.locator('.v-inspector').getByRole('button', { name: 'More' }).click()
  await alice.getByRole('menuitem', { name: /Erase for good/ }).click()
  const dialog = alice.getByRole('alertdialog')
  const button = dialog.getByRole('button', { name: 'Erase for good' })
  expect(await button.isDisabled()).toBe(true)
  await dialog.getByText('I know that nobody can undo this').click()
  await button.click()
  await alice.getByText('“Geheimrezept” is erased').waitFor()
  await bob.getByRole('textbox', { name: 'Description' }).waitFor({ state: 'detached' })
  for (const page of [alice, bob])
    await expect.poll(() => page.getByRole('row', { name: /Geheimrezept/ }).count()).toBe(0)
  expect(await inStep(alice, bob)).not.toContain('Geheimrezept')
  await go(alice, '#/privacy')
  await alice.getByRole('heading', { name: 'Erased', exact: true }).waitFor()
  await alice.locator('.v-privacy-erased').getByText('A card').waitFor()
})

test('P-ERASE-2: who joins later gets no word of it', async () => {
  const carol = await app.open('carol')
  await join(carol.page, await invite(alice, 'Carol'), 'Carol')
  await inStep(alice, carol.page)
  expect(await liesOnDisk(alice, 'Geheimrezept')).toBe(true)
  expect(await liesOnDisk(carol.page, 'Geheimrezept')).toBe(false)
  await carol.close()
})

test('bob takes everything about himself with him, and erases what he said', async () => {
  await go(bob, '#/privacy')
  const saving = bob.waitForEvent('download')
  await bob.getByRole('button', { name: /^Everything about me/ }).click()
  const path = await (await saving).path()
  const data = JSON.parse(await readFile(path, 'utf8'))
  expect(data).toMatchObject({ format: 'vmeste-my-data', profile: { name: 'Bob' } })
  expect(data.commits.length).toBeGreaterThan(0)
  await bob.getByRole('button', { name: 'Erase…' }).click()
  await bob.getByText('I know that nobody can undo this').click()
  await bob.getByRole('alertdialog').getByRole('button', { name: 'Erase for good' }).click()
  await bob.getByText(/Your profile is erased/).waitFor()
  await bob.getByText('Nothing of that is left.').waitFor()
  expect(await inStep(alice, bob)).not.toContain('"name":"Bob"')
})
