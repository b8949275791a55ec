import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { Replica } from '../../../shared/replica/Replica.ts'
import { linkMessage } from '../../../shared/roster/claims.ts'
import { createInvite, type Invitation, requestToJoin } from '../../../shared/roster/invitation.ts'
import { createDeviceKeys, createNetworkKey, type DeviceKeys, signerOf } from '../../../shared/roster/keys.ts'
import { Door, keepsDoor } from '../../../shared/sync/Door.ts'
import { DoorTalk } from '../../../shared/sync/doorTalk.ts'
import { Knock, SECOND_OPINION } from '../../../shared/sync/Knock.ts'
import type { Link } from '../../../shared/sync/link.ts'
import { PROTOCOL } from '../../../shared/sync/messages.ts'
import type { Surroundings } from '../../../shared/sync/port.ts'
import { SyncEngine } from '../../../shared/sync/SyncEngine.ts'
import type { Someone } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { idsOf, meshOf } from './network.ts'

const DAY = 86_400_000
const soon = (task: () => void) => {
  const timer = setImmediate(task)
  return () => clearImmediate(timer)
}

/** Alice's network with Bob in it, a door at each of them, and an invitation from Alice that both know. */
const doors = async (seed: string, uses = 0) => {
  const { network, mesh, people } = await meshOf(seed, 'bob')
  const { alice, bob } = people as { alice: Someone; bob: Someone }
  const key = createNetworkKey()
  const { statement, secret } = await createInvite({ until: network.clock.now() + DAY, note: 'for Carol', uses })
  await alice.state(statement)
  mesh.join()
  await mesh.settle()
  mesh.disconnect('alice', 'bob')
  const via = [...alice.replica.roster.statements()].find((commit) => commit.statement?.k === 'invite')!.id
  const timers = mesh.timers.surroundings(network.random.fork('doors'))
  // Whoever is at a door in these stories is there already.
  const surroundings: Surroundings = {
    ...timers,
    after: (ms, task) => (ms === SECOND_OPINION ? soon(task) : timers.after(ms, task)),
  }
  const doorOf = (someone: Someone) =>
    new Door({
      replica: someone.replica,
      key: () => key,
      surroundings,
      admitted: (link) => mesh.engine(someone.name).addLink(link, 'door'),
    })
  const invitation = { net: network.net, via, secret }
  const knock = async (keys: DeviceKeys, name: string, how: Pick<Invitation, 'net' | 'via' | 'secret'> = invitation) =>
    new Knock({
      net: network.net,
      first: { type: 'join', protocol: PROTOCOL, request: await requestToJoin(how, keys, name) },
      keys,
      surroundings,
    })
  /** A link from the guest to somebody's door. */
  const to = (door: Door): Link => {
    const [outside, inside] = linkPair()
    door.answer(inside)
    return outside
  }
  return { network, mesh, alice, bob, key, via, secret, surroundings, doorOf, knock, to }
}

const codeOf = async (knock: Knock): Promise<string> => {
  const result = await knock.welcome
  return result.ok ? 'welcome' : result.error.code
}

