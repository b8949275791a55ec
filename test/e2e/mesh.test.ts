import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSignal, sealSignal } from '../../renderer/mesh/signalCipher.ts'
import { Client } from '../support/mesh/client.ts'
import { cutOffArgs, Lab, plainArgs } from '../support/mesh/lab.ts'
import { roomKeyOf } from '../support/mesh/roomKeyOf.ts'

/** 10 in CI; `VMESTE_MESH_STARTS=60` for the long run. */
const STARTS = Number(process.env.VMESTE_MESH_STARTS ?? 10)

let lab: Lab
let alice: Page
let bob: Page
beforeAll(async () => {
  lab = await Lab.open({ connectsPerSecond: 1_000 })
  ;[alice, bob] = await Promise.all([lab.window(), lab.window()])
})
afterAll(() => lab.close())

let rooms = 0
const newRoom = (): string => `room-${++rooms}`
const join = (page: Page, name: string, password?: string): Promise<void> =>
  page.evaluate(([room, hub, secret]) => peer.join(room, [hub], secret), [name, lab.hub.url, password] as const)
const linked = (page: Page, name: string, links = 1, timeout = 20_000): Promise<unknown> =>
  page.waitForFunction(([room, n]) => peer.open(room) === n, [name, links] as const, { timeout, polling: 20 })
const heard = (page: Page, name: string) => page.evaluate((room) => peer.heard(room), name)
const say = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(([room, words]) => peer.send(room, words), [name, text] as const)
const hears = (page: Page, name: string, text: string): Promise<unknown> =>
  page.waitForFunction(([room, words]) => peer.heard(room).at(-1)?.texts.includes(words), [name, text] as const)
const leave = (name: string, ...pages: Page[]) =>
  Promise.all(pages.map((page) => page.evaluate((room) => peer.leave(room), name)))
const meet = async (name: string, ...pages: Page[]): Promise<void> => {
  await Promise.all(pages.map((page) => join(page, name)))
  await Promise.all(pages.map((page) => linked(page, name, pages.length - 1)))
}
const transports = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((room) => peer.peers(room).map(({ transport }) => transport), name)
const figure = (what: string, value: string): void => console.info(`mesh: ${what}: ${value}`)

describe('meeting', () => {
  test('P-SYNC-1: alice and bob see the same two fingerprints, crossed, and take different roles', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    const [a] = await heard(alice, room)
    const [b] = await heard(bob, room)
    expect(a!.fingerprints).toEqual({ local: b!.fingerprints.remote, remote: b!.fingerprints.local })
    expect(a!.fingerprints.local).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect(a!.fingerprints.local).not.toBe(a!.fingerprints.remote)
    expect([a!.role, b!.role].sort()).toEqual(['initiator', 'responder'])
    await say(alice, room, 'привет')
    await hears(bob, room, 'привет')
    await leave(room, alice, bob)
  })

  test(`P-SYNC-5: ${STARTS} of ${STARTS} simultaneous starts end connected, once each`, async () => {
    const times: number[] = []
    for (let i = 0; i < STARTS; i++) {
      const room = newRoom()
      await meet(room, alice, bob)
      for (const page of [alice, bob]) {
        const links = await heard(page, room)
        expect(links).toHaveLength(1)
        times.push(links[0]!.at)
      }
      expect(await transports(alice, room)).toEqual(['direct'])
      await leave(room, alice, bob)
    }
    times.sort((x, y) => x - y)
    figure('simultaneous starts', `median ${times[STARTS]!.toFixed(0)} ms, slowest ${times.at(-1)!.toFixed(0)} ms`)
  })

  test('P-SYNC-5: windows as people start them, host addresses hidden, connect too', async () => {
    const room = newRoom()
    const [carol, dave] = await Promise.all(
      [plainArgs, plainArgs].map(async (args) => lab.window((await lab.browser(args)).browser)),
    )
    await meet(room, carol!, dave!)
    const [link] = await heard(carol!, room)
    figure('hidden host addresses', `${link!.id} after ${link!.at.toFixed(0)} ms`)
    await say(carol!, room, 'hello')
    await hears(dave!, room, 'hello')
    await Promise.all([carol!, dave!].map((page) => page.context().close()))
  })

  test('P-SYNC-5: eight peers form a full mesh', async () => {
    const room = newRoom()
    const { browser } = await lab.browser()
    const all = await Promise.all(Array.from({ length: 8 }, () => lab.window(browser)))
    const began = performance.now()
    await meet(room, ...all)
    figure('mesh of 8', `28 links in ${(performance.now() - began).toFixed(0)} ms`)
    await say(all[3]!, room, 'to everyone')
    for (const page of all.filter((_, i) => i !== 3))
      await page.waitForFunction((name) => peer.heard(name).some(({ texts }) => texts.length === 1), room)
    await browser.close()
  })

  test('a wrong password meets nobody', async () => {
    const room = newRoom()
    const stranger = randomUUID()
    await join(alice, room)
    await join(bob, room, stranger)
    await bob.waitForFunction((name) => peer.states(name).at(-1) === 'connected 0', room)
    const carol = await lab.window()
    await join(carol, room)
    await linked(carol, room)
    await linked(alice, room)
    expect(await heard(bob, room)).toEqual([])
    await leave(room, alice, bob)
    await carol.context().close()
  })
})

