import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { generateCalendar } from '../support/generateCalendar.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import {
  addCard,
  addPerson,
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
  ready,
  retitle,
  rowsOf,
  saveEverything,
  setMeeting,
  startDepartment,
  storedOf,
  takeIn,
  write,
} from '../support/story.ts'

/** A stick goes from hand to hand: no network at all, and nothing is lost either. */

let app: App
let alice: Page
let bob: Page
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(pathOf(tmpdir(), 'vmeste-stick-'))
  app = await startApp()
  alice = (await app.open('alice')).page
  bob = (await app.open('bob')).page
  await found(alice, 'Küchentisch', 'Alice')
  await startDepartment(alice, 'Marketing')
  await addCard(alice, 'Print the flyer')
  await join(bob, await invite(alice, 'Bob'), 'Bob')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

test('alice saves everything to a file, bob takes it in without any network: a receipt, and the same rows', async () => {
  await inStep(alice, bob)
  for (const page of [alice, bob]) await setMeeting(page, false)
  await importPeople(alice, generateMembersCsv(300), '300 people')
  await importCalendar(alice, generateCalendar(12, Math.floor(Date.now() / 86_400_000)), 12)
  await openDepartment(alice, 'Marketing')
  await openCard(alice, 'Print the flyer')
  await write(alice, 'Description', 'Alice wants it blue. ')
  await retitle(alice, 'Title', 'Print 500 flyers')
  await openDepartment(bob, 'Marketing')
  await openCard(bob, 'Print the flyer')
  await write(bob, 'Description', 'Bob wants it round. ')
  await retitle(bob, 'Title', 'Print the posters')
  await expect.poll(() => rowsOf(bob)).toContain('Print the posters')

  await app.stopHost()
  const stick = await saveEverything(alice, folder)
  await takeIn(bob, stick)
  await bob.getByText('From a file').first().waitFor()
  await bob.getByText('Changed by two people').waitFor()
  for (const title of ['Print 500 flyers', 'Print the posters'])
    expect(await bob.getByRole('main').getByText(title).count(), title).toBeGreaterThan(0)
  expect(await countRows(bob, 'members')).toBe(302)
  expect(await rowsOf(bob)).not.toBe(await rowsOf(alice))

  // And back: what only bob has reaches alice in the same way.
  await takeIn(alice, await saveEverything(bob, folder))
  await alice.getByText('From a file').first().waitFor()
  const rows = await inStep(alice, bob)
  expect(rows).toContain('Bob wants it round.')
  expect(rows).toContain('Alice wants it blue.')
})

test('the same file once more changes nothing, and one whose end is missing changes nothing either', async () => {
  const stick = await saveEverything(alice, folder)
  const before = await storedOf(bob)
  await takeIn(bob, stick)
  await bob.getByText('Nothing new').first().waitFor()
  expect(await storedOf(bob)).toBe(before)

  await addPerson(alice, 'Zoë from the market')
  const whole = await readFile(await saveEverything(alice, folder))
  const half = pathOf(folder, 'half.vmeste')
  await writeFile(half, whole.subarray(0, whole.length - 100))
  await takeIn(bob, half)
  await bob.getByText('This file is incomplete').waitFor()
  expect(await storedOf(bob)).toBe(before)
  await app.startHost()
})

test('people and events that go out as files come in elsewhere as the same people and events', async () => {
  const save = async (open: () => Promise<void>): Promise<string> => {
    const [saved] = await Promise.all([alice.waitForEvent('download'), open()])
    const path = pathOf(folder, saved.suggestedFilename())
    await saved.saveAs(path)
    return path
  }
  const dora = (await app.open('dora')).page
  await found(dora, 'Elsewhere', 'Dora')
  const bring = async (hash: string, path: string) => {
    await go(dora, hash)
    await dora.locator('main input[type=file]').setInputFiles(path)
  }
  const menu = async (hash: string, item: RegExp) => {
    await go(alice, hash)
    await alice.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
    await alice.getByRole('menuitem', { name: item }).click()
  }
  const said = (rows: string, table: string, keys: readonly string[]) =>
    rows
      .split('\n')
      .filter((line) => line.startsWith(`${table} `))
      .map((line) => JSON.parse(line.slice(table.length + 1)) as Record<string, unknown>)
      .map((row) => JSON.stringify(keys.map((key) => row[key])))
      .sort()

  await bring('#/people/import', await save(() => menu('#/people', /CSV/)))
  await dora.getByRole('button', { name: /^Import \d+ people/ }).click()
  await dora.getByText(/added/).first().waitFor()
  const person = ['name', 'city', 'country', 'email', 'phone', 'skills', 'offers', 'about', 'birthday']
  const theirs = said(await rowsOf(alice), 'members', person)
  const ours = new Set(said(await rowsOf(dora), 'members', person))
  expect(theirs.filter((each) => !ours.has(each))).toEqual([])

  // The same people as address cards: all known already.
  const cards = await save(() => menu('#/people', /vCard/))
  await bring('#/people/import', cards)
  await dora.getByText('303 unchanged').first().waitFor()
  expect(await dora.getByText(/new (person|people)$/).count()).toBe(0)

  await bring('#/events/import', await save(() => menu('#/events', /Save all as a calendar/)))
  await dora.getByRole('button', { name: 'Take in 12 events' }).click()
  await dora
    .getByText(/12 new events/)
    .first()
    .waitFor()
  const event = ['title', 'start', 'end', 'zone', 'place', 'rule', 'except', 'link']
  expect(said(await rowsOf(dora), 'events', event)).toEqual(said(await rowsOf(alice), 'events', event))
  await ready(dora)
})