describe('door', { timeout: 60_000 }, () => {
  test('P-SYNC-6: Carol joins from Bob while Alice, who invited her, is away', async () => {
    const { network, mesh, alice, bob, key, surroundings, doorOf, knock, to } = await doors('away')
    await bob.run(createEvent, { values: { title: 'Kvartirnik', start: '2026-12-01T19:00', zone: 'Europe/Berlin' } })
    mesh.remove('alice')
    const keys = await createDeviceKeys()
    const carol = await knock(keys, 'Carol')
    carol.offer(to(doorOf(bob)))
    const welcome = await carol.welcome
    if (!welcome.ok) throw new Error(welcome.error.code)
    expect(welcome.value.key).toEqual(key)
    const store = new MemoryStore()
    const options = { store, net: network.net, signer: signerOf(keys), member: keys.device as string }
    const random = (n: number) => network.random.bytes(n)
    const replica = await Replica.open({ ...options, now: network.clock.now, random })
    const engine = new SyncEngine({ replica, signer: options.signer, surroundings })
    engine.addLink(welcome.value.link)
    await until(() => engine.peers()[0]?.state === 'inStep')
    expect(replica.roster.memberOf(keys.device)).toBe(keys.device)
    expect(replica.roster.nameOf(keys.device as string)).toBe('Carol')
    expect((await store.find('event', 'id')).map(({ title }) => title)).toEqual(['Kvartirnik'])
    expect(await idsOf({ ...bob, store })).toEqual(await idsOf(bob))
    expect(mesh.engine('bob').peers()[0]).toMatchObject({ name: 'Carol' })
    // Alice comes home, and finds whom she invited.
    mesh.add(alice)
    mesh.connect('alice', 'bob')
    await mesh.settle()
    expect(alice.replica.roster.nameOf(keys.device as string)).toBe('Carol')
  })

  test('P-SYNC-6: knocking twice admits once', async () => {
    const { alice, bob, mesh, doorOf, knock, to } = await doors('twice')
    const keys = await createDeviceKeys()
    const [first, second] = [await knock(keys, 'Carol'), await knock(keys, 'Carol')]
    first.offer(to(doorOf(alice)))
    expect(await codeOf(first)).toBe('welcome')
    second.offer(to(doorOf(alice)))
    expect(await codeOf(second)).toBe('welcome')
    const admissions = [...alice.replica.roster.statements()].filter(
      ({ statement }) => statement?.k === 'admit' && statement.member === keys.device,
    )
    expect(admissions).toHaveLength(1)
    expect([bob.name, mesh.engine('bob').peers()]).toEqual(['bob', []])
  })

  test('P-SYNC-6: each reason to refuse has its own answer, and refused guests leave no trace', async () => {
    const { network, alice, via, secret, doorOf, knock, to } = await doors('refused')
    const before = await idsOf(alice)
    const door = doorOf(alice)
    const ask = async (how: { via?: string; secret?: Uint8Array }) => {
      const guest = await knock(await createDeviceKeys(), 'Carol', { net: network.net, via, secret, ...how })
      guest.offer(to(door))
      return codeOf(guest)
    }
    expect(await ask({ secret: new Uint8Array(16) })).toBe('join.badProof')
    network.clock.advance(2 * DAY)
    expect(await ask({})).toBe('join.expired')
    expect(await idsOf(alice)).toEqual(before)
  })

  test('P-SYNC-6: an invitation for two lets in two, the same two again, and no third', async () => {
    const { alice, doorOf, knock, to } = await doors('two', 2)
    const door = doorOf(alice)
    const people = [await createDeviceKeys(), await createDeviceKeys(), await createDeviceKeys()] as const
    const ask = async (keys: DeviceKeys) => {
      const guest = await knock(keys, 'Guest')
      guest.offer(to(door))
      return codeOf(guest)
    }
    const answers: string[] = []
    for (const keys of [people[0], people[1], people[0], people[2]]) answers.push(await ask(keys))
    expect(answers).toEqual(['welcome', 'welcome', 'welcome', 'join.usedUp'])
    expect(alice.replica.roster.deviceState(people[2].device)).toBe('unknown')
  })

  test('P-SYNC-6: an invitation for one lets in one of many who knock in the same moment', async () => {
    const { alice, doorOf, knock, to } = await doors('rush', 1)
    const door = doorOf(alice)
    const guests = await Promise.all([1, 2, 3, 4].map(async () => knock(await createDeviceKeys(), 'Guest')))
    for (const guest of guests) guest.offer(to(door))
    const answers = await Promise.all(guests.map(codeOf))
    expect(answers.sort()).toEqual(['join.usedUp', 'join.usedUp', 'join.usedUp', 'welcome'])
  })

  test('P-SYNC-6: a door that has not heard of the invitation is left for one that has', async () => {
    const { network, mesh, alice, doorOf, knock, to } = await doors('next door')
    const newcomer = await network.join('zoya')
    mesh.add(newcomer)
    const { statement, secret } = await createInvite({ until: network.clock.now() + DAY, note: '' })
    await alice.state(statement)
    const via = [...alice.replica.roster.statements()].at(-1)!.id
    const guest = await knock(await createDeviceKeys(), 'Carol', { net: network.net, via, secret })
    guest.offer(to(doorOf(newcomer)))
    guest.offer(to(doorOf(alice)))
    expect(await codeOf(guest)).toBe('welcome')
    expect(guest.lastRefusal).toEqual({ code: 'join.inviteUnknown' })
  })

  test('Case 13: a revoked invitation opens no door; whom it names in `keep` stays', async () => {
    const { alice, via, doorOf, knock, to } = await doors('revoked')
    const carol = await createDeviceKeys()
    const first = await knock(carol, 'Carol')
    first.offer(to(doorOf(alice)))
    expect(await codeOf(first)).toBe('welcome')
    const dan = await createDeviceKeys()
    const second = await knock(dan, 'Dan')
    second.offer(to(doorOf(alice)))
    expect(await codeOf(second)).toBe('welcome')
    const { roster } = alice.replica
    const [admission] = roster.standing(carol.device as string)
    await alice.state({
      k: 'revoke',
      target: { by: 'invite', invite: via },
      cut: [],
      keep: [admission!.id],
      replaces: [],
    })
    expect(roster.deviceState(carol.device)).toBe('member')
    expect(roster.deviceState(dan.device)).toBe('revoked')
    const third = await knock(await createDeviceKeys(), 'Eve')
    third.offer(to(doorOf(alice)))
    expect(await codeOf(third)).toBe('join.inviteRevoked')
  })

  test('P-SYNC-6: strangers without an invitation, however many, do not keep out who has one', async () => {
    const { network, via, secret, alice, doorOf, knock, to } = await doors('strangers')
    const door = doorOf(alice)
    for (let i = 0; i < 21; i++) {
      const stranger = await knock(await createDeviceKeys(), `Stranger ${i}`, {
        net: network.net,
        via,
        secret: new Uint8Array(16),
      })
      stranger.offer(to(door))
      expect(await codeOf(stranger)).toBe('join.badProof')
    }
    const guest = await knock(await createDeviceKeys(), 'Carol', { net: network.net, via, secret })
    guest.offer(to(door))
    expect(await codeOf(guest)).toBe('welcome')
  })

  test('P-SYNC-6: a door whose clock is wrong does not turn away whom the next one lets in', async () => {
    const { alice, bob, key, surroundings, doorOf, knock, to } = await doors('wrong clock')
    const ahead = { ...surroundings, now: () => surroundings.now() + 2 * DAY }
    const wrong = new Door({ replica: bob.replica, key: () => key, surroundings: ahead, admitted: () => {} })
    const carol = await knock(await createDeviceKeys(), 'Carol')
    carol.offer(to(wrong))
    carol.offer(to(doorOf(alice)))
    expect(await codeOf(carol)).toBe('welcome')
  })

  test('P-SYNC-6: at most twenty are let in a minute; somebody who knocks and says nothing is let go', async () => {
    const { network, mesh, alice, doorOf, knock, to } = await doors('crowd')
    const door = doorOf(alice)
    const heard: (string | null)[] = []
    for (let i = 0; i < 21; i++) {
      const guest = await knock(await createDeviceKeys(), `Guest ${i}`)
      guest.offer(to(door))
      if (i < 20) heard.push(await codeOf(guest))
      else {
        await until(() => guest.lastRefusal !== null)
        heard.push(guest.lastRefusal!.code)
      }
    }
    expect(heard.slice(0, 20)).toEqual(Array(20).fill('welcome'))
    expect(heard[20]).toBe('join.busy')
    network.clock.advance(61_000)
    const later = await knock(await createDeviceKeys(), 'Guest 21')
    later.offer(to(door))
    expect(await codeOf(later)).toBe('welcome')
    const [silent, inside] = linkPair()
    let reason = ''
    silent.start({ frame: () => {}, closed: (why) => (reason = why) })
    door.answer(inside)
    mesh.timers.advance(20_000)
    expect(reason).toBe('doorTimeout')
  })

  test('P-SYNC-6: everybody keeps the door of a small network', async () => {
    const { network, alice, bob } = await doors('keepers')
    expect(keepsDoor(alice.replica.roster, bob.me, network.clock.now())).toBe(true)
    expect(keepsDoor(alice.replica.roster, 'nobody', network.clock.now())).toBe(false)
  })

  test('P-SYNC-6: who knocks again and again, or with keys that no box can be sealed to, uses up nobody else’s minute', async () => {
    const { alice, doorOf, knock, to } = await doors('minute')
    const door = doorOf(alice)
    const mallory = await createDeviceKeys()
    const ask = async (keys: DeviceKeys) => {
      const guest = await knock(keys, 'Guest')
      guest.offer(to(door))
      return codeOf(guest)
    }
    for (let i = 0; i < 22; i++) expect(await ask(mallory)).toBe('welcome')
    // The zero point: what is agreed with it is known to everybody.
    const weak = { ...(await createDeviceKeys()), kx: 'A'.repeat(43) }
    for (let i = 0; i < 22; i++) expect(await ask(weak)).toBe('join.badProof')
    expect(alice.replica.roster.deviceState(weak.device)).toBe('unknown')
    expect(await ask(await createDeviceKeys())).toBe('welcome')
  })

  test('P-SYNC-6: a second laptop of somebody is no newcomer', async () => {
    const { network, alice, doorOf, knock, to } = await doors('own')
    const second = await createDeviceKeys()
    const newSig = await signerOf(second).sign(linkMessage(network.net, alice.me, second.device, second.kx))
    await alice.state({ k: 'link', member: alice.me, dev: second.device, kx: second.kx, newSig })
    const guest = await knock(second, 'Alice again')
    guest.offer(to(doorOf(alice)))
    expect(await codeOf(guest)).toBe('join.badProof')
    expect(alice.replica.roster.memberOf(second.device)).toBe(alice.me)
  })

  test('P-SYNC-2: somebody who repeats what he heard another say at the door is welcomed in her name, and told nothing', async () => {
    const { network, mesh, alice, via, secret, surroundings, doorOf } = await doors('repeated')
    const carol = await createDeviceKeys()
    const request = await requestToJoin({ net: network.net, via, secret }, carol, 'Carol')
    const [outside, inside] = linkPair()
    doorOf(alice).answer(inside)
    const heard: string[] = []
    let welcomed = false
    const talk: DoorTalk = new DoorTalk({
      link: outside,
      after: surroundings.after,
      timeout: 60_000,
      heard: () => {
        welcomed = true
      },
      ended: () => {},
    })
    talk.begin()
    talk.say({ type: 'join', protocol: PROTOCOL, request })
    await until(() => welcomed)
    // He goes on as himself: Carol's signature he cannot make.
    const signer = signerOf(await createDeviceKeys())
    const options = { store: new MemoryStore(), net: network.net, signer, member: signer.device as string }
    const replica = await Replica.open({
      ...options,
      now: network.clock.now,
      random: (n) => network.random.bytes(n),
    })
    const sync = new SyncEngine({ replica, signer, surroundings })
    replica.onChange(({ records }) => heard.push(...records.map(({ id }) => id)))
    sync.addLink(talk.handOver())
    await until(() => sync.peers().length === 0)
    expect(heard).toEqual([])
    expect(mesh.engine('alice').peers()).toEqual([])
    expect(alice.replica.roster.deviceState(signer.device)).toBe('unknown')
  })
})
