import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { Replica } from '../../../shared/replica/Replica.ts'
import { STRANGER_TIME } from '../../../shared/sync/Entrance.ts'
import { toFrames } from '../../../shared/sync/frames.ts'
import { Hello } from '../../../shared/sync/hello.ts'
import { decodeMessage, encodeMessage } from '../../../shared/sync/messages.ts'
import type { Peer } from '../../../shared/sync/SyncEngine.ts'
import { type Someone, testDevice } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { idsOf, meshOf, sameAs } from './network.ts'

const people = async (someone: Someone, count: number): Promise<void> => {
  for (let i = 0; i < count; i++)
    await someone.run(createMember, { values: { name: `Guest ${i}`, intro: 'x'.repeat(900) } })
}
const plan = (someone: Someone, title: string) =>
  someone.run(createEvent, { values: { title, start: '2026-12-01T19:00', zone: 'Europe/Berlin' } })

describe('in step', { timeout: 60_000 }, () => {
  test('P-SYNC-3: two who both changed something hold the same afterwards, and know each other by name', async () => {
    const { mesh, people: all } = await meshOf('two', 'bob')
    await plan(all.alice!, 'hers')
    await plan(all.bob!, 'his')
    mesh.join()
    await mesh.settle()
    expect(await sameAs(all.alice!, all.bob!)).toBe(true)
    expect(mesh.engine('alice').peers()[0]).toMatchObject({ state: 'inStep', name: 'bob', member: all.bob!.me })
  })

  test('P-SYNC-3: meeting again without news costs no commit', async () => {
    const { mesh } = await meshOf('again', 'bob')
    mesh.join()
    await mesh.settle()
    mesh.disconnect('alice', 'bob')
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').peers()[0]).toMatchObject({ state: 'inStep', sent: 0, received: 0 })
  })

  test('P-SYNC-3: an empty replica is streamed to, with progress that grows to what is there', async () => {
    const { mesh, people: all } = await meshOf('stream', 'bob')
    await people(all.alice!, 120)
    const seen: Peer[] = []
    mesh.engine('bob').onPeer((peer) => seen.push(peer))
    mesh.join()
    await mesh.settle()
    expect(await sameAs(all.alice!, all.bob!)).toBe(true)
    expect(seen.some(({ state, have, expected }) => state === 'syncing' && have > 0 && have < expected)).toBe(true)
    expect(seen.at(-1)).toMatchObject({ state: 'inStep', received: 120 })
  })

  test('P-SYNC-3: a link that is cut in the middle goes on where it stopped', async () => {
    const { mesh, people: all } = await meshOf('cut', 'bob')
    await people(all.alice!, 400)
    const expected = await idsOf(all.alice!)
    mesh.join()
    let before = (await idsOf(all.bob!)).length
    const start = before
    for (let steps = 0; before === start && steps < 5_000; steps++) {
      await mesh.run(1)
      before = (await idsOf(all.bob!)).length
    }
    mesh.disconnect('alice', 'bob')
    expect(before).toBeGreaterThan(start)
    expect(before).toBeLessThan(expected.length)
    mesh.join()
    await mesh.settle()
    expect(await idsOf(all.bob!)).toEqual(expected)
    // What was stored before the cut did not come again.
    expect(mesh.engine('alice').peers()[0]!.sent).toBeLessThanOrEqual(expected.length - before)
  })

  test('P-SYNC-3: never much more than a megabyte waits in the transport', async () => {
    const { mesh, people: all } = await meshOf('slow', 'bob')
    await people(all.alice!, 1_500)
    const [link] = mesh.connect('alice', 'bob')
    let most = 0
    for (let i = 0; i < 3_000; i++) {
      await mesh.run(1)
      most = Math.max(most, link.queued)
    }
    expect(most).toBeGreaterThan(100_000)
    expect(most).toBeLessThan(1.3 * 1024 * 1024)
    await mesh.settle()
    expect(await sameAs(all.alice!, all.bob!)).toBe(true)
  })

  test('P-SYNC-2: two who do not know each other show by their rosters that both belong', async () => {
    const { network, mesh, people: all } = await meshOf('strangers', 'bob')
    await plan(all.alice!, 'before anybody came')
    // Carol joined after Bob last met anyone: he has never heard of her.
    const carol = await network.join('carol')
    mesh.add(carol)
    const states: string[] = []
    mesh.engine('bob').onPeer((peer) => states.push(peer.state))
    mesh.connect('bob', 'carol')
    await mesh.settle()
    expect(states).toContain('stranger')
    expect(mesh.engine('bob').peers()[0]).toMatchObject({ state: 'inStep', name: 'carol' })
  })

  test('P-SYNC-2: a stranger who cannot show anything gets no data and is hung up on', async () => {
    const { network, mesh, people: all } = await meshOf('nobody', 'bob')
    await plan(all.alice!, 'secret')
    const mallory = await testDevice('mallory')
    const store = new MemoryStore()
    const options = { store, net: network.net, signer: mallory, member: mallory.device as string }
    const random = network.random.fork('mallory')
    const replica = await Replica.open({ ...options, now: network.clock.now, random: (n) => random.bytes(n) })
    mesh.add({ ...all.bob!, name: 'mallory', device: mallory, replica, store })
    const seen: Peer[] = []
    mesh.engine('alice').onPeer((peer) => seen.push(peer))
    mesh.connect('alice', 'mallory')
    await mesh.until(() => seen.at(-1)?.state === 'closed')
    expect(seen.map(({ state }) => state)).toContain('stranger')
    expect(seen.at(-1)!.reason).toBe('stranger')
    expect(await store.find('event', 'id')).toEqual([])
    expect((await store.days(false)).size).toBe(0)
  })

  test('P-SYNC-2: a stranger who shows nothing at all is given a minute', async () => {
    const { network, mesh } = await meshOf('mute')
    const [ours, theirs] = linkPair()
    const session = mesh.engine('alice').addLink(ours)
    const random = network.random.fork('mute')
    const hello = new Hello({
      net: network.net,
      link: theirs,
      signer: await testDevice('mute'),
      nonce: random.bytes(32),
    })
    const say = (message: Parameters<typeof encodeMessage>[0]) => {
      for (const frame of toFrames(encodeMessage(message))) theirs.send(frame)
    }
    theirs.start({
      frame: (frame) => {
        const message = decodeMessage(frame.subarray(1))
        if (message?.type === 'hello' && hello.take(message) === null) hello.proof().then(say)
      },
      closed: () => {},
    })
    say(hello.opening(network.clock.now(), new Uint8Array(32)))
    await until(() => session.state === 'stranger')
    mesh.timers.advance(STRANGER_TIME)
    expect(session.reason).toBe('stranger')
  })

  test('P-SYNC-2: a removed device gets nothing, and is hung up on in mid-sentence', async () => {
    const { mesh, people: all } = await meshOf('removed', 'bob', 'carol')
    mesh.join()
    await mesh.settle()
    const cut = (await all.alice!.store.heads(all.bob!.device.device)).map(({ id }) => id)
    const target = { by: 'member', member: all.bob!.me } as const
    await all.alice!.state({ k: 'revoke', target, cut, keep: [], replaces: [] })
    // Alice hung up at once; Carol does when she has heard.
    const bobs = (name: string) =>
      mesh
        .engine(name)
        .peers()
        .filter((peer) => peer.device === all.bob!.device.device)
    await mesh.until(() => bobs('alice').length + bobs('carol').length === 0)
    await plan(all.alice!, 'without Bob')
    mesh.disconnect('bob', 'carol')
    mesh.disconnect('carol', 'bob')
    const again: Peer[] = []
    mesh.engine('alice').onPeer((peer) => again.push(peer))
    mesh.connect('alice', 'bob')
    await mesh.until(() => again.at(-1)?.state === 'closed')
    expect(again.some(({ reason }) => reason === 'revoked')).toBe(true)
    expect(await all.bob!.rows('event')).toEqual([])
  })

  test('Case 20: a commit from a clock that is ahead is refused, and comes once our clock agrees', async () => {
    const { network, mesh, people: all } = await meshOf('ahead', 'bob')
    network.clock.advance(3 * 3_600_000)
    await plan(all.alice!, 'tomorrow')
    network.clock.advance(-3 * 3_600_000)
    mesh.join()
    await mesh.settle()
    expect(await all.bob!.rows('event')).toEqual([])
    network.clock.advance(4 * 3_600_000)
    mesh.timers.advance(61_000)
    await mesh.settle()
    expect((await all.bob!.rows('event')).map(({ title }) => title)).toEqual(['tomorrow'])
  })
})