describe('staying', () => {
  test('P-SYNC-5: leaving tells the others at once, and the same room can be joined again at once', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    for (let i = 0; i < 3; i++) {
      await alice.evaluate(
        ([name, hub]) => {
          peer.leave(name)
          peer.join(name, [hub])
        },
        [room, lab.hub.url] as const,
      )
      await linked(alice, room)
      await linked(bob, room)
    }
    await leave(room, alice, bob)
    expect(await alice.evaluate(() => peer.connections())).toBe(0)
    await expect.poll(() => bob.evaluate(() => peer.connections())).toBe(0)
    await expect.poll(() => lab.hub.topics.names()).toEqual([])
  })

  test('P-SYNC-5: leaving before the room was entered leaves nothing behind', async () => {
    const room = newRoom()
    await bob.evaluate(
      ([name, hub]) => {
        for (let i = 0; i < 3; i++) {
          peer.join(name, [hub])
          peer.leave(name)
        }
        peer.join(name, [hub])
      },
      [room, lab.hub.url] as const,
    )
    await join(alice, room)
    await Promise.all([linked(alice, room), linked(bob, room)])
    await leave(room, alice, bob)
  })

  test('P-SYNC-5: links outlive the hub, and newcomers meet when it is back, without restarting anything', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    const carol = await lab.window()
    await lab.restartHub(async () => {
      await join(carol, room)
      await say(alice, room, 'still here')
      await hears(bob, room, 'still here')
    })
    const back = performance.now()
    await Promise.all([linked(carol, room, 2), linked(alice, room, 2), linked(bob, room, 2)])
    figure('after a hub restart', `newcomer linked to all in ${(performance.now() - back).toFixed(0)} ms`)
    expect((await heard(alice, room))[0]!.closed).toBeNull()
    await leave(room, alice, bob)
    await carol.context().close()
  })

  test('P-SYNC-5: a peer that lost power is noticed in less than 8 s', async () => {
    const room = newRoom()
    const { browser, pid } = await lab.browser()
    const carol = await lab.window(browser)
    await meet(room, alice, carol)
    const began = performance.now()
    process.kill(-pid, 'SIGKILL')
    await linked(alice, room, 0)
    const took = performance.now() - began
    figure('crash noticed', `${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(8_000)
    await leave(room, alice)
  })

  test('P-SYNC-5: a laptop that slept is noticed, and is back by itself when it wakes', async () => {
    const room = newRoom()
    const { browser, pid } = await lab.browser()
    const carol = await lab.window(browser)
    await meet(room, alice, carol)
    process.kill(-pid, 'SIGSTOP')
    const began = performance.now()
    await linked(alice, room, 0)
    figure('sleep noticed', `${(performance.now() - began).toFixed(0)} ms`)
    process.kill(-pid, 'SIGCONT')
    const woke = performance.now()
    await linked(alice, room, 1, 30_000)
    await linked(carol, room, 1)
    figure('back after sleep', `${(performance.now() - woke).toFixed(0)} ms`)
    await say(carol, room, 'good morning')
    await hears(alice, room, 'good morning')
    await leave(room, alice)
    await browser.close()
  })

  test('a peer that our side closed does not come back in a loop', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    await alice.evaluate((name) => peer.close(name, 'no hello'), room)
    await linked(bob, room, 0)
    await bob.evaluate((name) => peer.nudge(name), room)
    const carol = await lab.window()
    await join(carol, room)
    await linked(carol, room, 2)
    expect((await heard(alice, room)).map(({ closed }) => closed)).toEqual(['no hello', null])
    await leave(room, alice, bob)
    await carol.context().close()
  })
})

describe('carrying', () => {
  const pour = async (from: Page, to: Page, room: string, bytes: number): Promise<number> => {
    const began = performance.now()
    await from.evaluate(([name, n]) => peer.pour(name, n), [room, bytes] as const)
    await to.waitForFunction(([name, n]) => peer.heard(name).at(-1)!.bytes >= n, [room, bytes] as const, { polling: 5 })
    return bytes / 1e6 / ((performance.now() - began) / 1000)
  }

  test('P-SYNC: 64 KiB frames flow at a good rate and none is lost', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    const rate = await pour(alice, bob, room, 64 * 1024 * 1024)
    figure('direct', `${rate.toFixed(0)} MB/s`)
    expect(rate).toBeGreaterThan(5)
    await leave(room, alice, bob)
  })

  test('P-SYNC-1: where no direct way exists the hub carries, sealed; a crash and a hub restart are survived', async () => {
    const room = newRoom()
    const [{ browser: first }, { browser: second, pid }] = await Promise.all([
      lab.browser(cutOffArgs),
      lab.browser(cutOffArgs),
    ])
    const [carol, dave] = await Promise.all([lab.window(first), lab.window(second)])
    await meet(room, carol, dave)
    const [c] = await heard(carol, room)
    const [d] = await heard(dave, room)
    expect(await transports(carol, room)).toEqual(['relayed'])
    expect(c!.fingerprints).toEqual({ local: d!.fingerprints.remote, remote: d!.fingerprints.local })
    expect([c!.role, d!.role].sort()).toEqual(['initiator', 'responder'])
    figure(
      'relayed link',
      `after ${c!.at.toFixed(0)} ms, ${(await pour(carol, dave, room, 32 * 1024 * 1024)).toFixed(0)} MB/s`,
    )
    await lab.restartHub(async () => {
      await linked(carol, room, 0)
    })
    await Promise.all([linked(carol, room), linked(dave, room)])
    await say(carol, room, 'again')
    await hears(dave, room, 'again')
    process.kill(-pid, 'SIGKILL')
    await linked(carol, room, 0, 8_000)
    await first.close()
  })
})

const readAnnouncement = (message: unknown): string => {
  const { type, from } = message as { type: string; from: string }
  expect(type).toBe('announce')
  return from
}

describe('junk', () => {
  test('Case 25: 1,000 offers and 1,000 announcements of nobody cost at most 40 connections; friends still meet', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    const key = await roomKeyOf(room, 'secret')
    const sdp = await bob.evaluate(async () => {
      const connection = new RTCPeerConnection()
      connection.createDataChannel('junk')
      const { sdp } = await connection.createOffer()
      connection.close()
      return sdp
    })
    const mallory = await Promise.all(
      Array.from({ length: 4 }, async () => (await Client.open(lab.hub.url, { origin: lab.origin })).subscribe(room)),
    )
    await alice.evaluate((name) => peer.nudge(name), room)
    const to = readAnnouncement(await openSignal(key, (await mallory[0]!.nextJson()).data))
    for (let i = 0; i < 1_000; i++) {
      const from = randomUUID()
      const offer = { to, from, type: 'signal', token: 1, signal: { type: 'offer', sdp } }
      for (const message of [offer, { from, type: 'announce' }])
        mallory[i % 4]!.say({ type: 'publish', topic: room, data: await sealSignal(key, message) })
    }
    await Promise.all(mallory.map((client) => client.settled()))
    expect(await alice.evaluate(() => peer.mostConnections())).toBeLessThanOrEqual(40)
    expect(await bob.evaluate(() => peer.mostConnections())).toBeLessThanOrEqual(40)
    await say(alice, room, 'unmoved')
    await hears(bob, room, 'unmoved')
    const carol = await lab.window()
    await join(carol, room)
    const began = performance.now()
    await linked(carol, room, 2, 60_000)
    figure('newcomer after 1,000 offers', `${(performance.now() - began).toFixed(0)} ms`)
    for (const client of mallory) client.socket.terminate()
    await leave(room, alice, bob)
    await carol.context().close()
  })

  test('Case 25: a peer with plain y-webrtc and the password gets nothing across, and is let go', async () => {
    const room = newRoom()
    await meet(room, alice, bob)
    const eve = await lab.window()
    await eve.evaluate(([name, hub]) => peer.vanilla(name, [hub]), [room, lab.hub.url] as const)
    await eve.waitForFunction(() => peer.strangers().gone >= 2, null, { timeout: 20_000 })
    const { met, synced } = await eve.evaluate(() => peer.strangers())
    expect(met).toBeGreaterThanOrEqual(2)
    expect(synced).toBe(0)
    await say(alice, room, 'undisturbed')
    await hears(bob, room, 'undisturbed')
    for (const page of [alice, bob]) expect(await heard(page, room)).toHaveLength(1)
    await leave(room, alice, bob)
    await eve.context().close()
  })
})
