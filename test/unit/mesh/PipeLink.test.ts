import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket, type WebSocketServer } from 'ws'
import { type Hub, startHub } from '../../../electron/hub/startHub.ts'
import { PipeLink } from '../../../renderer/mesh/PipeLink.ts'
import { pipeName } from '../../../renderer/mesh/pipeKeys.ts'
import { HIGH_WATER, type Link, MAX_FRAME } from '../../../shared/sync/link.ts'
import { Client, ORIGIN } from '../../support/mesh/client.ts'

let hub: Hub
const links: PipeLink[] = []
const servers: WebSocketServer[] = []
beforeEach(async () => {
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string) {
        super(url, { origin: ORIGIN })
        this.on('error', () => {})
      }
    },
  )
  hub = await startHub({ allowedOrigins: [ORIGIN], limits: { pipes: 4, pipeWait: 200 } })
})
afterEach(async () => {
  for (const link of links.splice(0)) link.close('test over')
  for (const server of servers.splice(0)) server.close()
  await hub.close()
  vi.unstubAllGlobals()
})

const way = (name: string): Promise<string> => pipeName('room', 'secret', 'alice', name)
const end = (name: string, password = 'secret') => {
  const told: string[] = []
  let pipe: PipeLink | null = null
  const link = new Promise<Link>((resolve) => {
    pipe = new PipeLink(`${hub.url}/pipe/${name}`, password, {
      proven: resolve,
      ended: (reason, byUser) => told.push(`${byUser ? 'we' : 'they'}: ${reason}`),
    })
    links.push(pipe)
  })
  return { link, told, pipe: pipe! as PipeLink }
}
const listen = (link: Link) => {
  const heard = { frames: [] as Uint8Array[], closed: null as string | null }
  link.start({
    frame: (frame) => heard.frames.push(frame),
    closed: (reason) => {
      heard.closed = reason
    },
  })
  return heard
}

describe('a relayed link', () => {
  test('P-SYNC-1: both ends see the same two ephemeral keys as fingerprints, and take different roles', async () => {
    const name = await way('bob')
    const [a, b] = await Promise.all([end(name).link, end(name).link])
    expect(a.fingerprints).toEqual({ local: b.fingerprints.remote, remote: b.fingerprints.local })
    expect(a.fingerprints.local).toMatch(/^([\dA-F]{2}:){31}[\dA-F]{2}$/)
    expect(new Set([a.role, b.role]).size).toBe(2)
  })

  test('P-SYNC: 8 MiB arrive whole and in order, and never more than the high-water mark is under way', async () => {
    const name = await way('bob')
    const [a, b] = await Promise.all([end(name).link, end(name).link])
    const heard = listen(b)
    for (let i = 0; i < 128; i++) {
      await a.ready()
      a.send(new Uint8Array(MAX_FRAME).fill(i))
    }
    expect(heard.frames.length).toBeGreaterThanOrEqual(128 - HIGH_WATER / MAX_FRAME - 1)
    await expect.poll(() => heard.frames.length).toBe(128)
    expect(heard.frames.map(([first]) => first)).toEqual([...Array(128).keys()])
  })

  test('both directions at once', async () => {
    const name = await way('bob')
    const [a, b] = await Promise.all([end(name).link, end(name).link])
    const [atA, atB] = [listen(a), listen(b)]
    for (let i = 0; i < 50; i++) {
      a.send(new Uint8Array([i]))
      b.send(new Uint8Array([i, i]))
    }
    await expect.poll(() => [atA.frames.length, atB.frames.length]).toEqual([50, 50])
  })

  test('closing one end tells the other', async () => {
    const name = await way('bob')
    const [a, b] = await Promise.all([end(name).link, end(name).link])
    const [atA, atB] = [listen(a), listen(b)]
    a.close('enough')
    expect(atA.closed).toBe('enough')
    await expect.poll(() => atB.closed).toMatch(/^pipe closed/)
  })

  test('another password never becomes a link', async () => {
    const name = await way('bob')
    const alice = end(name)
    const mallory = end(name, 'guess')
    await expect.poll(() => [alice.told.length, mallory.told.length]).toEqual([1, 1])
    expect([...alice.told, ...mallory.told].join()).toContain('not sealed by the peer')
  })

  test('the same two may meet again: an end that comes back replaces its old self', async () => {
    const name = await way('bob')
    const [first] = [end(name), end(name)]
    await first.link
    const third = end(name)
    await expect.poll(() => first.told.length).toBe(1)
    const fourth = end(name)
    await Promise.all([third.link, fourth.link])
  })

  test('nobody else: alone it ends by itself', async () => {
    const alice = end(await way('bob'))
    await expect.poll(() => alice.told).toEqual(['they: pipe closed (4408)'])
  })

  test('the room and the password name the pipe, whoever computes it', async () => {
    expect(await pipeName('r', 'p', 'a', 'b')).toBe(await pipeName('r', 'p', 'b', 'a'))
    const others = await Promise.all([
      pipeName('r', 'q', 'a', 'b'),
      pipeName('s', 'p', 'a', 'b'),
      pipeName('r', 'p', 'a', 'c'),
    ])
    expect(new Set([...others, await pipeName('r', 'p', 'a', 'b')]).size).toBe(4)
  })
})

