import { afterEach, describe, expect, test } from 'vitest'
import { surroundings } from '../../../renderer/worker/surroundings.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { Replica } from '../../../shared/replica/Replica.ts'
import { createInvite, requestToJoin } from '../../../shared/roster/invitation.ts'
import { keyStanding } from '../../../shared/roster/keyRing.ts'
import {
  createDeviceKeys,
  createNetworkKey,
  type NetworkKey,
  networkKeyOf,
  sealNetworkKey,
  sealToAll,
  signerOf,
} from '../../../shared/roster/keys.ts'
import type { KeyStatement } from '../../../shared/roster/statement.ts'
import { KeyKeeper } from '../../../shared/sync/KeyKeeper.ts'
import { Knock } from '../../../shared/sync/Knock.ts'
import { PROTOCOL } from '../../../shared/sync/messages.ts'
import { SyncEngine } from '../../../shared/sync/SyncEngine.ts'
import type { Someone } from '../../support/builders.ts'
import {
  admitted,
  connect,
  founded,
  give,
  inStep,
  type Laptop,
  meets,
  removeBy,
  restart,
  roomName,
  state,
  statusOf,
} from '../../support/laptops.ts'
import { linkPair, type MemoryLink } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { meshOf } from '../sync/network.ts'

const open: Laptop[] = []
afterEach(async () => {
  for (const { engine } of open.splice(0)) await engine.close()
})
const here = <T extends Laptop[]>(...laptops: T): T => {
  open.push(...laptops)
  return laptops
}
const member = (of: Laptop) => ({ by: 'member', member: of.identity.member }) as const
const idOf = (of: Laptop) => of.engine.keys.current.id

