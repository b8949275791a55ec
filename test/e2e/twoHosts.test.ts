import { connect } from 'node:net'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LanState } from '../../shared/ipc/contract.ts'
import { type App, screenshot, startApp } from '../support/app.ts'
import { cutOffArgs } from '../support/chromium.ts'
import { generateMembersCsv } from '../support/generateMembersCsv.ts'
import { addCard, found, go, importPeople, inStep, invite, join, startDepartment } from '../support/story.ts'

/** Two machines: each with a Vmeste and a hub of its own, and nothing between them but addresses. */
let hers: App
let his: App
let alice: Page
let bob: Page

beforeAll(async () => {
  hers = await startApp()
  his = await startApp()
  alice = (await hers.open('alice')).page
  bob = (await his.open('bob')).page
})
afterAll(async () => {
  await Promise.all([hers?.close(), his?.close()])
})

const lanOf = (page: Page): Promise<LanState> =>
  page.evaluate(async () => (await (await fetch('/desktop.json')).json()).lan)

const switchLan = async (page: Page, isOn: boolean): Promise<void> => {
  await go(page, '#/settings')
  const toggle = page.getByRole('switch', { name: /Let laptops on this Wi-Fi find this one/ })
  await expect.poll(() => toggle.isEnabled()).toBe(true)
  expect(await toggle.isChecked()).toBe(!isOn)
  await page.getByText('Let laptops on this Wi-Fi find this one').click()
  await expect.poll(async () => (await lanOf(page)).on).toBe(isOn)
  await expect.poll(() => toggle.isChecked()).toBe(isOn)
}

/** Something new on one side, seen on the other. */
const tells = async (from: Page, title: string): Promise<void> => {
  await go(from, '#/departments')
  await from
    .getByRole('main')
    .getByRole('link', { name: /Kitchen/ })
    .first()
    .click()
  await addCard(from, title)
  expect(await inStep(alice, bob)).toContain(title)
}

test('alice lets laptops on her Wi-Fi find hers, and her invitation says where it is', async () => {
  await found(alice, 'Küchentisch', 'Alice')
  await importPeople(alice, generateMembersCsv(300), '300 people')
  await startDepartment(alice, 'Kitchen')
  expect(await lanOf(alice)).toEqual({ on: false, hubs: [], problem: null })
  await switchLan(alice, true)
  await screenshot(alice, 'lan-switch')
  const [address] = (await lanOf(alice)).hubs
  expect(await alice.getByText(address!).count()).toBe(1)
})

test('bob, at his own machine, joins by her link, and everything arrives', async () => {
  await join(bob, await invite(alice, 'Bob'), 'Bob')
  expect(await inStep(alice, bob)).toContain('Bob')
  await tells(alice, 'Buy rice')
  await tells(bob, 'Бобы')
})

test('his machine restarts, and they meet again without a new link', async () => {
  await bob.context().close()
  await his.stopHost()
  await go(alice, '#/departments')
  await alice
    .getByRole('main')
    .getByRole('link', { name: /Kitchen/ })
    .first()
    .click()
  await addCard(alice, 'While bob was away')
  await his.startHost()
  bob = (await his.open('bob')).page
  expect(await inStep(alice, bob)).toContain('While bob was away')
  await tells(bob, 'Back again')
})

test('her machine restarts with the switch as she left it, and they meet again', async () => {
  await alice.context().close()
  await hers.stopHost()
  await hers.startHost()
  alice = (await hers.open('alice')).page
  expect((await lanOf(alice)).on).toBe(true)
  await tells(alice, 'After the restart')
})

test('her hub ends and comes back under her open window, and who is new there finds her', async () => {
  await hers.restartHost()
  // A link that stands needs no hub; a window that starts afresh does.
  await bob.reload()
  await tells(bob, 'Nobody noticed')
})

test('carol, where no direct connection is possible, joins through the hub at alice', async () => {
  // Bob shares a hub with her; without him alice's is the only one both are connected to.
  await bob.context().close()
  const link = await invite(alice, 'Carol')
  const carol = (await his.open('carol', { args: cutOffArgs })).page
  const addresses = await carol.evaluate(async () => {
    const connection = new RTCPeerConnection()
    connection.createDataChannel('x')
    const found: string[] = []
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) =>
        candidate?.candidate ? found.push(candidate.candidate) : resolve()
    })
    await connection.setLocalDescription()
    await gathered
    connection.close()
    return found
  })
  expect(addresses).toEqual([])
  await join(carol, link, 'Carol')
  expect(await inStep(alice, carol)).toContain('Carol')
  bob = (await his.open('bob')).page
  expect(await inStep(alice, bob, carol)).toContain('Carol')
})

test('she switches it off: nobody gets in any more, and that too is remembered', async () => {
  const [address] = (await lanOf(alice)).hubs
  const port = Number(new URL(address!).port)
  await switchLan(alice, false)
  const refused = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(undefined))
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    })
  expect(await refused()).toBe('ECONNREFUSED')
  await hers.restartHost()
  await expect.poll(() => lanOf(alice).catch(() => null)).toMatchObject({ on: false })
})
