import { describe, expect, test } from 'vitest'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import type { CommitId } from '../../../shared/model/ids.ts'
import { signCommit, statementOp } from '../../../shared/replica/commit.ts'
import { joinMessage, linkMessage } from '../../../shared/roster/claims.ts'
import { passportOf } from '../../../shared/roster/passport.ts'
import { encodeStatement, type Statement } from '../../../shared/roster/statement.ts'
import { Assembler, toFrames } from '../../../shared/sync/frames.ts'
import { Hello } from '../../../shared/sync/hello.ts'
import { decodeMessage, encodeMessage, type Message, type MessageOf } from '../../../shared/sync/messages.ts'
import { type Someone, type TestDevice, testDevice } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { meshOf } from '../sync/network.ts'

type Sendable = Exclude<Message, { type: 'unknown' }>

/** Alice, Bob and Carol, and somebody in the room of whom nobody has heard. */
const scene = async (seed: string) => {
  const { network, mesh, people } = await meshOf(seed, 'bob', 'carol')
  const { alice, bob, carol } = people as { alice: Someone; bob: Someone; carol: Someone }
  await bob.take(carol)
  await carol.take(alice)
  const stranger = await testDevice('nobody knows me')
  /** Talks to Bob in the room, as the device, with a program that is not ours; what is heard after the hello is collected. */
  const come = async (as: TestDevice) => {
    const [ours, theirs] = linkPair()
    const session = mesh.engine('bob').addLink(ours)
    const hello = new Hello({ net: network.net, link: theirs, signer: as, nonce: network.random.bytes(32) })
    const assembler = new Assembler(8 * 1024 * 1024)
    const heard: Message[] = []
    const say = (...messages: Sendable[]) => {
      for (const message of messages) for (const frame of toFrames(encodeMessage(message))) theirs.send(frame)
    }
    theirs.start({
      frame: (frame) => {
        const bytes = assembler.take(frame)
        const message = bytes && decodeMessage(bytes.slice())
        if (!message) return
        heard.push(message)
        if (message.type === 'hello' && hello.take(message) === null) hello.proof().then(say)
      },
      closed: () => {},
    })
    say(hello.opening(network.clock.now(), new Uint8Array(32)))
    await until(() => session.state === 'stranger')
    const has = (type: Message['type']) => heard.some((message) => message.type === type)
    return { session, say, heard, has, until: (type: Message['type']) => until(() => has(type)) }
  }
  const passport = async (ids: readonly CommitId[], from = alice): Promise<Sendable> => ({
    type: 'passport',
    commits: (await from.store.load([...ids])).map(({ bytes }) => bytes),
  })
  /** Lets somebody in whom only Alice has heard of. */
  const admit = async (device: TestDevice) => {
    const newcomer = { member: device.device as string, kx: device.kx, name: device.name }
    const newSig = await device.sign(joinMessage(network.net, undefined, newcomer))
    await alice.state({ k: 'admit', ...newcomer, newSig, after: [] })
  }
  return { network, mesh, alice, bob, carol, stranger, come, passport, admit }
}

const isPassport = (message: Message): message is MessageOf<'passport'> => message.type === 'passport'

