import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, screenshot, startApp } from '../support/app.ts'
import { giveRole, openPerson } from '../support/duties.ts'
import { found, go, inStep, invite, join, ready, setMeeting } from '../support/story.ts'
import { applyAddress, askQuestions, openRequest, vouchFor } from '../support/trust.ts'

const why = 'What does hospitality mean to you?'
const bring = 'What will you bring to the table?'

let app: App
let alice: Page
let boris: Page
let carol: Page
let address: string

beforeAll(async () => {
  app = await startApp()
  alice = (await app.open('alice')).page
  boris = (await app.open('boris')).page
})
afterAll(() => app.close())

test('alice founds a network, makes boris an ambassador and writes down what they ask', async () => {
  await found(alice, 'Küchentisch', 'Alice Ämter')
  await join(boris, await invite(alice, 'Boris'), 'Борис Котов')
  await inStep(alice, boris)
  await giveRole(alice, 'Борис Котов', 'Ambassador')
  await askQuestions(alice, [why, bring])
  address = await applyAddress(alice)
  await inStep(alice, boris)
})

test('P-SYNC-6: carol has no invitation; while nobody is there she may write already', async () => {
  for (const page of [alice, boris]) await setMeeting(page, false)
  carol = (await app.open('carol')).page
  await carol.getByRole('button', { name: /Join a network/ }).click()
  await carol.getByLabel('Paste the invitation').fill(`Read on a poster: ${address}`)
  await carol.getByRole('heading', { name: 'Küchentisch' }).waitFor()
  await carol.getByText(/may have questions of its own/).waitFor()
  await carol.getByLabel('Your name').fill('Carol Öztürk')
  await carol.getByLabel('Who are you?').fill('I cook soup for forty on Thursdays.')
  await screenshot(carol, 'admission-1-draft')
  // Closed and opened again, it is still there.
  await carol.getByRole('button', { name: 'Back' }).click()
  await carol.getByRole('button', { name: /Küchentisch.*not sent yet/ }).click()
  expect(await carol.getByLabel('Your name').inputValue()).toBe('Carol Öztürk')
})

test('a door opens: the questions come, and her request is left there', async () => {
  await setMeeting(boris, true)
  await carol.getByLabel(why).fill('An open door and one more chair.', { timeout: 90_000 })
  await carol.getByRole('button', { name: 'Ask to join' }).click()
  await carol.getByText('Please answer this').waitFor()
  await carol.getByLabel(bring).fill('Bread, and a bad joke.')
  await screenshot(carol, 'admission-2-questions')
  await carol.getByRole('button', { name: 'Ask to join' }).click()
  await carol.getByRole('heading', { name: 'You asked to join Küchentisch' }).waitFor()
  await carol.getByText(/has received it/).waitFor({ timeout: 60_000 })
  await screenshot(carol, 'admission-3-waiting')
})

test('boris brings it before the network; he and alice vouch', async () => {
  await go(boris, '#/')
  await boris.getByText('A request to join waits at this laptop’s door').waitFor({ timeout: 30_000 })
  await go(boris, '#/admission')
  await boris.getByText('I cook soup for forty on Thursdays.').waitFor()
  await screenshot(boris, 'admission-4-at-the-door')
  await boris.getByRole('button', { name: /Show to all: Carol/ }).click()
  await openRequest(boris, 'Carol')
  await boris.getByText('An open door and one more chair.').waitFor()
  await vouchFor(boris, 'Carol Öztürk', 'We carried tables together all summer.')

  await setMeeting(alice, true)
  await openRequest(alice, 'Carol')
  await vouchFor(alice, 'Carol Öztürk', 'Whoever cooks for forty belongs to us.')
  await boris.getByText('Whoever cooks for forty belongs to us.').waitFor({ timeout: 60_000 })
  await screenshot(boris, 'admission-5-request')
})

test('that the two who vouch also vouch for each other is said beside their words', async () => {
  await openPerson(alice, 'Борис Котов')
  await vouchFor(alice, 'Борис Котов', 'He sings.')
  await openPerson(boris, 'Alice Ämter')
  await vouchFor(boris, 'Alice Ämter', 'She founded all this.')
  for (const page of [alice, boris]) {
    await openRequest(page, 'Carol')
    await page.getByText(/(Alice Ämter|Борис Котов) and .* also vouch for each other/).waitFor({ timeout: 30_000 })
  }
  // A word taken back, and the ring is none; the undo of the toast brings both back.
  await openPerson(boris, 'Alice Ämter')
  await boris.getByRole('button', { name: 'Take it back' }).click()
  await boris.getByText('You do not vouch for Alice Ämter any more.').waitFor()
  await openRequest(boris, 'Carol')
  expect(await boris.getByText(/vouch for each other/).count()).toBe(0)
  await boris.getByRole('button', { name: 'Undo' }).click()
  await boris.getByText(/vouch for each other/).waitFor()
})

test('boris takes her in, and carol becomes a member by herself', async () => {
  await boris.getByLabel('Reason', { exact: true }).fill('Two of us know her well.')
  await boris.getByRole('button', { name: 'Take in', exact: true }).click()
  await boris.getByText('Carol Öztürk was taken in').waitFor()
  await screenshot(boris, 'admission-6-decided')
  await ready(carol)
  await inStep(alice, boris, carol)
  await go(carol, '#/people')
  await carol.getByRole('row', { name: /Carol Öztürk/ }).waitFor()
  await screenshot(carol, 'admission-7-member')
  // What she said of herself begins her profile; what was decided is known to all.
  await go(carol, '#/admission?tab=decisions')
  await carol.getByText('Two of us know her well.').waitFor()
})

test('dora sends hers before anybody can tell her what is asked; she answers later, and is declined kindly', async () => {
  for (const page of [alice, boris, carol]) await setMeeting(page, false)
  const dora = (await app.open('dora', { hash: `#/apply/${address.split('/').at(-1)}` })).page
  await dora.getByLabel('Your name').fill('Dora')
  await dora.getByLabel('Who are you?').fill('I row.')
  await dora.getByRole('button', { name: 'Ask to join' }).click()
  await dora.getByText('Nobody has answered yet. Vmeste keeps asking whenever it is open.').waitFor()
  await setMeeting(alice, true)
  await dora.getByText(/was reached and has questions for you/).waitFor({ timeout: 90_000 })
  expect(await dora.getByLabel('Who are you?').inputValue()).toBe('I row.')
  await dora.getByLabel(why).fill('A boat with room.')
  await dora.getByLabel(bring).fill('Fish.')
  await dora.getByRole('button', { name: 'Send it anew' }).click()
  await dora.getByText(/has received it/).waitFor({ timeout: 60_000 })

  await go(alice, '#/admission')
  await alice.getByRole('button', { name: /Show to all: Dora/ }).click({ timeout: 30_000 })
  await openRequest(alice, 'Dora')
  await alice.getByRole('button', { name: 'Decline', exact: true }).click()
  await alice.getByText(/Please say why/).waitFor()
  await alice.getByLabel('Reason', { exact: true }).fill('The cellar is full until spring.')
  await alice.getByRole('button', { name: 'Decline', exact: true }).click()
  await alice.getByText('Dora was declined').first().waitFor()
  await dora.getByText('The cellar is full until spring.').waitFor({ timeout: 90_000 })
  await screenshot(dora, 'admission-8-declined')
})
