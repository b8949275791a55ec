import { describe, expect, test } from 'vitest'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { Replica } from '../../../shared/replica/Replica.ts'
import { createInvite, requestToJoin } from '../../../shared/roster/invitation.ts'
import { createDeviceKeys, createNetworkKey, signerOf } from '../../../shared/roster/keys.ts'
import { Door } from '../../../shared/sync/Door.ts'
import { Knock, SECOND_OPINION, type Welcome } from '../../../shared/sync/Knock.ts'
import type { Link } from '../../../shared/sync/link.ts'
import { PROTOCOL } from '../../../shared/sync/messages.ts'
import { SyncEngine } from '../../../shared/sync/SyncEngine.ts'
import { trueWelcome } from '../../../shared/sync/trueWelcome.ts'
import type { Someone } from '../../support/builders.ts'
import { between, firstHeard, madeUpWelcome } from '../../support/liars.ts'
import { linkPair, type MemoryLink } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { meshOf } from './network.ts'

const DAY = 86_400_000

/** Alice's door, and Carol with an invitation, who believes what proves true. */
const story = async (seed: string, ...others: string[]) => {
  const { network, mesh, people } = await meshOf(seed, ...others)
  const { alice } = people as { alice: Someone }
  const { net } = network
  const { statement, secret } = await createInvite({ until: network.clock.now() + DAY, note: 'for Carol', uses: 1 })
  await alice.state(statement)
  const via = [...alice.replica.roster.statements()].find((commit) => commit.statement?.k === 'invite')!.id
  const key = createNetworkKey()
  const surroundings = mesh.timers.surroundings(network.random.fork('door'))
  const doorOf = (someone: Someone) =>
    new Door({
      replica: someone.replica,
      key: () => key,
      surroundings,
      admitted: (link) => mesh.engine(someone.name).addLink(link),
      returned: (link) => mesh.engine(someone.name).addLink(link, 'door'),
    })
  const keys = await createDeviceKeys()
  /** What she had on disk each time that she tried somebody's welcome, and gave up. */
  const tried: MemoryStore[] = []
  const believe = async (welcome: Welcome): Promise<boolean> => {
    const store = new MemoryStore()
    tried.push(store)
    const signer = signerOf(keys)
    const options = { store, net, signer, member: keys.device as string, now: network.clock.now }
    const replica = await Replica.open({ ...options, random: (n) => network.random.bytes(n) })
    const sync = new SyncEngine({ replica, signer, surroundings })
    return trueWelcome({ sync, replica, surroundings }, welcome.link)
  }
  const request = await requestToJoin({ net, via, secret }, keys, 'Carol')
  const carol = new Knock({ net, first: { type: 'join', protocol: PROTOCOL, request }, keys, surroundings, believe })
  /** Someone at the other end of a new link of hers. */
  const offer = (answer: (inside: Link) => void): MemoryLink => {
    const [outside, inside] = linkPair()
    answer(inside)
    carol.offer(outside)
    return outside
  }
  /** She is looking at somebody's welcome, and nothing more comes. */
  const patience = async () => {
    const before = tried.length
    await until(() => tried.length > before)
    mesh.timers.advance(10_000)
  }
  return { network, mesh, people, alice, net, key, keys, carol, doorOf, offer, tried, surroundings, patience }
}

/** Welcomes her with a statement of his own, and then says nothing more, or `then`. */
const liar =
  (net: string, surroundings: Parameters<typeof firstHeard>[1], then?: (link: Link) => void) =>
  async (inside: Link): Promise<void> => {
    const { talk, message } = await firstHeard(inside, surroundings)
    if (message.type !== 'join') throw new Error(message.type)
    talk.say(await madeUpWelcome(net, message.request))
    then?.(talk.handOver())
  }

