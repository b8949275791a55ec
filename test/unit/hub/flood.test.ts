import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { type Hub, type HubOptions, startHub } from '../../../electron/hub/startHub.ts'
import { Client, ORIGIN } from '../../support/mesh/client.ts'

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

type Manner = 'churn' | 'hold' | 'listen' | 'silent'

interface Flood {
  /** Resolves once it has made so many connections. */
  reached(count: number): Promise<void>
  /** Connections a second that it has really made. */
  end(): Promise<{ readonly rate: number; readonly taken: number }>
}

const flood = async (hub: Hub, rate: number, how: Manner): Promise<Flood> => {
  const { port, path } = hub
  const program = new Worker(new URL('../../support/mesh/flood.mjs', import.meta.url), {
    workerData: { port, path, origin: ORIGIN, rate, how },
  })
  await once(program, 'message')
  return {
    async reached(count) {
      const told = async () => {
        const answer = once(program, 'message')
        program.postMessage('how far?')
        return (await answer)[0] as number
      }
      await expect.poll(told).toBeGreaterThanOrEqual(count)
    },
    async end() {
      const told = once(program, 'message')
      program.postMessage('end')
      const [{ count, taken, seconds }] = (await told) as [{ count: number; taken: number; seconds: number }]
      await program.terminate()
      return { rate: count / seconds, taken }
    },
  }
}

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

describe('Case 25: a flood from the same address', () => {
  test.each([
    ['500 connections a second that go as soon as they are in', 'churn', 2_000],
    ['500 connections a second that stay and want nothing', 'hold', 4_000],
    ['500 connections a second that never send a request', 'silent', 2_000],
  ] as const)('of %s: two honest windows come in, and stay', async (_title, how, most) => {
    const hub = await start()
    const hostile = await flood(hub, 500, how)
    await hostile.reached(1_000)
    const { alice, bob, ms } = await meet(hub)
    for (const word of [1_500, 2_000, 2_500]) {
      await hostile.reached(word)
      await talk(alice, bob, `${word}`)
    }
    const { rate } = await hostile.end()
    expect(rate, 'the flood itself').toBeGreaterThan(250)
    expect(ms).toBeLessThan(most)
    expect([alice.socket.readyState, bob.socket.readyState]).toEqual([alice.socket.OPEN, bob.socket.OPEN])
  })

  test('that fills every place and listens: those who have met are not moved, and a newcomer finds them', async () => {
    const hub = await start({ limits: { connectionsPerAddress: 40 } })
    const { alice, bob } = await meet(hub)
    const hostile = await flood(hub, 100, 'listen')
    await expect.poll(() => hub.topics.names().length).toBe(40 - 1)
    const carol = await comeIn(hub.url, 'room')
    await talk(alice, carol.client, 'welcome')
    await talk(alice, bob, 'still here')
    await hostile.end()
  })

  test('costs the hub a bounded line and a bounded number of connections', async () => {
    const limits = { waitingPerAddress: 50, connectionsPerAddress: 20 }
    const hub = await start({ limits })
    const hostile = await flood(hub, 500, 'hold')
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
