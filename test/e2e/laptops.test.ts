import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toBase64Url } from '../../shared/lib/bytes.ts'
import type { NetId } from '../../shared/model/ids.ts'
import { sheetLink } from '../../shared/roster/recovery.ts'
import { type App, startApp } from '../support/app.ts'
import { addCard, found, go, inStep, openDepartment, ready, startDepartment } from '../support/story.ts'

/** One person on several laptops: a second one by four words, back by a sheet of paper, and a lost one closed off. */

let app: App
let first: Page
let second: Page
let words: readonly string[] = []
let founding: readonly string[] = []
const shots = 'test/.artifacts/laptops'

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  app = await startApp()
  first = (await app.open('alice')).page
  second = (await app.open('alice-second')).page
})
afterAll(() => app.close())

const wordsShown = (page: Page): Promise<string[]> => page.locator('.v-same-words > li').allTextContents()

/** Begins on the first laptop, and leads the other one to the words. */
const bringTogether = async (guest: Page, name: string): Promise<void> => {
  await go(first, '#/devices')
  await first.getByRole('button', { name: 'Add a laptop' }).click()
  const code = first.locator('.v-given-text').filter({ hasText: 'vmeste://link/' })
  const link = await code.textContent()
  await first.screenshot({ path: `${shots}/code.png` })
  await guest.getByRole('button', { name: 'I am in a network on another laptop' }).click()
  await guest.getByRole('textbox').fill(`Here: ${link}`)
  await guest.getByLabel('What you call this laptop').fill(name)
  await guest.getByRole('button', { name: 'Begin' }).click()
  for (const page of [first, guest]) await page.locator('.v-same-words').waitFor({ timeout: 60_000 })
}

test('a second laptop shows the same four words, is confirmed on both, and receives everything', async () => {
  await found(first, 'Küchentisch', 'Alice')
  await startDepartment(first, 'Kitchen')
  await addCard(first, 'Buy flour')
  await bringTogether(second, 'Old laptop')
  expect(await wordsShown(first)).toEqual(await wordsShown(second))
  expect(await wordsShown(first)).toHaveLength(4)
  await first.screenshot({ path: `${shots}/compare.png` })
  await second.screenshot({ path: `${shots}/compare-second.png` })
  for (const page of [first, second]) await page.getByRole('button', { name: 'They are the same' }).click()
  await first.getByText('It is one of yours now').waitFor()
  await first.getByRole('button', { name: 'Done' }).click()
  await ready(second)
  await inStep(first, second)
  await openDepartment(second, 'Kitchen')
  await addCard(second, 'Bake bread')
  await inStep(first, second)
  await go(first, '#/devices')
  await first.getByText('Old laptop').waitFor()
  await first.screenshot({ path: `${shots}/devices.png` })
})

test('Case 11: the sheet that the network began with is offered until its founder has it on paper', async () => {
  await go(first, '#/devices')
  await first.getByRole('heading', { name: 'Put this on paper first' }).waitFor()
  await first.screenshot({ path: `${shots}/first-sheet-due.png` })
  await first.getByRole('button', { name: 'Show the sheet' }).click()
  const list = first.getByRole('dialog').getByRole('list', { name: 'The words, in order' })
  await list.waitFor()
  founding = await list.getByRole('listitem').allTextContents()
  expect(founding).toHaveLength(18)
  await first.screenshot({ path: `${shots}/first-sheet.png` })
  await first.getByRole('button', { name: 'Later' }).click()
  await first.getByRole('button', { name: 'Show the sheet' }).click()
  await first.getByRole('button', { name: 'I have it on paper' }).click()
  await first.getByText('nowhere but on your paper').waitFor()
  await expect.poll(() => first.getByRole('button', { name: 'Show the sheet' }).count()).toBe(0)
})

test('words that are said to differ link nothing', async () => {
  const mallory = (await app.open('mallory')).page
  await bringTogether(mallory, 'Not mine')
  await first.getByRole('button', { name: 'They differ' }).click()
  await first.getByText('nothing was linked').waitFor()
  await first.keyboard.press('Escape')
  await mallory.getByText(/not the same|went away/).waitFor({ timeout: 30_000 })
  // The code is spent: there is nothing to try again with.
  await mallory.getByRole('button', { name: 'Begin again' }).click()
  expect(await mallory.getByRole('textbox').inputValue()).toBe('')
  await go(first, '#/home')
  await go(first, '#/devices')
  await first.getByText('Old laptop').waitFor()
  expect(await first.getByText('Not mine').count()).toBe(0)
  await mallory.context().close()
})