describe('P-KEY', () => {
  test('P-KEY: a removal makes a new key at once; who remains opens it, who is removed cannot, and it survives a restart', async () => {
    const alice = await founded()
    const [bob, mallory] = [await admitted(alice, 'Bob'), await admitted(alice, 'Mallory')]
    here(mallory)
    const before = roomName(alice)
    expect([roomName(bob), roomName(mallory)]).toEqual([before, before])
    await removeBy(alice, member(mallory))
    expect(roomName(alice)).not.toBe(before)
    await give(alice, bob)
    await give(alice, mallory)
    expect(roomName(bob)).toBe(roomName(alice))
    expect(roomName(mallory)).toBe(before)
    expect(mallory.engine.keys.missing).toBe(idOf(alice))
    expect(bob.events.some(({ kind }) => kind === 'rooms')).toBe(true)
    const [again, bobAgain] = here(await restart(alice), await restart(bob))
    expect([roomName(again), roomName(bobAgain)]).toEqual([roomName(bobAgain), roomName(again)])
    // Files of before can still be opened.
    expect(again.engine.keys.all).toHaveLength(2)
    expect(bobAgain.engine.keys.all).toHaveLength(2)
  })

  test('P-KEY: a key whose secret does not fit its id is not taken, whoever says it', async () => {
    const alice = await founded()
    const bob = await admitted(alice, 'Bob')
    here(alice, bob)
    const { net } = alice.identity
    const false1 = { ...networkKeyOf(new Uint8Array(32).fill(7)), id: networkKeyOf(new Uint8Array(32).fill(8)).id }
    const devices = [bob, alice].map(({ identity: { device, kx } }) => ({ device, kx }))
    const sealed = await sealToAll(false1, devices, net)
    const statement: KeyStatement = { k: 'key', id: false1.id, after: [], ...sealed, chain: [] }
    await state(alice, statement)
    await give(alice, bob)
    expect(bob.engine.keys.missing).toBe(false1.id)
    expect(bob.engine.keys.all).toHaveLength(1)
    // Nobody is locked out by it: the room stays where it was.
    expect(roomName(bob)).toBe(roomName(alice))
  })

  test('P-KEY: a member without the key that is in use is given it by the first member she meets, a removed one is not', async () => {
    const alice = await founded()
    const bob = await admitted(alice, 'Bob')
    here(alice, bob)
    // A key with no box for Bob: as when a network has more laptops than boxes fit.
    const key = networkKeyOf(crypto.getRandomValues(new Uint8Array(32)))
    const mine = { device: alice.identity.device, kx: alice.identity.kx }
    const sealed = await sealToAll(key, [mine], alice.identity.net)
    await state(alice, { k: 'key', id: key.id, after: [], ...sealed, chain: [] })
    await alice.engine.keys.settled()
    expect(idOf(alice)).toBe(key.id)
    expect(await alice.engine.keys.boxFor('A'.repeat(43), key.id)).toBe(null)
    await give(alice, bob)
    // A false secret under its name is not taken, from whomever it comes.
    const other = { ...createNetworkKey(), id: key.id }
    const { kx } = bob.identity
    expect(await bob.engine.keys.take((await sealNetworkKey(other, kx, alice.identity.net))!)).toBe(false)
    expect(bob.engine.keys.missing).toBe(key.id)
    connect(alice, bob)
    await until(() => idOf(bob) === key.id)
    expect(bob.engine.keys.missing).toBe(null)
    const state1 = await alice.engine.handle('keyState', null, {} as never)
    expect(state1).toMatchObject({ ok: true, value: { waiting: [] } })
  })

  test('P-KEY-4: she may ask before the other has heard of her admission: it is heard once that is shown', async () => {
    const alice = await founded()
    const bob = await admitted(alice, 'Bob')
    const key = createNetworkKey()
    const devices = [alice, bob].map(({ identity: { device, kx } }) => ({ device, kx }))
    const sealed = await sealToAll(key, devices, alice.identity.net)
    await state(alice, { k: 'key', id: key.id, after: [], ...sealed, chain: [] })
    await give(alice, bob)
    const zoya = await admitted(alice, 'Zoya', createNetworkKey())
    here(alice, bob, zoya)
    expect(zoya.engine.keys.missing).toBe(key.id)
    expect(bob.engine.replica.roster.deviceState(zoya.identity.device)).toBe('unknown')
    connect(bob, zoya)
    await until(() => idOf(zoya) === key.id)
  })

  test('Case 22: a straggler three keys behind finds nobody in her room, comes to the door, and is back in the room by herself', async () => {
    const alice = await founded()
    const people = [await admitted(alice, 'Bob'), await admitted(alice, 'Carol'), await admitted(alice, 'Dave')]
    const zoya = await admitted(alice, 'Zoya')
    here(alice, zoya, ...people)
    for (const gone of people) await removeBy(alice, member(gone))
    expect(alice.engine.keys.all).toHaveLength(4)
    expect(roomName(zoya)).not.toBe(roomName(alice))
    const [inside, outside] = linkPair()
    alice.engine.answer(inside)
    zoya.engine.answer(outside)
    await inStep(alice, zoya)
    await until(() => roomName(zoya) === roomName(alice))
    // With all keys between, so that files of that time can be opened.
    expect(new Set(zoya.engine.keys.all.map(({ id }) => id))).toEqual(
      new Set(alice.engine.keys.all.map(({ id }) => id)),
    )
    expect(zoya.events.filter(({ kind }) => kind === 'rooms').length).toBeGreaterThan(0)
  })

  test('Case 23: two remove somebody at the same time; of two keys that each know half, one clean one comes that all follow', async () => {
    const alice = await founded()
    const bob = await admitted(alice, 'Bob')
    await state(alice, { k: 'grant', member: bob.identity.member, role: 'coordinator', after: [] })
    const [eve, mallory] = [await admitted(alice, 'Eve'), await admitted(alice, 'Mallory')]
    here(alice, bob, eve, mallory)
    await give(alice, bob)
    await removeBy(alice, member(eve))
    await removeBy(bob, member(mallory))
    await give(alice, bob)
    await give(bob, alice)
    const unclean = [alice, bob].map(({ engine }) => engine.keys.standing.clean)
    expect(unclean).toEqual([false, false])
    // Meanwhile both are in one room all the same.
    expect(roomName(alice)).toBe(roomName(bob))
    await Promise.all([alice.engine.keys.rotate(), bob.engine.keys.rotate()])
    await give(alice, bob)
    await give(bob, alice)
    for (const { engine } of [alice, bob]) expect(engine.keys.standing.clean).toBe(true)
    expect(idOf(alice)).toBe(idOf(bob))
    for (const gone of [eve, mallory]) {
      await give(alice, gone)
      expect(gone.engine.keys.all.map(({ id }) => id)).not.toContain(idOf(alice))
    }
    // Nothing more is to do.
    const said = keyStanding(alice.engine.replica.roster).said.length
    await alice.engine.keys.rotate()
    expect(keyStanding(alice.engine.replica.roster).said).toHaveLength(said)
  })

  test('P-KEY: when a plain member gives up her lost laptop, somebody who may makes the key within a minute', async () => {
    const { network, mesh, people } = await meshOf('lost laptop', 'bob')
    const { alice, bob } = people as { alice: Someone; bob: Someone }
    const random = network.random.fork('keys')
    const keeperOf = async (someone: Someone) => {
      const { agreement } = await createDeviceKeys()
      return KeyKeeper.open({
        replica: someone.replica,
        keys: { ...someone.device, agreement, signing: agreement },
        given: createNetworkKey((bytes) => random.bytes(bytes)),
        known: [],
        surroundings: mesh.timers.surroundings(random.fork(someone.name)),
        save: async () => {},
        moved: () => {},
      })
    }
    const [hers, his] = [await keeperOf(alice), await keeperOf(bob)]
    const { device } = (await network.link(bob, 'lost')).device
    await bob.state({ k: 'revoke', target: { by: 'device', device }, cut: [], keep: [], replaces: [] })
    expect(await his.rotate()).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
    mesh.join()
    await mesh.settle()
    await hers.settled()
    expect(hers.standing.clean).toBe(false)
    mesh.timers.advance(60_000)
    await mesh.until(() => hers.standing.clean && his.standing.clean)
    expect(his.missing).toBe(hers.current.id)
    await Promise.all([hers.close(), his.close()])
  })
})

