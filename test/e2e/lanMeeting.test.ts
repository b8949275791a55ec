import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost } from '../../electron/host/host.ts'
import type { Discovery, FoundHub } from '../../electron/hub/lan/discovery.ts'
import { jsonFile } from '../../electron/services/jsonFile.ts'
import { lanMemorySchema } from '../../electron/services/lanSwitch.ts'
import { type LocalHub, startLocalHub } from '../../electron/services/localHub.ts'
import { chromiumPath, cutOffArgs } from '../support/chromium.ts'
import { found, inStep, invite } from '../support/story.ts'

/** Machines that hear each other's announcements, as on one Wi-Fi; nothing leaves this one. */
const announced = new Map<object, FoundHub>()
const discovery = (): Discovery => {
  const seat = {}
  return {
    announce: (self) => void announced.set(seat, { ...self, address: '127.0.0.1' }),
    found: () => [...announced.values()],
    refresh: () => {},
    close: async () => void announced.delete(seat),
  }
}

let folder: string
const ends: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'vmeste-wifi-'))
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A laptop with its own host and hub, and no way at all for a direct connection. */
const laptop = async (name: string): Promise<{ page: Page; hub: LocalHub }> => {
  let hub: LocalHub | null = null
  const root = fileURLToPath(new URL('../../dist/renderer', import.meta.url))
  const host = await startHost({ root, port: 0, hub: () => hub, version: 'test' })
  hub = await startLocalHub({
    origin: new URL(host.url).origin,
    memory: jsonFile(joinPath(folder, `${name}.json`), lanMemorySchema, null),
    lan: false,
    lanAddress: '127.0.0.1',
    discovery,
    log: () => {},
  })
  const started = hub
  ends.push(
    () => host.close(),
    () => started.close(),
  )
  const context: BrowserContext = await chromium.launchPersistentContext(joinPath(folder, name), {
    executablePath: chromiumPath(),
    args: [...cutOffArgs, '--disable-dev-shm-usage'],
    locale: 'en',
  })
  ends.push(() => context.close())
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.url)
  return { page, hub: started }
}

const letFind = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Let laptops on this Wi-Fi find this one' }).click()
  await page.getByText(/may now find this one/).waitFor()
}

test('P-SYNC-5: two laptops with the switch on find each other without any address, even where WebRTC is impossible', async () => {
  const [hers, his] = await Promise.all([laptop('alice'), laptop('bob')])
  await found(hers.page, 'Küchentisch', 'Alice')
  // Made before anybody could be found: it names no address.
  const link = await invite(hers.page, 'Bob')
  await hers.page.getByRole('button', { name: 'Another invitation' }).click()
  await letFind(hers.page)
  const bob = his.page
  await bob.getByRole('button', { name: /Join a network/ }).click()
  await bob.getByLabel('Paste the invitation').fill(link)
  await bob.getByLabel('Your name').fill('Bob')
  await bob.getByRole('button', { name: 'Join', exact: true }).click()
  // Nobody is found at that moment, and the waiting screen offers what helps.
  await letFind(bob)
  await bob.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  expect(await inStep(hers.page, his.page)).toContain('Bob')
})