describe('liars at the door', { timeout: 30_000 }, () => {
  test('P-SYNC-6: a made-up welcome is dropped, and the next at the door is tried; nothing of it stays', async () => {
    const { net, key, carol, alice, keys, doorOf, offer, tried, surroundings, patience } = await story('made up')
    const lie = offer(liar(net, surroundings))
    offer((inside) => doorOf(alice).answer(inside))
    await patience()
    expect(await carol.welcome).toMatchObject({ ok: true, value: { key } })
    expect(lie.closed).not.toBe(null)
    expect(carol.lastRefusal).toEqual({ code: 'join.untrue' })
    expect(alice.replica.roster.deviceState(keys.device)).toBe('member')
    expect(await tried[0]!.statements()).toEqual([])
  })

  test('P-SYNC-6: with nobody but a liar there she goes on looking, and gets in when somebody of the network comes', async () => {
    const { net, carol, alice, doorOf, offer, surroundings, patience } = await story('alone with him')
    const lie = offer(liar(net, surroundings))
    await patience()
    await until(() => lie.closed !== null)
    await until(() => carol.lastRefusal?.code === 'join.untrue')
    offer((inside) => doorOf(alice).answer(inside))
    expect(await carol.welcome).toMatchObject({ ok: true })
  })

  test('P-SYNC-1: somebody between who carries everything to the real door and back is not let into the session', async () => {
    const { carol, alice, doorOf, offer } = await story('between')
    const lie = offer((inside) => {
      // Each side sees his fingerprint instead of the other's.
      const [out, door] = linkPair(undefined, ['mallory', 'alice'])
      doorOf(alice).answer(door)
      between(inside, out)
    })
    await until(() => lie.closed !== null)
    await until(() => carol.lastRefusal?.code === 'join.untrue')
    // The same invitation, the same keys: knocking again is nobody else.
    offer((inside) => doorOf(alice).answer(inside))
    expect(await carol.welcome).toMatchObject({ ok: true })
  })

  test('P-SYNC-6: a member who shows the whole roster, but an admission that nobody said, is not believed either', async () => {
    const { net, carol, alice, doorOf, offer, network, mesh, surroundings } = await story('copied', 'mallory')
    const lie = offer(async (inside) => {
      const { talk, message } = await firstHeard(inside, surroundings)
      if (message.type !== 'join') throw new Error(message.type)
      talk.say(await madeUpWelcome(net, message.request))
      mesh.engine('mallory').addLink(talk.handOver())
    })
    network.clock.advance(1000)
    await until(() => lie.closed !== null)
    await until(() => carol.lastRefusal?.code === 'join.untrue')
    offer((inside) => doorOf(alice).answer(inside))
    expect(await carol.welcome).toMatchObject({ ok: true })
  })

  test('P-SYNC-6: however many sit there in silence, she gets in before the first of them has to speak', async () => {
    const { carol, alice, doorOf, offer, mesh } = await story('silent')
    for (let i = 0; i < 3; i++) offer(() => {})
    offer((inside) => doorOf(alice).answer(inside))
    for (let passed = 0; passed < 12_000; passed += 4_000) mesh.timers.advance(4_000)
    expect(await carol.welcome).toMatchObject({ ok: true })
  })

  test('P-SYNC-6: many who lie and come back again and again do not stand before an honest door for ever', async () => {
    const { net, carol, keys, alice, doorOf, offer, surroundings, mesh, tried } = await story('again and again')
    const lie = (inside: Link) => void liar(net, surroundings)(inside)
    // Her door lets a link go that is not heard of, and comes back with another; so does everybody whom Carol has sent away.
    const liars = Array.from({ length: 4 }, () => offer(lie))
    let honest: MemoryLink | null = null
    let isIn = false
    void carol.welcome.then(() => {
      isIn = true
    })
    const isHeard = () => alice.replica.roster.deviceState(keys.device) === 'member'
    let rounds = 0
    for (; rounds < 200 && !isHeard(); rounds++) {
      honest = offer((inside) => doorOf(alice).answer(inside))
      await until(() => isHeard() || tried.length > rounds)
      if (isHeard()) break
      honest.close('doorTimeout')
      mesh.timers.advance(10_000)
      await until(() => liars.some(({ closed }) => closed !== null))
      for (const [at, { closed }] of liars.entries()) if (closed !== null) liars[at] = offer(lie)
    }
    await until(() => isIn)
    expect(rounds).toBeGreaterThan(0)
  })

  test('P-SYNC-6: a refusal by somebody who belongs nowhere is not the last word while another door opens', async () => {
    const { carol, alice, doorOf, offer, mesh, surroundings } = await story('refused')
    const lie = offer(async (inside) => {
      const { talk } = await firstHeard(inside, surroundings)
      talk.say({ type: 'refuse', code: 'removed' })
    })
    await until(() => lie.closed !== null)
    mesh.timers.advance(SECOND_OPINION - 1)
    offer((inside) => doorOf(alice).answer(inside))
    expect(await carol.welcome).toMatchObject({ ok: true })
  })
})