describe('P-KEY-2: a key that could not be made', () => {
  /** Alice's keys over a disk that may be full, and time that passes when told to. */
  const keeperOnDisk = async () => {
    const { network, mesh, people } = await meshOf('full disk', 'bob')
    const { alice, bob } = people as { alice: Someone; bob: Someone }
    const { agreement } = await createDeviceKeys()
    const disk = { full: true, tries: 0, saved: [] as readonly NetworkKey[] }
    const keeper = await KeyKeeper.open({
      replica: alice.replica,
      keys: { ...alice.device, agreement, signing: agreement },
      given: createNetworkKey((bytes) => network.random.bytes(bytes)),
      known: [],
      surroundings: mesh.timers.surroundings(network.random.fork('keeper')),
      save: async (keys) => {
        disk.tries++
        if (disk.full) throw new Error('no room')
        disk.saved = keys
      },
      moved: () => {},
    })
    const passes = async (minutes: number) => {
      for (let i = 0; i < minutes; i++) {
        mesh.timers.advance(60_000)
        await keeper.settled()
      }
    }
    const remove = () =>
      alice.state({ k: 'revoke', target: { by: 'member', member: bob.me }, cut: [], keep: [], replaces: [] })
    return { keeper, disk, passes, remove }
  }

  test('P-KEY-2: it is tried again by itself, ever more rarely, and made as soon as there is room', async () => {
    const { keeper, disk, passes, remove } = await keeperOnDisk()
    await remove()
    await expect(keeper.rotate()).rejects.toThrow('no room')
    expect(disk.tries).toBe(1)
    await passes(6)
    expect(disk.tries).toBeGreaterThanOrEqual(3)
    await passes(24 * 60)
    const [tries, before] = [disk.tries, keeper.current.id]
    expect(tries).toBeLessThan(60)
    expect(keeper.standing.clean).toBe(false)
    disk.full = false
    await passes(61)
    expect(keeper.standing.clean).toBe(true)
    expect(keeper.current.id).not.toBe(before)
    // One key came of all those tries.
    expect(disk.saved).toHaveLength(2)
    expect(keeper.all).toHaveLength(2)
    const settled = disk.tries
    await passes(300)
    expect(disk.tries).toBe(settled)
    await keeper.close()
  })

  test('P-KEY-2: what nobody asked for aloud is tried again as well', async () => {
    const { keeper, disk, passes, remove } = await keeperOnDisk()
    await remove()
    await keeper.settled()
    await passes(10)
    expect(disk.tries).toBeGreaterThanOrEqual(3)
    disk.full = false
    await passes(61)
    expect(keeper.standing.clean).toBe(true)
    await keeper.close()
  })
})

