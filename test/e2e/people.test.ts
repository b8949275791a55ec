import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, screenshot, startApp } from '../support/app.ts'
import { giveRole, openPerson } from '../support/duties.ts'
import { found, go, importPeople, inStep, invite, join, rowsOf, setMeeting } from '../support/story.ts'

/** The directory on two laptops: faces, cards, and two records of one person. */

let app: App
let alice: Page
let bob: Page

beforeAll(async () => {
  app = await startApp()
  alice = (await app.open('alice')).page
  bob = (await app.open('bob')).page
})
afterAll(() => app.close())

const list = `Name,Email,Phone,City,Skills
Zoe Müller,zoe@example.org,+49 381 5551234,Bonn,bread
Zoë Mueller,z.mueller@example.org,0381 5551234,Berlin,cake
Anna Meier,,,,
`

/** A picture as a telephone takes it, larger than the network keeps. */
const picture = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.width = 1600
      canvas.height = 1200
      const pen = canvas.getContext('2d')!
      for (let i = 0; i < 400; i++) {
        pen.fillStyle = `hsl(${i * 37} 70% ${30 + (i % 50)}%)`
        pen.fillRect((i * 97) % 1600, (i * 61) % 1200, 260, 190)
      }
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!
    }),
    'base64',
  )

/** The photo in the open record, once it is drawn. */
const face = (page: Page) => page.getByRole('complementary').locator('img.v-avatar-photo').first()
const isDrawn = (page: Page) => () => face(page).evaluate((image) => (image as HTMLImageElement).naturalWidth > 0)

test('alice gives her record a photo, and it comes to bob when he looks at her', async () => {
  await found(alice, 'Küchentisch', 'Alice')
  await openPerson(alice, 'Alice')
  await alice.getByRole('button', { name: 'Add a photo' }).click()
  const choosing = alice.waitForEvent('filechooser')
  await alice.getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await picture(alice) })
  const stage = alice.getByRole('group', { name: /Part of the picture/ })
  await stage.focus()
  for (const key of ['+', '+', 'ArrowLeft', 'ArrowDown']) await alice.keyboard.press(key)
  await alice.getByRole('button', { name: 'Use this' }).click()
  await face(alice).waitFor()
  await importPeople(alice, list, '3 people')

  await join(bob, await invite(alice, 'Bob'), 'Bob')
  await inStep(alice, bob)
  await openPerson(bob, 'Alice')
  await face(bob).waitFor()
  await expect.poll(isDrawn(bob)).toBe(true)
  await screenshot(bob, 'people-1-face')
})

test('apart, both make one of the same two records, each as she knows it; nothing is lost, and the receipt tells', async () => {
  await giveRole(alice, 'Bob', 'Coordinator')
  await inStep(alice, bob)
  await go(bob, '#/people/duplicates')
  await bob.getByRole('link', { name: /Zoe|Zoë/ }).waitFor()
  for (const page of [alice, bob]) await setMeeting(page, false)
  for (const [page, name, city] of [
    [alice, 'Zoe Müller', 'Bonn'],
    [bob, 'Zoë Mueller', 'Berlin'],
  ] as const) {
    await go(page, '#/people/duplicates')
    await page.getByRole('link', { name: /Zoe|Zoë/ }).click()
    for (const [field, value] of [
      ['Name', name],
      ['City', city],
    ] as const)
      await page.getByRole('radiogroup', { name: field }).getByText(value, { exact: true }).click()
    await screenshot(page, `people-2-compare-${city}`)
    await page.getByRole('button', { name: 'Make one of them' }).click()
    await page.getByText('Nobody is here twice').waitFor()
  }
  for (const page of [alice, bob]) await setMeeting(page, true)
  const rows = await inStep(alice, bob)
  const zoes = rows.split('\n').filter((row) => row.startsWith('members ') && /Zo[eë]/.test(row))
  expect(zoes).toHaveLength(1)
  for (const said of ['Zoe Müller', 'Zoë Mueller', 'zoe@example.org', 'z.mueller@example.org', 'bread', 'cake'])
    expect(zoes[0]).toContain(said)

  await go(alice, '#/receipts')
  await alice.getByRole('link', { name: /Bob/ }).filter({ hasText: 'to look at' }).first().click()
  const receipt = alice.getByRole('main')
  await receipt.getByText('Changed by two people').first().waitFor()
  for (const said of ['Bonn', 'Berlin']) expect(await receipt.getByText(said).count(), said).toBeGreaterThan(0)
  await screenshot(alice, 'people-3-receipt')
})

test('undo takes two apart again', async () => {
  await importPeople(alice, 'Name,Phone\nBen Adler,030 777888\nBenjamin Adler,+49 30 777888\n', '2 people')
  const before = await rowsOf(alice)
  const people = (rows: string) => rows.split('\n').filter((row) => row.startsWith('members ') && /Adler/.test(row))
  await go(alice, '#/people/duplicates')
  await alice.getByRole('link', { name: /Adler/ }).click()
  await alice.getByRole('button', { name: 'Make one of them' }).click()
  await expect.poll(async () => people(await rowsOf(alice)).length).toBe(1)
  await alice.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => people(await rowsOf(alice)).length).toBe(2)
  const said = (rows: string) => people(rows).map((row) => row.replaceAll(/"updated(At|By)":[^,}]+/g, ''))
  expect(said(await rowsOf(alice))).toEqual(said(before))
})
