import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecoverySheet } from '../../renderer/store/trust.ts'
import { Lab } from '../support/mesh/lab.ts'

/** Real engines, IndexedDB and WebRTC around a real hub, without screens: what is shown here holds whatever the interface does. */

let lab: Lab
let browser: Browser
beforeAll(async () => {
  const entries = [
    'test/support/mesh/laptop.html',
    'renderer/worker/engine.worker.ts',
    'renderer/worker/search.worker.ts',
  ]
  lab = await Lab.open({ connectsPerSecond: 1_000 }, entries)
  ;({ browser } = await lab.browser())
})
afterAll(() => lab.close())

const laptops = async (count: number): Promise<Page[]> =>
  Promise.all(Array.from({ length: count }, () => lab.laptop(browser)))
const invite = (page: Page, name: string) => page.evaluate((to) => laptop.invite(to), name)
const joinBy = async (host: Page, guest: Page, name: string): Promise<void> => {
  const link = await invite(host, name)
  await guest.evaluate(([url, me]) => laptop.join(url, me), [link, name] as const)
}
const peersOf = (page: Page) =>
  page.evaluate(() =>
    laptop
      .status()
      .peers.filter(({ state }) => state === 'inStep')
      .map(({ name }) => name)
      .sort(),
  )
const room = (page: Page) => page.evaluate(async () => (await laptop.rooms()).room.name)
const events = (page: Page) => page.evaluate(() => laptop.events())
const me = (page: Page) => page.evaluate(() => laptop.me())
const openLinks = (page: Page) => page.evaluate(() => laptop.links().filter(({ closed }) => closed === null).length)
const remove = async (by: Page, gone: Page): Promise<void> => {
  const member = await me(gone)
  await by.evaluate(
    (id) => laptop.ask('revoke', { aim: { by: 'member', member: id }, cutoff: 'known', reason: '' }),
    member,
  )
}
const closeAll = (pages: readonly Page[]) => Promise.all(pages.map((page) => page.context().close()))
const poll = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 })

describe('who does not belong any more', () => {
  test('P-SYNC-2: a removed laptop is cut off at once, finds nobody in its room, is not answered at the door, reads and writes nothing more', async () => {
    const [alice, bob, mallory] = (await laptops(3)) as [Page, Page, Page]
    await alice.evaluate(() => laptop.found('Teestube', 'Alice'))
    await joinBy(alice, bob, 'Bob')
    await joinBy(alice, mallory, 'Mallory')
    for (const page of [alice, bob, mallory]) await poll(async () => (await peersOf(page)).length).toBe(2)
    const before = await room(alice)
    expect([await room(bob), await room(mallory)]).toEqual([before, before])

    await remove(alice, mallory)
    await poll(() => peersOf(mallory)).toEqual([])
    await poll(() => room(bob)).not.toBe(before)
    expect(await room(alice)).toBe(await room(bob))
    await alice.evaluate(() => laptop.createEvent('After'))
    // The others never lost sight of each other while they moved.
    await poll(() => events(bob)).toEqual(['After'])
    await poll(() => peersOf(alice)).toEqual(['Bob'])

    await mallory.evaluate(() => laptop.createEvent('Smuggled'))
    // She looks everywhere: in her old room, which the others leave, and at the door, where the hello is as far as she comes.
    await mallory.evaluate(async () => {
      await laptop.close()
      await laptop.open()
    })
    const tried = () =>
      mallory.evaluate(
        () => laptop.links().filter(({ purpose, closed }) => purpose === 'door' && closed !== null).length,
      )
    await poll(tried).toBeGreaterThan(0)
    await poll(() => openLinks(mallory)).toBe(0)
    expect(await room(mallory)).toBe(before)
    expect(await events(mallory)).toEqual(['Smuggled'])
    expect(await events(alice)).toEqual(['After'])
    expect(await events(bob)).toEqual(['After'])
    expect(await mallory.evaluate(() => laptop.members())).toEqual(['Alice', 'Bob', 'Mallory'])
    expect(await peersOf(mallory)).toEqual([])
    await closeAll([alice, bob, mallory])
  })

  test('Case 22: a straggler three keys behind opens her laptop and is back by herself', async () => {
    const [alice, bob, zoya] = (await laptops(3)) as [Page, Page, Page]
    await alice.evaluate(() => laptop.found('Teestube', 'Alice'))
    await joinBy(alice, zoya, 'Zoya')
    await zoya.evaluate(() => laptop.close())
    const before = await room(alice)
    const [gone] = (await laptops(1)) as [Page]
    await joinBy(alice, gone, 'Uwe')
    // Removed, taken back, removed again: three keys.
    await remove(alice, gone)
    const rooms = new Set([before, await room(alice)])
    await alice.evaluate(async () => {
      const [{ id }] = (await laptop.ask('revocations', null)) as [{ id: string }]
      await laptop.ask('restore', { revocation: id, reason: '' })
    })
    rooms.add(await room(alice))
    await remove(alice, gone)
    rooms.add(await room(alice))
    expect(rooms.size).toBe(4)
    await gone.context().close()
    await joinBy(alice, bob, 'Bob')
    await alice.evaluate(() => laptop.createEvent('While you were away'))
    const began = performance.now()
    await zoya.evaluate(() => laptop.open())
    await poll(() => events(zoya)).toEqual(['While you were away'])
    await poll(() => room(zoya)).toBe(await room(alice))
    expect(await room(zoya)).not.toBe(before)
    console.info(`straggler: back after ${((performance.now() - began) / 1000).toFixed(1)} s`)
    await poll(() => peersOf(zoya)).toEqual(['Alice', 'Bob'])
    // In the room as well, not at the door alone.
    await poll(() =>
      zoya.evaluate(() => laptop.links().some(({ purpose, closed }) => purpose === 'room' && closed === null)),
    ).toBe(true)
    await closeAll([alice, bob, zoya])
  })
})