describe('a hub, or an end, without manners', () => {
  /** Stands in for the other end, byte by byte. */
  const against = async (name: string): Promise<[ReturnType<typeof end>, Client]> => {
    const alice = end(name)
    const mallory = await Client.open(`${hub.url}/pipe/${name}`)
    expect(await mallory.next()).toBe('open')
    return [alice, mallory]
  }

  test('Case 24: our own messages thrown back at us never become a link', async () => {
    const [alice, mallory] = await against(await way('bob'))
    mallory.socket.on('message', (data) => mallory.socket.send(data as Buffer))
    mallory.socket.send(await mallory.next())
    await expect.poll(() => alice.told).toEqual(['they: reflected'])
  })

  test('Case 25: keys that are none, and sealed junk, end the pipe and nothing else', async () => {
    for (const key of [Buffer.alloc(0), Buffer.alloc(31, 1), Buffer.alloc(32, 0), Buffer.alloc(MAX_FRAME, 1)]) {
      const [alice, mallory] = await against(await way('bob'))
      mallory.socket.send(key)
      await expect.poll(() => alice.told).toEqual(['they: no common key'])
    }
    for (const junk of [Buffer.alloc(0), Buffer.alloc(1), Buffer.alloc(100, 7)]) {
      const [alice, mallory] = await against(await way('bob'))
      mallory.socket.send(Buffer.alloc(32, 9))
      mallory.socket.send(junk)
      await expect.poll(() => alice.told).toEqual(['they: not sealed by the peer'])
    }
  })

  test('Case 25: the hub ends pipes that speak too early, in text, or too long, and limits their number', async () => {
    const early = await Client.open(`${hub.url}/pipe/${await way('early')}`)
    const closed = early.closed()
    early.socket.send(Buffer.alloc(1))
    expect(await closed).toBe(1008)

    const name = await way('bob')
    for (const [message, code] of [
      ['text', 1003],
      [Buffer.alloc(MAX_FRAME + 65), 1009],
    ] as const) {
      const pair = [await Client.open(`${hub.url}/pipe/${name}`), await Client.open(`${hub.url}/pipe/${name}`)]
      const codes = Promise.all(pair.map((client) => client.closed()))
      await pair[0]!.next()
      pair[0]!.socket.send(message)
      expect((await codes)[0]).toBe(code)
    }

    const many = await Promise.all(
      Array.from({ length: 4 }, async (_, i) => Client.open(`${hub.url}/pipe/${await way(`${i}`)}`)),
    )
    const fifth = new Client(`${hub.url}/pipe/${await way('fifth')}`)
    expect(await fifth.closed()).toBe(1013)
    for (const client of many) client.socket.terminate()
  })

  test('a slow reader slows the sender down instead of filling the hub', async () => {
    const name = await way('bob')
    const [fast, slow] = [await Client.open(`${hub.url}/pipe/${name}`), await Client.open(`${hub.url}/pipe/${name}`)]
    await Promise.all([fast.next(), slow.next()])
    slow.socket.pause()
    const frame = Buffer.alloc(MAX_FRAME)
    let sent = 0
    let flushed = 0
    while (sent - flushed < 400) {
      sent++
      fast.socket.send(frame, () => flushed++)
      if (sent % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const before = flushed
    slow.socket.resume()
    await expect.poll(() => flushed).toBeGreaterThan(before)
    for (let i = 0; i < sent; i++) expect(((await slow.next()) as Buffer).length).toBe(MAX_FRAME)
  })
})
