import { createSocket } from 'node:dgram'
import { afterEach, describe, expect, test } from 'vitest'
import { dayTag, tagsAround } from '../../../electron/hub/lan/dayTags.ts'
import type { Discovery, FoundHub } from '../../../electron/hub/lan/discovery.ts'
import { mdnsDiscovery } from '../../../electron/hub/lan/mdnsDiscovery.ts'
import { type Lan, type LanOptions, startLan } from '../../../electron/hub/lan/startLan.ts'
import { type Hub, startHub } from '../../../electron/hub/startHub.ts'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { Client, ORIGIN, statusOf } from '../../support/mesh/client.ts'
import { flood } from '../../support/mesh/flood.ts'

const DAY = 86_400_000
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

/** A LAN on which every announcement is heard by everybody. */
class Air {
  readonly said = new Map<string, FoundHub>()

  discovery(): Discovery {
    let own = ''
    return {
      announce: ({ id, port, tags }) => {
        own = id
        this.said.set(id, { id, port, tags, address: '127.0.0.1' })
      },
      found: () => [...this.said.values()],
      refresh: () => {},
      close: async () => {
        this.said.delete(own)
      },
    }
  }
}

interface Laptop {
  readonly hub: Hub
  readonly lan: Lan
}
const laptop = async (air: Air, options: Partial<LanOptions> = {}): Promise<Laptop> => {
  const hub = await startHub({ allowedOrigins: [ORIGIN] })
  const lan = await startLan({ hub, host: '127.0.0.1', discovery: air.discovery(), lookEvery: 20, ...options })
  closing.push(async () => {
    await lan.close()
    await hub.close()
  })
  return { hub, lan }
}
const windowOn = async ({ hub }: Laptop, ...topics: string[]): Promise<Client> =>
  (await Client.open(hub.url)).subscribe(...topics)
const publish = (window: Client, topic: string, data: unknown): void => window.say({ type: 'publish', topic, data })
const data = (messages: Record<string, unknown>[]): unknown[] => messages.map((message) => message.data)

let knocks = 0
const isKnock = (heard: unknown): boolean => String(heard).startsWith('anybody?')

/** Publishes until the other window hears this very knock (another's may still be on its way): hubs need a moment to agree on their topics. */
const connected = async (from: Client, to: Client, topic: string): Promise<void> => {
  const knock = `anybody? ${++knocks}`
  const heard: unknown[] = []
  await expect
    .poll(async () => {
      publish(from, topic, knock)
      heard.push(...data(await to.settled()))
      return heard.includes(knock)
    })
    .toBe(true)
  await from.settled()
}

