import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Discovery, FoundHub } from '../../../electron/hub/lan/discovery.ts'
import { type Hub, startHub } from '../../../electron/hub/startHub.ts'
import { jsonFile } from '../../../electron/services/jsonFile.ts'
import { createLanSwitch, type LanSwitch, lanMemorySchema } from '../../../electron/services/lanSwitch.ts'
import { UPLINK_ORIGIN } from '../../../electron/services/uplink.ts'
import { Client } from '../../support/mesh/client.ts'

const own = 'http://127.0.0.1:51234'
let folder: string
let ends: (() => unknown)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vmeste-lan-'))
})
afterEach(async () => {
  for (const end of ends.reverse()) await end()
  ends = []
  rmSync(folder, { recursive: true, force: true })
})

/** Everybody here is found by everybody; nothing leaves this machine. */
class Table {
  readonly #announced = new Map<object, FoundHub>()
  sit = (): Discovery => {
    const seat = {}
    return {
      announce: (self) => void this.#announced.set(seat, { ...self, address: '127.0.0.1' }),
      found: () => [...this.#announced.values()],
      refresh: () => {},
      close: async () => void this.#announced.delete(seat),
    }
  }
  get seats(): number {
    return this.#announced.size
  }
}

const machine = async (
  name: string,
  options: { table?: Table; address?: string } = {},
): Promise<{ hub: Hub; lan: LanSwitch }> => {
  const hub = await startHub({ allowedOrigins: [own] })
  const memory = jsonFile(join(folder, `${name}.json`), lanMemorySchema, null)
  const { address = '127.0.0.1', table } = options
  const lan = createLanSwitch({ hub, memory, address, discovery: table?.sit, log: () => {} })
  ends.push(
    () => hub.close(),
    () => lan.close(),
  )
  return { hub, lan }
}

/** A window in the room, at this hub. */
const windowAt = async (url: string, origin: string | null): Promise<Client> => {
  const window = await Client.open(url, { origin })
  ends.push(() => window.socket.terminate())
  return window.subscribe('room')
}

test('off until asked for; on, a window of another laptop meets those of this one; off again, nobody gets in', async () => {
  const { hub, lan } = await machine('alice')
  expect(lan.state()).toEqual({ on: false, hubs: [], problem: null })
  const { on, hubs } = await lan.set(true)
  expect([on, hubs.length]).toEqual([true, 1])

  const alice = await windowAt(hub.url, own)
  const bob = await windowAt(hubs[0]!, UPLINK_ORIGIN)
  bob.say({ type: 'publish', topic: 'room', data: 'from bob' })
  expect(await alice.nextJson()).toMatchObject({ data: 'from bob' })

  expect(await lan.set(false)).toEqual({ on: false, hubs: [], problem: null })
  await expect(windowAt(hubs[0]!, UPLINK_ORIGIN)).rejects.toThrow('ECONNREFUSED')
  await windowAt(hub.url, own)
})

test('pages are refused, also that of this machine: who comes over the LAN is another Vmeste', async () => {
  const { lan } = await machine('alice')
  const [url] = (await lan.set(true)).hubs
  for (const origin of [own, 'https://evil.example', null])
    await expect(windowAt(url!, origin), String(origin)).rejects.toThrow('403')
  await expect(windowAt(new URL('/guess', url).href, UPLINK_ORIGIN)).rejects.toThrow('404')
})

test('the address in an invitation still leads here after a restart, and after off and on', async () => {
  const first = await machine('alice')
  const { hubs } = await first.lan.set(true)
  await first.lan.set(false)
  expect((await first.lan.set(true)).hubs).toEqual(hubs)
  await first.lan.close()
  const again = await machine('alice')
  expect((await again.lan.set(true)).hubs).toEqual(hubs)
})

test('a port that is taken is not given up: another one today, the old one when it is free', async () => {
  const first = await machine('alice')
  const { hubs } = await first.lan.set(true)
  await first.lan.close()
  const other: Server = createServer()
  await new Promise<void>((resolve) => other.listen(Number(new URL(hubs[0]!).port), '127.0.0.1', resolve))
  const second = await machine('alice')
  const today = await second.lan.set(true)
  expect(today).toMatchObject({ on: true, problem: null })
  expect(today.hubs).not.toEqual(hubs)
  await second.lan.close()
  await new Promise((resolve) => other.close(resolve))
  expect((await (await machine('alice')).lan.set(true)).hubs).toEqual(hubs)
})

test('a network that cannot be listened on is a message, and the next attempt may work', async () => {
  // Documentation addresses (RFC 5737) belong to no machine.
  const { lan } = await machine('alice', { address: '192.0.2.1' })
  expect(await lan.set(true)).toEqual({ on: false, hubs: [], problem: { code: 'lan.cannotListen' } })
  expect(await lan.set(false)).toEqual({ on: false, hubs: [], problem: null })
})

test('switching back and forth quickly ends where the last click says', async () => {
  const { lan } = await machine('alice')
  const states = await Promise.all([true, false, true, true, false].map((on) => lan.set(on)))
  expect(states.at(-1)!.on).toBe(false)
  expect(lan.state().on).toBe(false)
})

test('two laptops that are both switched on find each other without an address', async () => {
  const table = new Table()
  const [alice, bob] = await Promise.all([machine('alice', { table }), machine('bob', { table })])
  const inAlice = await windowAt(alice.hub.url, own)
  const inBob = await windowAt(bob.hub.url, own)
  await Promise.all([alice.lan.set(true), bob.lan.set(true)])
  await expect
    .poll(async () => {
      inBob.say({ type: 'publish', topic: 'room', data: 'from bob' })
      return (await inAlice.settled()).some(({ data }) => data === 'from bob')
    })
    .toBe(true)
  await Promise.all([alice.lan.set(false), bob.lan.set(false)])
  expect(table.seats).toBe(0)
})

test('a memory that somebody scribbled over counts as none', async () => {
  for (const text of ['', '{"on":true}', '{"on":true,"port":0,"path":"../x"}', '[]']) {
    writeFileSync(join(folder, 'x.json'), text)
    expect(jsonFile(join(folder, 'x.json'), lanMemorySchema, null).read(), text).toBeNull()
  }
})
