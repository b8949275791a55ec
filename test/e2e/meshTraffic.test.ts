import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSignal, sealSignal } from '../../renderer/mesh/signalCipher.ts'
import { cutOffArgs } from '../support/chromium.ts'
import { Client } from '../support/mesh/client.ts'
import { Lab } from '../support/mesh/lab.ts'
import { roomKeyOf } from '../support/mesh/roomKeyOf.ts'
import { figure, newRoom, stepsIn } from '../support/mesh/steps.ts'

let lab: Lab
let alice: Page
let bob: Page
beforeAll(async () => {
  lab = await Lab.open({ connectsPerSecond: 1_000 })
  ;[alice, bob] = await Promise.all([lab.window(), lab.window()])
})
afterAll(() => lab.close())
const { join, linked, meet, leave, heard, say, hears, transports } = stepsIn(() => lab)

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
    expect(rate).toBeGreaterThan(1)
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
    await eve.waitForFunction(() => peer.strangers().gone >= 1, null, { timeout: 60_000 })
    const { met, synced } = await eve.evaluate(() => peer.strangers())
    expect(met).toBeGreaterThanOrEqual(1)
    expect(synced).toBe(0)
    await say(alice, room, 'undisturbed')
    await hears(bob, room, 'undisturbed')
    for (const page of [alice, bob]) expect(await heard(page, room)).toHaveLength(1)
    await leave(room, alice, bob)
    await eve.context().close()
  })
})
