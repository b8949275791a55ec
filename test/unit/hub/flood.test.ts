import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Hub, type HubOptions, startHub } from '../../../electron/hub/startHub.ts'
import { Client, ORIGIN } from '../../support/mesh/client.ts'
import { flood } from '../../support/mesh/flood.ts'

/** A hostile program on the same machine, or behind the same Wi-Fi: nothing but its behaviour tells it from an honest window. */

const hubs: Hub[] = []
const start = async (options: Partial<HubOptions> = {}): Promise<Hub> => {
  const hub = await startHub({ allowedOrigins: [ORIGIN], ...options })
  hubs.push(hub)
  return hub
}
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()))
})

/** As y-webrtc's client does it: after a failure it tries again, soon at first and then every 2.5 s. Resolves with how long it took. */
const comeIn = async (url: string, room: string): Promise<{ readonly client: Client; readonly ms: number }> => {
  const began = performance.now()
  for (let failures = 0; ; failures++) {
    const client = await Client.open(url).catch(() => null)
    const isIn =
      client && (await Promise.race([client.subscribe(room).then(() => true), client.closed().then(() => false)]))
    if (client && isIn) return { client, ms: performance.now() - began }
    await new Promise((resolve) => setTimeout(resolve, Math.min(2_500, 100 * 1.5 ** failures)))
  }
}

const meet = async (hub: Hub) => {
  const [alice, bob] = await Promise.all([comeIn(hub.url, 'room'), comeIn(hub.url, 'room')])
  return { alice: alice.client, bob: bob.client, ms: Math.max(alice.ms, bob.ms) }
}

/** They hear each other, over the very connections that they had. */
const talk = async (alice: Client, bob: Client, word: string): Promise<void> => {
  alice.say({ type: 'publish', topic: 'room', data: word })
  for (;;) if ((await bob.nextJson()).data === word) return
}

test('who is turned away and does not close its side is let go of', async () => {
  const hub = await start()
  const socket = connect({ port: hub.port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {})
  socket.write(
    `GET /wrong HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${ORIGIN}\r\n\r\n`,
  )
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toContain('404')
  // Nothing holds up the end, although this side stays open.
  await hub.close()
  socket.destroy()
})

describe('Case 25: a flood from the same address', () => {
  test.each([
    ['500 connections a second that go as soon as they are in', 'churn'],
    ['500 connections a second that stay and want nothing', 'hold'],
    ['500 connections a second that never send a request', 'silent'],
  ] as const)('of %s: two honest windows come in, and stay', async (_title, how) => {
    const hub = await start()
    const hostile = await flood({ ...hub, origin: ORIGIN }, 500, how)
    await hostile.reached(600)
    const { alice, bob, ms } = await meet(hub)
    for (const word of [900, 1_200, 1_500]) {
      await hostile.reached(word)
      await talk(alice, bob, `${word}`)
    }
    await hostile.end()
    // Half a second on a machine with nothing else to do. Refused by lot, at ten a second, it would be minutes.
    expect(ms).toBeLessThan(10_000)
    expect([alice.socket.readyState, bob.socket.readyState]).toEqual([alice.socket.OPEN, bob.socket.OPEN])
  })

  test('that fills every place and listens: those who have met are not moved, and a newcomer finds them', async () => {
    const hub = await start({ limits: { connectionsPerAddress: 40 } })
    const { alice, bob } = await meet(hub)
    const hostile = await flood({ ...hub, origin: ORIGIN }, 100, 'listen')
    await expect.poll(() => hub.topics.names().length).toBe(40 - 1)
    const carol = await comeIn(hub.url, 'room')
    await talk(alice, carol.client, 'welcome')
    await talk(alice, bob, 'still here')
    await hostile.end()
  })

  test('costs the hub a bounded line and a bounded number of connections', async () => {
    const limits = { waitingPerAddress: 50, connectionsPerAddress: 20 }
    const hub = await start({ limits })
    const hostile = await flood({ ...hub, origin: ORIGIN }, 500, 'hold')
    let most = { waiting: 0, inside: 0 }
    const began = performance.now()
    while (performance.now() - began < 1_500) {
      const { waiting, inside } = hub.load()
      most = { waiting: Math.max(most.waiting, waiting), inside: Math.max(most.inside, inside) }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await hostile.end()
    expect(most).toEqual({ waiting: 50, inside: 20 })
    await expect.poll(() => hub.load()).toEqual({ waiting: 0, inside: 0 })
  })
})