describe('whose laptop is whose', () => {
  test('P-LINK: a second laptop is linked by four words; given up as lost from the first, it is out, and the person is not', async () => {
    const [alice, second, bob] = (await laptops(3)) as [Page, Page, Page]
    await alice.evaluate(() => laptop.found('Teestube', 'Alice'))
    await joinBy(alice, bob, 'Bob')
    await alice.evaluate(() => laptop.createEvent('Kvartirnik'))
    const { link } = (await alice.evaluate(() => laptop.ask('beginLink', { hubs: [] }))) as { link: string }
    const linking = second.evaluate((url) => laptop.link(url, 'Old ThinkPad'), link)
    const words = (page: Page) => page.evaluate(() => laptop.words())
    await poll(() => words(second)).not.toBe(null)
    await poll(() => words(alice)).toEqual(await words(second))
    await second.evaluate(() => laptop.answer(true))
    await alice.evaluate(() => laptop.ask('confirmLink', { same: true }))
    await linking
    expect(await me(second)).toBe(await me(alice))
    expect(await events(second)).toEqual(['Kvartirnik'])
    await poll(() => peersOf(second)).toEqual(['Alice', 'Bob'])
    const devices = (page: Page) =>
      page.evaluate(() => laptop.ask('devices', { member: laptop.me() })) as Promise<
        { device: string; here: boolean; name: string; kind: string; state: string }[]
      >
    const told = async () => (await devices(second)).map(({ name, kind, here, state }) => ({ name, kind, here, state }))
    await poll(told).toEqual([
      { name: '', kind: 'paper', here: false, state: 'active' },
      { name: '', kind: 'linked', here: false, state: 'active' },
      { name: 'Old ThinkPad', kind: 'linked', here: true, state: 'active' },
    ])
    const lost = (await devices(second)).find(({ here }) => here)!.device
    await alice.evaluate(
      (device) => laptop.ask('revoke', { aim: { by: 'device', device }, cutoff: 'known', reason: 'Stolen' }),
      lost,
    )
    await poll(() => peersOf(second)).toEqual([])
    await poll(() => room(bob)).toBe(await room(alice))
    await alice.evaluate(() => laptop.createEvent('Not for thieves'))
    await poll(() => events(bob)).toEqual(['Kvartirnik', 'Not for thieves'])
    expect(await events(second)).toEqual(['Kvartirnik'])
    expect(await room(second)).not.toBe(await room(alice))
    expect(await alice.evaluate(() => laptop.members())).toEqual(['Alice', 'Bob'])
    await closeAll([alice, second, bob])
  })

  test('P-SHEET: the words of a sheet bring somebody back on a bare machine', async () => {
    const [alice, zoya, bare] = (await laptops(3)) as [Page, Page, Page]
    await alice.evaluate(() => laptop.found('Teestube', 'Alice'))
    await joinBy(alice, zoya, 'Zoya')
    await alice.evaluate(() => laptop.createEvent('Kvartirnik'))
    await poll(() => peersOf(zoya)).toEqual(['Alice'])
    const sheet = (await zoya.evaluate(() => laptop.ask('makeSheet', { hubs: [] }))) as RecoverySheet
    const who = await me(zoya)
    await poll(() =>
      alice.evaluate(async (member) => ((await laptop.ask('devices', { member })) as unknown[]).length, who),
    ).toBe(2)
    await zoya.context().close()
    await bare.evaluate((words) => laptop.recover(words), sheet.words.join(' '))
    expect(await me(bare)).toBe(who)
    expect(await bare.evaluate(() => laptop.entry()?.name)).toBe('Teestube')
    await poll(() => peersOf(bare)).toEqual(['Alice'])
    expect(await events(bare)).toEqual(['Kvartirnik'])
    await closeAll([alice, bare])
  })
})