describe('meeting on a LAN', () => {
  test('windows of two hubs hear each other, once, and only in rooms that both have', async () => {
    const air = new Air()
    const [here, there] = [await laptop(air), await laptop(air)]
    const alice = await windowOn(here, 'room', 'alice only')
    const bob = await windowOn(there, 'room', 'bob only')
    await connected(alice, bob, 'room')
    await connected(bob, alice, 'room')
    await alice.settled()
    await bob.settled()
    publish(alice, 'alice only', 'not for bob')
    publish(alice, 'room', 'to bob')
    const heard: unknown[] = []
    await expect
      .poll(async () => {
        heard.push(...data(await bob.settled()))
        return heard.filter((one) => !isKnock(one))
      })
      .toEqual(['to bob'])
    expect(data(await alice.settled())).toEqual(['not for bob', 'to bob'])
    expect(here.lan.hubs() + there.lan.hubs()).toBe(2)
  })

  test('three hubs, each connected to each: everything arrives exactly once, nothing goes round', async () => {
    const air = new Air()
    const laptops = [await laptop(air), await laptop(air), await laptop(air)]
    const windows = await Promise.all(laptops.map((one) => windowOn(one, 'room')))
    await expect.poll(() => laptops.map(({ lan }) => lan.hubs())).toEqual([2, 2, 2])
    for (const from of windows) for (const to of windows) if (from !== to) await connected(from, to, 'room')
    // One more round, so that the last knocks have arrived everywhere before anything is counted.
    for (const window of windows) await window.settled()
    const marks = ['a', 'b', 'c']
    for (const [i, window] of windows.entries()) publish(window, 'room', marks[i])
    for (const window of windows) {
      const heard: unknown[] = []
      await expect
        .poll(async () => heard.push(...data(await window.settled())) && heard.filter((one) => !isKnock(one)).length)
        .toBe(3)
      expect(heard.filter((one) => !isKnock(one)).sort()).toEqual(marks)
    }
    publish(windows[0]!, 'room', 'last')
    await expect.poll(async () => data(await windows[1]!.settled())).toEqual(['last'])
    expect(data(await windows[0]!.settled())).toEqual(['last'])
  })

  test('a machine so busy that answers come late keeps its neighbours', async () => {
    const air = new Air()
    const [here, there] = [await laptop(air), await laptop(air)]
    const [alice, bob] = [await windowOn(here, 'room'), await windowOn(there, 'room')]
    await connected(alice, bob, 'room')
    // Whoever is let go now is not found again.
    air.said.clear()
    for (let turn = 0; turn < 20; turn++) {
      const until = performance.now() + 40
      while (performance.now() < until);
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect([here.lan.hubs(), there.lan.hubs()]).toEqual([1, 1])
    await connected(alice, bob, 'room')
  })

  test('P-SYNC-5: ends of a pipe that wait at two hubs are joined, whichever came first and whichever hub dialled', async () => {
    const air = new Air()
    const laptops = [await laptop(air), await laptop(air), await laptop(air)]
    for (const one of laptops) await windowOn(one, 'room')
    await expect.poll(() => laptops.map(({ lan }) => lan.hubs())).toEqual([2, 2, 2])
    for (const [a, b] of [
      [0, 1],
      [1, 0],
      [2, 0],
      [1, 2],
    ] as const) {
      const name = toBase64Url(new Uint8Array(32).fill(10 * a + b))
      const at = (index: number) => Client.open(`${laptops[index]!.hub.url}/pipe/${name}`)
      const first = await at(a)
      const second = await at(b)
      expect(await Promise.all([first.next(), second.next()])).toEqual(['open', 'open'])
      first.socket.send(new Uint8Array([1, a]))
      second.socket.send(new Uint8Array([2, b]))
      expect([[...(await second.next())], [...(await first.next())]]).toEqual([
        [1, a],
        [2, b],
      ])
      first.socket.close()
      await second.closed()
    }
  })

  test('two hubs that ask for the same window are not given to each other, and do not part two who have met', async () => {
    const { hub, lan } = await laptop(new Air())
    const name = toBase64Url(new Uint8Array(32).fill(77))
    const ask = () => Client.open(`ws://127.0.0.1:${lan.port}/vmeste-hub1/pipe/${name}`, { origin: null })
    const [first, second] = [await ask(), await ask()]
    expect(await first.closed()).toBe(1001)
    const window = await Client.open(`${hub.url}/pipe/${name}`)
    expect(await Promise.all([second.next(), window.next()])).toEqual(['open', 'open'])
    expect(await (await ask()).closed()).toBe(1001)
    second.socket.send(new Uint8Array([5]))
    expect([...(await window.next())]).toEqual([5])
  })

  test('a page cannot ask for a pipe as hubs do', async () => {
    const { lan } = await laptop(new Air())
    const url = `ws://127.0.0.1:${lan.port}/vmeste-hub1/pipe/${toBase64Url(new Uint8Array(32))}`
    expect(await statusOf(url, { origin: ORIGIN })).toBe(403)
    expect(await statusOf(`${url}x`, { origin: null })).toBe(403)
    expect(await statusOf(url, { origin: null })).toBe(101)
  })

  test('hubs without a common network do not even connect', async () => {
    const air = new Air()
    const [here, there, third] = [await laptop(air), await laptop(air), await laptop(air)]
    await windowOn(here, 'one network')
    await windowOn(there, 'another')
    const carol = await windowOn(third, 'another')
    await connected(carol, await windowOn(there, 'another'), 'another')
    expect(here.lan.hubs()).toBe(0)
  })

  test('a network that is opened later is found; a hub that went away is let go', async () => {
    const air = new Air()
    const [here, there] = [await laptop(air), await laptop(air)]
    const alice = await windowOn(here, 'room')
    const bob = await windowOn(there, 'elsewhere')
    bob.say({ type: 'subscribe', topics: ['room'] })
    await connected(alice, bob, 'room')
    await there.lan.close()
    await expect.poll(() => here.lan.hubs()).toBe(0)
  })

  test('midnight between two clocks separates nobody', async () => {
    const air = new Air()
    const midnight = 20_000 * DAY
    const here = await laptop(air, { clock: () => midnight - 1_000 })
    const there = await laptop(air, { clock: () => midnight + 1_000 })
    const [alice, bob] = [await windowOn(here, 'room'), await windowOn(there, 'room')]
    await connected(alice, bob, 'room')
    await connected(bob, alice, 'room')
  })
})

describe('what the LAN learns', () => {
  test('tags are different every day, and the announced one does not tell the one spoken between hubs', () => {
    const tags = [
      dayTag('room', 1, 'lan'),
      dayTag('room', 2, 'lan'),
      dayTag('room', 1, 'hub'),
      dayTag('other', 1, 'lan'),
    ]
    expect(new Set(tags).size).toBe(4)
    expect(tagsAround(['room'], 2 * DAY, 'lan').get(tags[0]!)).toBe('room')
    expect(tagsAround(['room'], 3 * DAY, 'lan').get(tags[0]!)).toBeUndefined()
  })

  test('Case 25: a page cannot speak to the LAN side, nor a stranger make the hub name its networks, or fall', async () => {
    const air = new Air()
    const here = await laptop(air)
    const alice = await windowOn(here, 'room')
    const url = `ws://127.0.0.1:${here.lan.port}/vmeste-hub1`
    expect(await statusOf(url)).toBe(403)
    expect(await statusOf(`ws://127.0.0.1:${here.lan.port}/`, { origin: null })).toBe(403)

    const mallory = await Client.open(url, { origin: null })
    for (const junk of [
      '',
      '{',
      'null',
      '[]',
      '{"type":"topics","tags":[1]}',
      `{"type":"topics","tags":"${'x'.repeat(9_000)}"}`,
    ])
      mallory.say(junk)
    const announced = [...air.said.values()][0]!.tags
    mallory.say({ type: 'publish', tag: announced[0], data: 'with the announced tag' })
    mallory.say({ type: 'publish', tag: 'x'.repeat(22), data: 'with none' })
    // It answers lists in order, so after this one everything before has been judged.
    mallory.say({ type: 'topics', tags: announced })
    expect(await mallory.nextJson()).toEqual({ type: 'topics', tags: [] })
    expect(await alice.settled()).toEqual([])

    const closed = mallory.closed()
    mallory.socket.send(Buffer.from([1, 2, 3]))
    expect(await closed).toBe(1003)
    const large = await Client.open(url, { origin: null })
    const tooLarge = large.closed()
    large.say('x'.repeat(40_000))
    expect(await tooLarge).toBe(1009)
    expect(await alice.settled()).toEqual([])
  })

  test('Case 25: while a stranger on the Wi-Fi connects 300 times a second, hubs still find each other', async () => {
    const air = new Air()
    const here = await laptop(air)
    const alice = await windowOn(here, 'room')
    const hostile = await flood({ port: here.lan.port, path: 'vmeste-hub1', origin: null }, 300, 'churn')
    await hostile.reached(300)
    const there = await laptop(air)
    const bob = await windowOn(there, 'room')
    await connected(alice, bob, 'room')
    await connected(bob, alice, 'room')
    await hostile.end()
  })

  test('an announced hub that is not there, or not a hub, is tried again and harms nothing', async () => {
    const air = new Air()
    const here = await laptop(air)
    const alice = await windowOn(here, 'room')
    const tags = [...air.said.values()][0]!.tags
    air.said.set('~gone', { id: '~gone', address: '127.0.0.1', port: 1, tags })
    air.said.set('~window', { id: '~window', address: '127.0.0.1', port: here.hub.port, tags })
    const there = await laptop(air)
    const bob = await windowOn(there, 'room')
    await connected(alice, bob, 'room')
  })
})

/** Some CI machines have no multicast at all. */
const multicastWorks = await new Promise<boolean>((resolve) => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const done = (works: boolean): void => {
    clearTimeout(timer)
    socket.close()
    resolve(works)
  }
  const timer = setTimeout(() => done(false), 500)
  socket.once('error', () => done(false))
  socket.once('message', () => done(true))
  socket.bind(0, () => {
    try {
      socket.addMembership('224.0.0.251')
      socket.send('hello', socket.address().port, '224.0.0.251', (error) => error && done(false))
    } catch {
      done(false)
    }
  })
})