test('a recovery sheet is made, and its words bring her back on a bare machine', async () => {
  await go(first, '#/devices')
  await first.getByRole('button', { name: 'Make a recovery sheet' }).click()
  await first.getByRole('button', { name: 'Make it' }).click()
  const list = first.getByRole('dialog').getByRole('list', { name: 'The words, in order' })
  await list.waitFor()
  words = await list.getByRole('listitem').allTextContents()
  expect(words).toHaveLength(18)
  await first.screenshot({ path: `${shots}/sheet.png` })
  await first.getByRole('button', { name: 'Done' }).click()
  const third = (await app.open('alice-third')).page
  await third.getByRole('button', { name: 'I have a recovery sheet' }).click()
  const field = third.getByRole('textbox')
  await field.fill(words.slice(0, 5).join(' '))
  await third.getByText('5 words of 18 so far').waitFor()
  await field.fill(words.map((word, i) => `${i + 1}. ${word.toUpperCase().slice(0, 4)}`).join('\n'))
  await third.screenshot({ path: `${shots}/recover.png` })
  await third.getByRole('button', { name: 'Go back in' }).click()
  await ready(third)
  await inStep(first, second, third)
  await go(third, '#/devices')
  // The first, the second, this one, the sheet, and the one that the network began with.
  await expect.poll(() => third.locator('.v-device').count()).toBe(5)
})

test('what a recovery sheet says does not stay in the address: a history would keep it', async () => {
  const net = toBase64Url(new Uint8Array(32).fill(9)) as NetId
  const link = sheetLink({ seed: new Uint8Array(16).fill(7), net, network: 'Küchentisch', hubs: [] })
  const page = (await app.open('bare-again')).page
  const isRead = () => page.getByRole('heading', { name: 'Küchentisch' }).waitFor()
  await go(page, `#/recover/${link.split('/').at(-1)}`)
  await isRead()
  await page.waitForFunction(() => location.hash === '#/recover')
  await go(page, '#/join')
  await page.locator('textarea').fill(link)
  await isRead()
  expect(new URL(page.url()).hash).toBe('#/recover')
  await page.context().close()
})

test('a lost laptop is closed off in two clicks: it hears nothing more', async () => {
  await go(first, '#/devices')
  await first.getByRole('button', { name: 'Old laptop is lost or stolen' }).click()
  await first.getByRole('alertdialog').waitFor()
  await first.screenshot({ path: `${shots}/lost.png` })
  await first.getByRole('button', { name: 'Close it off' }).click()
  await first.getByText('is closed off').waitFor()
  await first.getByRole('heading', { name: 'Closed off' }).waitFor()
  await first.keyboard.press('Control+z')
  await first.getByText('What was closed off stays closed off').waitFor()
  await openDepartment(first, 'Kitchen')
  await addCard(first, 'Change the lock')
  const third = (await app.open('alice-third')).page
  await inStep(first, third)
  await openDepartment(second, 'Kitchen')
  expect(await second.getByText('Change the lock').count()).toBe(0)
})

test('Case 11: the laptop that the founder works on is stolen: with the sheet of the beginning it is closed off from another one', async () => {
  const third = (await app.open('alice-third')).page
  await go(third, '#/devices')
  const lose = third.getByRole('button', { name: 'Laptop without a name is lost or stolen' })
  await lose.click()
  const dialog = third.getByRole('alertdialog')
  const field = dialog.getByRole('textbox', { name: 'The words of the sheet' })
  // The sheet made on the stolen laptop stands beneath it.
  await field.fill(words.join(' '))
  await dialog.getByRole('button', { name: 'Close it off' }).click()
  await dialog.getByRole('alert').waitFor()
  await third.screenshot({ path: `${shots}/close-with-sheet.png` })
  await field.fill(founding.join(' '))
  await dialog.getByRole('button', { name: 'Close it off' }).click()
  await third.getByText('is closed off').waitFor()
  await openDepartment(third, 'Kitchen')
  await addCard(third, 'Call the police')
  await openDepartment(first, 'Kitchen')
  expect(await first.getByText('Call the police').count()).toBe(0)
  // The third came back by the other sheet, on its own: it goes on.
  await go(third, '#/devices')
  await third.getByRole('heading', { name: 'Closed off' }).waitFor()
  await third.screenshot({ path: `${shots}/closed-with-sheet.png` })
})