describe('P-SYNC-2: who is given the roster in a room', () => {
  test('P-SYNC-2: an unknown device that asks for the roster, though it is in the room, sees how the asked one came in and nobody else', async () => {
    const { alice, bob, stranger, come, mesh } = await scene('asks')
    const { session, say, heard, until } = await come(stranger)
    say({ type: 'giveRoster' })
    await until('passport')
    const shown = heard.find(isPassport)!.commits
    const chain = [alice.replica.net as string, bob.replica.roster.grantsOf(bob.me)[0]!.id]
    const own = await bob.store.load(chain)
    expect(shown.map((bytes) => Buffer.from(bytes).toString('hex')).sort()).toEqual(
      own.map(({ bytes }) => Buffer.from(bytes).toString('hex')).sort(),
    )
    // A minute is all it gets.
    mesh.timers.advance(60_000)
    expect([session.state, session.reason]).toEqual(['closed', 'stranger'])
    expect(heard.filter(({ type }) => type === 'commits' || type === 'rosterGiven')).toEqual([])
    expect(heard.filter(({ type }) => type === 'root' || type === 'days' || type === 'ids')).toEqual([])
  })

  test('P-SYNC-2: who shows that she belongs here is given it, and what she showed is not stored', async () => {
    const { alice, bob, stranger, come, passport, admit } = await scene('shows')
    await admit(stranger)
    const mine = passportOf(alice.replica.roster, stranger.device)
    expect(mine).toHaveLength(2)
    const { say, has, until } = await come(stranger)
    say({ type: 'giveRoster' })
    await until('passport')
    expect(has('rosterGiven')).toBe(false)
    say(await passport(mine))
    await until('rosterGiven')
    expect(bob.replica.roster.deviceState(stranger.device)).toBe('unknown')
  })

  test('P-SYNC-2: a passport of somebody else, with a false signature, or under a removal that is known here opens nothing', async () => {
    const { network, alice, bob, carol, stranger, come, passport, admit } = await scene('forged')
    const later = await testDevice('dora')
    await admit(later)
    const doras = await passport(passportOf(alice.replica.roster, later.device))
    if (doras.type !== 'passport') throw new Error('unreachable')
    const broken = doras.commits.map((bytes) => bytes.slice())
    for (const bytes of broken) bytes[bytes.length - 200]! ^= 1
    // Carol was removed; her old device says that the fresh one is hers.
    const target = { by: 'member', member: carol.me } as const
    await bob.take(alice)
    await alice.state({ k: 'revoke', target, cut: [], keep: [], replaces: [] })
    const { device, kx } = stranger
    const newSig = await stranger.sign(linkMessage(network.net, carol.me, device, kx))
    const statement: Statement = { k: 'link', member: carol.me, dev: device, kx, newSig }
    const auth = carol.replica.roster.grantsOf(carol.me)[0]!.id
    const op = statementOp(encodeStatement(statement), network.random.bytes(16))
    const time = hybridOf(network.clock.now())
    const link = await signCommit(network.net, { seq: 1, prev: [], time, auth, ops: [op] }, carol.device)
    const hers = await passport(passportOf(carol.replica.roster, carol.device.device))
    if (hers.type !== 'passport') throw new Error('unreachable')
    await bob.take(alice)
    const lies: Sendable[] = [
      doras,
      { type: 'passport', commits: broken },
      { type: 'passport', commits: [...hers.commits, link.bytes] },
      { type: 'passport', commits: [] },
      { type: 'passport', commits: [new Uint8Array(300)] },
    ]
    for (const lie of lies) {
      const { session, say, has } = await come(stranger)
      // Said twice it closes the link: by then it was judged.
      say({ type: 'giveRoster' }, lie, lie)
      await until(() => session.state === 'closed')
      expect(session.reason).toBe('outOfPlace')
      expect(has('rosterGiven') || has('commits')).toBe(false)
    }
  })

  test('P-SYNC-2: two whom different doors let in meet before anybody knows both', async () => {
    const { network, mesh, alice, bob } = await scene('two doors')
    await network.grant(bob, 'coordinator')
    await bob.take(alice)
    const [dora, erik] = [await testDevice('dora'), await testDevice('erik')]
    const letIn = async (by: Someone, device: TestDevice): Promise<Someone> => {
      const newcomer = { member: device.device as string, kx: device.kx, name: device.name }
      const newSig = await device.sign(joinMessage(network.net, undefined, newcomer))
      await by.state({ k: 'admit', ...newcomer, newSig, after: [] })
      const as = { ...by, name: device.name, me: device.device as string, device }
      const who = await network.reopen(as as Someone, (await network.link(by, `${device.name}'s store`)).store)
      await who.take(by)
      mesh.add(who)
      return who
    }
    const [d, e] = [await letIn(alice, dora), await letIn(bob, erik)]
    expect(d.replica.roster.deviceState(erik.device)).toBe('unknown')
    expect(e.replica.roster.deviceState(dora.device)).toBe('unknown')
    mesh.connect('dora', 'erik')
    await mesh.until(() => mesh.engine('dora').peers()[0]?.state === 'inStep')
    expect(e.replica.roster.deviceState(dora.device)).toBe('member')
  })

  test('P-SYNC-2: the passport of a second laptop, brought in by one that an invitation let in, is whole', async () => {
    const { network, alice, bob, come, passport } = await scene('linked')
    const invite = await network.invite(alice)
    const zoya = await network.come('zoya', invite, alice)
    const second = await network.link(zoya, 'zoya 2')
    await second.take(alice)
    const ids = passportOf(second.replica.roster, second.device.device)
    const kinds = ids.map((id) => second.replica.roster.statement(id)!.statement!.k).sort()
    expect(kinds).toEqual(['admit', 'found', 'invite', 'link'])
    const { say, until } = await come(second.device)
    say({ type: 'giveRoster' }, await passport(ids, second))
    await until('rosterGiven')
    expect(bob.replica.roster.deviceState(second.device.device)).toBe('unknown')
  })
})
