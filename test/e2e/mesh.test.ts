import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Lab, plainArgs } from '../support/mesh/lab.ts'
import { figure, newRoom, stepsIn } from '../support/mesh/steps.ts'

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
const { join, linked, meet, leave, heard, say, hears, transports } = stepsIn(() => lab)

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