describe('mDNS', () => {
  test.skipIf(!multicastWorks)('a hub is found, its new tags are seen, and its goodbye is heard', async () => {
    const [here, there] = [mdnsDiscovery(() => {}), mdnsDiscovery(() => {})]
    const id = `test-${Math.random().toString(36).slice(2)}`
    const seen = (): readonly string[] | undefined => {
      there.refresh()
      return there.found().find((hub) => hub.id === id)?.tags
    }
    for (const tag of ['a', 'b']) {
      here.announce({ id, port: 4_000, tags: [tag.repeat(22)] })
      await expect.poll(seen, { timeout: 5_000 }).toEqual([tag.repeat(22)])
    }
    await here.close()
    await expect.poll(seen, { timeout: 5_000 }).toBeUndefined()
    await there.close()
  })

  test('broken packets and a LAN that is not there are noted in the log, and closing always ends', async () => {
    const lines: string[] = []
    const discovery = mdnsDiscovery((line) => lines.push(line))
    discovery.announce({ id: 'somebody', port: 4_000, tags: ['x'.repeat(22)] })
    const socket = createSocket('udp4')
    for (const junk of [Buffer.alloc(0), Buffer.alloc(1), Buffer.alloc(12, 255), Buffer.from('mdns')])
      await new Promise((resolve) => socket.send(junk, 5353, '127.0.0.1', resolve))
    socket.close()
    discovery.refresh()
    expect(discovery.found()).toBeInstanceOf(Array)
    await discovery.close()
    await discovery.close()
  })
})
