import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Hub, type HubOptions, startHub } from '../../../electron/hub/startHub.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { Client, ORIGIN, rawSocketOf, statusOf } from '../../support/mesh/client.ts'

const hubs: Hub[] = []
const start = async (options: Partial<HubOptions> = {}): Promise<Hub> => {
  const hub = await startHub({ allowedOrigins: [ORIGIN], ...options })
  hubs.push(hub)
  return hub
}
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()))
})

describe('signalling', () => {
  test('alice and bob in one room hear each other, and the number of listeners', async () => {
    const hub = await start()
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const bob = await (await Client.open(hub.url)).subscribe('room')
    bob.say({ type: 'publish', topic: 'room', data: 'sealed' })
    expect(await alice.nextJson()).toEqual({ type: 'publish', topic: 'room', data: 'sealed', clients: 2 })
    expect(await bob.nextJson()).toMatchObject({ data: 'sealed' })
  })

  test('carol, who is not in the room, can neither hear it nor speak in it', async () => {
    const hub = await start()
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const carol = await (await Client.open(hub.url)).subscribe('elsewhere')
    carol.say({ type: 'publish', topic: 'room', data: 'junk' })
    expect(await carol.settled()).toEqual([])
    expect(await alice.settled()).toEqual([])
    alice.say({ type: 'publish', topic: 'room', data: 'private' })
    expect(await alice.settled()).toHaveLength(1)
    expect(await carol.settled()).toEqual([])
  })

  test('who has left a room hears no more of it', async () => {
    const hub = await start()
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const bob = await (await Client.open(hub.url)).subscribe('room')
    bob.say({ type: 'unsubscribe', topics: ['room'] })
    await bob.settled()
    alice.say({ type: 'publish', topic: 'room', data: 1 })
    expect(await alice.nextJson()).toMatchObject({ clients: 1 })
    expect(await bob.settled()).toEqual([])
  })

  test('a closed connection leaves nothing behind', async () => {
    const hub = await start()
    const alice = await (await Client.open(hub.url)).subscribe('room', 'door')
    expect(hub.topics.names()).toEqual(['room', 'door'])
    alice.socket.close()
    await expect.poll(() => hub.topics.names()).toEqual([])
  })

  test('closing ends connections, frees the port, and the same port and path can be taken again', async () => {
    const hub = await start()
    const alice = await Client.open(hub.url)
    const ended = alice.closed()
    await hub.close()
    expect(await ended).toBe(1001)
    const again = await start({ port: hub.port, path: hub.path })
    expect(again.url).toBe(hub.url)
    await Client.open(again.url)
  })

  test('a port in use is an error the caller sees', async () => {
    const hub = await start()
    await expect(startHub({ port: hub.port, allowedOrigins: [ORIGIN] })).rejects.toThrow(/EADDRINUSE/)
  })
})

describe('who may connect', () => {
  test('Case 25: a foreign Origin, or none, is refused', async () => {
    const { url } = await start()
    expect(await statusOf(url)).toBe(101)
    for (const origin of ['https://evil.example', 'http://127.0.0.1:41730', 'null', null])
      expect(await statusOf(url, { origin })).toBe(403)
  })

  test('the path is random and must be exact', async () => {
    const hub = await start()
    const other = await start()
    expect(hub.path).toMatch(/^[\w-]{22}$/)
    expect(hub.path).not.toBe(other.path)
    const base = `ws://127.0.0.1:${hub.port}`
    for (const path of ['', '/', `/${hub.path}x`, `/${hub.path}/`, `/${hub.path}/pipe/short`, `/${other.path}`])
      expect(await statusOf(base + path)).toBe(404)
  })

  test('connections are limited for one address and in all: newcomers wait, and come in when somebody goes', async () => {
    for (const limits of [{ connectionsPerAddress: 3 }, { connections: 3 }]) {
      const { url } = await start({ limits })
      const open = await Promise.all([1, 2, 3].map(async () => (await Client.open(url)).subscribe('room')))
      const fourth = statusOf(url)
      expect(await Promise.race([fourth, open[0]!.settled().then(() => 'waits')])).toBe('waits')
      open[0]!.socket.terminate()
      expect(await fourth).toBe(101)
    }
  })

  test('who waits in vain is turned away', async () => {
    const { url } = await start({ limits: { connectionsPerAddress: 2, waitLongest: 50 } })
    await Promise.all([1, 2].map(async () => (await Client.open(url)).subscribe('room')))
    expect(await statusOf(url)).toBe(429)
  })

  test('where it is full, who wants nothing makes room, then who is alone; never two who have met', async () => {
    const hub = await start({ limits: { connectionsPerAddress: 4 } })
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const bob = await (await Client.open(hub.url)).subscribe('room')
    const idle = await Client.open(hub.url)
    const lonely = await (await Client.open(hub.url)).subscribe('elsewhere')
    const gone: string[] = []
    void idle.closed().then(() => gone.push('idle'))
    void lonely.closed().then(() => gone.push('lonely'))
    await (await Client.open(hub.url)).subscribe('room')
    await expect.poll(() => gone).toEqual(['idle'])
    await (await Client.open(hub.url)).subscribe('room')
    await expect.poll(() => gone).toEqual(['idle', 'lonely'])
    alice.say({ type: 'publish', topic: 'room', data: 'still here' })
    expect((await bob.nextJson()).data).toBe('still here')
  })

  test('an address that connects again and again has to wait', async () => {
    const { url } = await start({ limits: { connectBurst: 5, connectsPerSecond: 0.001, waitLongest: 50 } })
    for (let i = 0; i < 5; i++) expect(await statusOf(url)).toBe(101)
    expect(await statusOf(url)).toBe(429)
  })
})