describe('P-SYNC-2', () => {
  test('P-SYNC-2: whoever is removed while connected is cut off at once, and hears nothing of it', async () => {
    const alice = await founded()
    const [bob, mallory] = [await admitted(alice, 'Bob'), await admitted(alice, 'Mallory')]
    here(alice, bob, mallory)
    connect(alice, bob)
    const [end] = connect(alice, mallory)
    await Promise.all([inStep(alice, bob), inStep(alice, mallory)])
    const heard = (await mallory.store.statements()).length
    const sent = end.sent.frames
    await removeBy(alice, member(mallory))
    await until(() => (statusOf(mallory)?.peers.length ?? 1) === 0)
    await until(() => roomName(bob) === roomName(alice))
    expect(end.sent.frames).toBe(sent)
    expect((await mallory.store.statements()).length).toBe(heard)
    // Nor at the door, nor in her old room: the hello is as far as she comes.
    const before = (await alice.store.statements()).length
    const [door, outside] = linkPair()
    alice.engine.answer(door)
    mallory.engine.answer(outside)
    const [room] = connect(bob, mallory)
    await until(() => door.closed !== null && room.closed !== null)
    expect(meets(bob, alice)).toBe(true)
    expect(statusOf(mallory)?.peers).toEqual([])
    expect((await mallory.store.statements()).length).toBe(heard)
    expect((await alice.store.statements()).length).toBe(before)
    expect(mallory.engine.keys.all).toHaveLength(1)
  })

  test('P-SYNC-2: at the door a stranger is given no roster, and is not waited for by more than a few', async () => {
    const alice = await founded()
    const stranger = await founded()
    here(alice, stranger)
    // He knows the network's id and nothing else.
    const { net } = alice.identity
    const replica = await Replica.open({
      store: new MemoryStore(),
      net,
      signer: signerOf(stranger.identity),
      member: stranger.identity.member,
      now: Date.now,
      random: cryptoRandom,
    })
    const sync = new SyncEngine({ replica, signer: signerOf(stranger.identity), surroundings })
    const ends: MemoryLink[] = []
    for (let i = 0; i < 20; i++) {
      const [inside, outside] = linkPair()
      alice.engine.meet(inside, 'door')
      sync.addLink(outside)
      ends.push(inside)
    }
    await until(() => ends.filter(({ closed }) => closed === 'doorBusy').length === 4)
    await until(() => sync.peers().every(({ state }) => state === 'stranger'))
    const sent = Math.max(...ends.map((end) => end.sent.bytes))
    // Hello, proof and a question.
    expect(sent).toBeLessThan(300)
    expect(replica.roster.memberIds()).toEqual([])
    sync.close()
  })

  test('P-KEY-6: strangers who say nothing at the door do not keep out who belongs here', async () => {
    const alice = await founded()
    const bob = await admitted(alice, 'Bob')
    here(alice, bob)
    for (let i = 0; i < 20; i++) alice.engine.meet(linkPair()[0], 'door')
    const [inside, outside] = linkPair()
    alice.engine.meet(inside, 'door')
    bob.engine.meet(outside, 'door')
    await until(() => meets(alice, bob))
  })

  test('P-KEY: who was removed and brought back finds home through the door', async () => {
    const alice = await founded()
    const bob = await admitted(alice, 'Bob')
    here(alice, bob)
    const working = { progress: () => {}, signal: new AbortController().signal }
    const aim = member(bob)
    const revoked = (await alice.engine.handle('revoke', { aim, cutoff: 'known', reason: '' }, working)) as {
      value: { revocation: string }
    }
    expect(roomName(bob)).not.toBe(roomName(alice))
    const { revocation } = revoked.value
    expect(await alice.engine.handle('restore', { revocation, reason: '' }, working)).toMatchObject({ ok: true })
    const [inside, outside] = linkPair()
    alice.engine.answer(inside)
    bob.engine.answer(outside)
    await until(() => roomName(bob) === roomName(alice))
    expect(bob.engine.keys.all).toHaveLength(3)
  })

  test('P-KEY-6: who looks for members at the door does not frighten a guest away who is slow to speak', async () => {
    const alice = await founded()
    here(alice)
    const end = Date.now() + 3_600_000
    const { statement, secret } = await createInvite({ until: end, note: 'Bob' })
    const via = await state(alice, statement)
    const { net } = alice.identity
    const keys = await createDeviceKeys()
    const request = await requestToJoin({ net, via, secret }, keys, 'Bob')
    const [inside, outside] = linkPair()
    alice.engine.answer(inside)
    await until(() => inside.sent.frames === 1)
    const guest = new Knock({ net, first: { type: 'join', protocol: PROTOCOL, request }, keys, surroundings })
    guest.offer(outside)
    expect(await guest.welcome).toMatchObject({ ok: true })
  })
})