describe('what a client may cost', () => {
  test('topics per connection are limited', async () => {
    const hub = await start({ limits: { topicsPerConnection: 3 } })
    await (await Client.open(hub.url)).subscribe('a', 'b', 'c', 'd', 'e')
    expect(hub.topics.names()).toEqual(['a', 'b', 'c'])
  })

  test('messages over the rate are dropped; who goes on is closed; the others notice nothing', async () => {
    const { url } = await start({ limits: { messageBurst: 10, messagesPerSecond: 0.001, dropsBeforeClose: 50 } })
    const alice = await (await Client.open(url)).subscribe('room')
    const mallory = await (await Client.open(url)).subscribe('room')
    const closed = mallory.closed()
    for (let i = 0; i < 100; i++) mallory.say({ type: 'publish', topic: 'room', data: i })
    expect(await closed).toBe(1008)
    expect((await alice.settled()).map((m) => m.data)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('a message over the size limit closes its connection only', async () => {
    const { url } = await start()
    const alice = await (await Client.open(url)).subscribe('room')
    const mallory = await Client.open(url)
    const closed = mallory.closed()
    mallory.say({ type: 'publish', topic: 'room', data: 'x'.repeat(40_000) })
    expect(await closed).toBe(1009)
    expect(await alice.settled()).toEqual([])
  })

  test('a receiver that does not read is closed before it costs memory', async () => {
    const hub = await start({ limits: { messageBurst: 1e6, backlogBytes: 64 * 1024 } })
    const slow = await (await Client.open(hub.url)).subscribe('room')
    slow.socket.pause()
    const alice = await (await Client.open(hub.url)).subscribe('room')
    alice.socket.resume()
    const data = 'x'.repeat(30_000)
    let alone = false
    while (!alone) {
      alice.say({ type: 'publish', topic: 'room', data })
      alone = (await alice.nextJson()).clients === 1
    }
    expect(hub.topics.names()).toEqual(['room'])
  })

  test('of too many pipes that wait for their other end, the one that has waited longest makes room', async () => {
    const { url } = await start({ limits: { pipes: 2 } })
    const pipe = (name: string) => Client.open(`${url}/pipe/${name.repeat(43)}`)
    const [first, second] = [await pipe('a'), await pipe('b')]
    const ends = first.closed()
    // Not at once: both ends of an honest pipe come within a moment.
    expect(await (await pipe('c')).closed()).toBe(1013)
    const meets = async () => {
      const [one, other] = [await pipe('c'), await pipe('c')]
      return Promise.race([one.closed(), Promise.all([one.next(), other.next()])])
    }
    await expect.poll(meets, { timeout: 15_000 }).toEqual(['open', 'open'])
    expect(await ends).toBe(4408)
    expect(second.socket.readyState).toBe(second.socket.OPEN)
  })

  test('who does not answer pings is gone', async () => {
    const hub = await start({ limits: { pingEvery: 50 } })
    const alive = await (await Client.open(hub.url)).subscribe('alive')
    const dead = await (await Client.open(hub.url)).subscribe('dead')
    dead.socket.pause()
    await expect.poll(() => hub.topics.names()).toEqual(['alive'])
    expect(await alive.settled()).toEqual([])
  })
})

describe('garbage', () => {
  const deep = '['.repeat(16_000) + ']'.repeat(16_000)
  const texts = [
    '',
    ' ',
    '{',
    'null',
    'true',
    '0',
    '"publish"',
    '[]',
    '[[[[',
    deep,
    `{"type":"publish","topic":"room","data":${'['.repeat(15_000)}${']'.repeat(15_000)}}`,
    '{"type":"publish"}',
    '{"type":"publish","topic":1,"data":1}',
    '{"type":"publish","topic":{"toString":1}}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","topics":"room"}',
    '{"type":"subscribe","topics":{"length":1e9}}',
    '{"type":"subscribe","topics":[1,null,{},[]]}',
    `{"type":"subscribe","topics":["${'t'.repeat(5_000)}"]}`,
    '{"type":"unsubscribe","topics":["never joined"]}',
    '{"type":["ping"]}',
    '{"type":"constructor"}',
    '{"__proto__":{"type":"ping"}}',
    '{"type":"publish","topic":"__proto__","data":1}',
    '\u0000\uffff\ud800',
  ]

  test('Case 25: whatever text a client sends, the hub goes on and tells nobody', async () => {
    const hub = await start()
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const mallory = await Client.open(hub.url)
    for (const text of texts) mallory.socket.send(text)
    expect(await mallory.settled()).toEqual([])
    expect(await alice.settled()).toEqual([])
    expect(hub.topics.names()).toEqual(['room'])
  })

  test('Case 25: publications of any JSON, however deep, pass or vanish, and the hub goes on', async () => {
    const { url } = await start()
    const mallory = await (await Client.open(url)).subscribe('__proto__', 'room')
    mallory.say(`{"type":"publish","topic":"room","data":${'['.repeat(15_000)}${']'.repeat(15_000)}}`)
    mallory.say('{"type":"publish","topic":"__proto__","data":{"__proto__":1}}')
    const heard = await mallory.settled()
    expect(heard.at(-1)).toMatchObject({ topic: '__proto__' })
  })

  test('Case 25: binary messages close the sender only', async () => {
    const { url } = await start()
    const alice = await (await Client.open(url)).subscribe('room')
    const mallory = await Client.open(url)
    const closed = mallory.closed()
    mallory.socket.send(Buffer.from([0, 255, 1]))
    expect(await closed).toBe(1003)
    expect(await alice.settled()).toEqual([])
  })

  test('Case 25: broken frames, half frames and broken HTTP close the sender only', async () => {
    const hub = await start()
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const handshake =
      `GET /${hub.path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Origin: ${ORIGIN}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
    const frames = [
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x81, 0x05, 104, 101],
      [0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
      [0xc1, 0x80, 0, 0, 0, 0],
      [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
      [0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0],
      [0x80, 0x80, 0, 0, 0, 0],
      [0x88, 0x81, 0, 0, 0, 0, 1],
    ]
    const starts = [
      ...frames.map((bytes) => Buffer.concat([Buffer.from(handshake), Buffer.from(bytes)])),
      Buffer.from('\x16\x03\x01\x02\x00\x01\x00'),
      Buffer.from(handshake.replace('13', '99')),
      Buffer.from(handshake.replace('AAAA', '????')),
      Buffer.from(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`),
      Buffer.from('GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nHost: x\r\n\r\n'),
    ]
    for (const bytes of starts) {
      const socket = connect(hub.port, '127.0.0.1')
      socket.on('error', () => {})
      socket.resume()
      await once(socket, 'connect')
      const ended = once(socket, 'close')
      socket.end(bytes)
      await ended
    }
    expect(await alice.settled()).toEqual([])
    expect(hub.topics.names()).toEqual(['room'])
  })

  test('Case 25: random bytes and random JSON of 300 seeds change nothing for anybody else', async () => {
    const hub = await start({ limits: { churnDelay: 0 } })
    const alice = await (await Client.open(hub.url)).subscribe('room')
    const words = ['type', 'publish', 'subscribe', 'topics', 'topic', 'room', 'data', '', '__proto__', 'ping', 'pong']
    for (let seed = 0; seed < 300; seed++) {
      const random = seededRandom(`hub ${seed}`)
      const anything = (depth: number): unknown =>
        depth === 0 || random.int(3) === 0
          ? random.pick<unknown>([...words, 0, -1, 1e300, null, true])
          : random.int(2) === 0
            ? Array.from({ length: random.int(4) }, () => anything(depth - 1))
            : Object.fromEntries(Array.from({ length: random.int(5) }, () => [random.pick(words), anything(depth - 1)]))
      const mallory = await Client.open(hub.url)
      for (let i = 0; i < 5; i++) mallory.say(JSON.stringify(anything(4)))
      const closed = once(mallory.socket, 'close')
      // Below the WebSocket: frames that no library would write.
      rawSocketOf(mallory).end(random.bytes(1 + random.int(200)))
      await closed
    }
    expect((await alice.settled()).filter(({ topic }) => topic !== 'room')).toEqual([])
    await expect.poll(() => hub.topics.names()).toEqual(['room'])
  })
})
