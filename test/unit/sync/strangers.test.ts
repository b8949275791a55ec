import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import type { CommitId } from '../../../shared/model/ids.ts'
import { type Commit, signCommit, statementOp } from '../../../shared/replica/commit.ts'
import { linkMessage } from '../../../shared/roster/claims.ts'
import { encodeStatement, type Statement } from '../../../shared/roster/statement.ts'
import { Assembler, toFrames } from '../../../shared/sync/frames.ts'
import { Hello } from '../../../shared/sync/hello.ts'
import { decodeMessage, encodeMessage, type Message } from '../../../shared/sync/messages.ts'
import { STRANGER_BYTES, STRANGERS_BYTES, Strangers } from '../../../shared/sync/Strangers.ts'
import { type Someone, type TestDevice, testDevice } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { idsOf, meshOf } from './network.ts'

type Sendable = Exclude<Message, { type: 'unknown' }>

/** Alice's network, from which Bob was removed; he kept his old keys, and has fresh ones that nobody knows. */
const scene = async (seed: string) => {
  const { network, mesh, people } = await meshOf(seed, 'bob')
  const { alice, bob } = people as { alice: Someone; bob: Someone }
  const fresh = await testDevice('bob, with fresh keys')
  const linking = async (laptop: TestDevice): Promise<Statement> => {
    const newSig = await laptop.sign(linkMessage(network.net, bob.me, laptop.device, laptop.kx))
    return { k: 'link', member: bob.me, dev: laptop.device, kx: laptop.kx, newSig }
  }
  const another = async (n: number) => linking(await testDevice(`bob's laptop ${n}`))
  const remove = async () => {
    const cut = (await alice.store.heads(bob.device.device)).map(({ id }) => id)
    const target = { by: 'member', member: bob.me } as const
    await alice.state({ k: 'revoke', target, cut, keep: [], replaces: [] })
  }
  let last: Commit | undefined
  /** What Bob's old device signs, whoever he is by now. */
  const sign = async (statement: Statement): Promise<Commit> => {
    network.clock.advance(1000)
    const auth = alice.replica.roster.grantsOf(bob.me)[0]!.id
    const op = statementOp(encodeStatement(statement), network.random.bytes(16))
    const chain = { seq: (last?.seq ?? 0) + 1, prev: last ? [last.id] : [] }
    last = await signCommit(network.net, { ...chain, time: hybridOf(network.clock.now()), auth, ops: [op] }, bob.device)
    return last
  }
  /** Comes to Alice's room as that device, with a program that is not ours. */
  const come = async (as: TestDevice) => {
    const [ours, theirs] = linkPair()
    const session = mesh.engine('alice').addLink(ours)
    const hello = new Hello({ net: network.net, link: theirs, signer: as, nonce: network.random.bytes(32) })
    const assembler = new Assembler(8 * 1024 * 1024)
    const say = (...messages: Sendable[]) => {
      for (const message of messages) for (const frame of toFrames(encodeMessage(message))) theirs.send(frame)
    }
    theirs.start({
      frame: (frame) => {
        const bytes = assembler.take(frame)
        const message = bytes && decodeMessage(bytes)
        if (message && message.type === 'hello' && hello.take(message) === null) hello.proof().then(say)
      },
      closed: () => {},
    })
    say(hello.opening(network.clock.now(), new Uint8Array(32)))
    await until(() => session.state === 'stranger')
    return { session, say }
  }
  return { alice, bob, fresh, linkFresh: () => linking(fresh), another, remove, sign, come }
}

const commits = (...list: readonly { readonly bytes: Uint8Array }[]): Sendable => ({
  type: 'commits',
  to: [],
  commits: list.map(({ bytes }) => bytes),
})

describe('strangers', { timeout: 60_000 }, () => {
  test('P-SYNC-2: a removed person with fresh keys leaves nothing behind, however well formed it is', async () => {
    const { alice, fresh, linkFresh, another, remove, sign, come } = await scene('former')
    await remove()
    const before = await idsOf(alice)
    const statements = [await sign(await linkFresh())]
    for (let i = 0; i < 5; i++) statements.push(await sign(await another(i)))
    const { session, say } = await come(fresh)
    say(commits(...statements), { type: 'rosterGiven' })
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('stranger')
    expect(await idsOf(alice)).toEqual(before)
    // They would be kept, and passed on, if a member brought them: that is what makes them worth refusing here.
    await alice.replica.accept([statements[0]!.bytes], 'a member')
    expect(await idsOf(alice)).toHaveLength(before.length + 1)
  })

  test('P-SYNC-2: what an unknown device says is stored once it shows that it belongs here, and not before', async () => {
    const { alice, fresh, linkFresh, sign, come } = await scene('linked')
    const link = await sign(await linkFresh())
    const before = await idsOf(alice)
    const { session, say } = await come(fresh)
    say(commits(link))
    await until(() => session.progress.have === 1)
    expect(await idsOf(alice)).toEqual(before)
    say({ type: 'rosterGiven' })
    await until(() => session.state === 'syncing')
    expect(await idsOf(alice)).toEqual([...before, link.id].sort())
  })

  test('P-SYNC-2: one false signature among what shows it, and nothing is stored', async () => {
    const { alice, fresh, linkFresh, another, sign, come } = await scene('forged link')
    const link = await sign(await linkFresh())
    const further = await sign(await another(1))
    const forged = further.bytes.slice()
    forged[Buffer.from(forged).indexOf(Buffer.from(further.signature))]! ^= 1
    const before = await idsOf(alice)
    const { session, say } = await come(fresh)
    say(commits(link, { bytes: forged }), { type: 'rosterGiven' })
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('broken:signature')
    expect(await idsOf(alice)).toEqual(before)
  })

  test('P-SYNC-2: an unknown device that gives data shows nothing by it', async () => {
    const { alice, bob, fresh, come } = await scene('data')
    await bob.run(createEvent, { values: { title: 'Abend', start: '2026-12-01T19:00', zone: 'Europe/Berlin' } })
    const ids: CommitId[] = [...(await bob.store.days(false)).values()].flat()
    const [data] = await bob.store.load(ids)
    const before = await idsOf(alice)
    const { session, say } = await come(fresh)
    say(commits(data!), { type: 'rosterGiven' })
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('stranger')
    expect(await idsOf(alice)).toEqual(before)
  })

  test('P-SYNC-2: who becomes known by what others bring is believed what it said before', async () => {
    const { alice, fresh, linkFresh, another, sign, come } = await scene('meanwhile')
    const link = await sign(await linkFresh())
    const further = await sign(await another(1))
    const { session, say } = await come(fresh)
    say(commits(further))
    await until(() => session.progress.have === 1)
    await alice.replica.accept([link.bytes], 'a member')
    await until(() => session.state === 'syncing')
    expect(await idsOf(alice)).toContain(further.id)
  })

  test('P-SYNC-2: what shows it may come from others while it is being judged', async () => {
    const { alice, fresh, linkFresh, sign, come } = await scene('both at once')
    const link = await sign(await linkFresh())
    const { session, say } = await come(fresh)
    say(commits(link))
    await until(() => session.progress.have === 1)
    // The replica does one thing after the other: this one before it tries what the unknown device said.
    say({ type: 'rosterGiven' })
    const brought = alice.replica.accept([link.bytes], 'a member')
    await until(() => session.state === 'syncing' || session.state === 'closed')
    expect(session.state).toBe('syncing')
    await brought
  })

  test('P-SYNC-2: however many unknown devices talk at once, their words take bounded memory; small news get through', () => {
    const strangers = new Strangers(() => 0)
    const hungUp: string[] = []
    const listen = (name: string) => strangers.listen(() => hungUp.push(name))
    const honest = listen('honest')
    honest.hear([new Uint8Array(1000)], 1000)
    const half = new Uint8Array(STRANGER_BYTES / 2)
    const flood = Array.from({ length: 10 }, (_, i) => listen(`${i}`))
    for (const one of flood) one.hear([half], half.length)
    expect(hungUp).toHaveLength(10 - (STRANGERS_BYTES / half.length - 1))
    expect([...flood, honest].reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(STRANGERS_BYTES)
    expect(honest.end()).toHaveLength(1)
    const greedy = listen('greedy')
    for (const one of flood) one.end()
    for (let i = 0; i < 3; i++) greedy.hear([half], half.length)
    expect(hungUp.at(-1)).toBe('greedy')
    // Commits without a byte take memory too.
    const empty = listen('empty')
    for (let i = 0; i < 200 && hungUp.at(-1) !== 'empty'; i++) empty.hear(new Array(4096).fill(new Uint8Array()), 0)
    expect(hungUp.at(-1)).toBe('empty')
  })

  test('P-SYNC-2: unknown devices are judged no faster than twenty a minute', () => {
    let now = 0
    const strangers = new Strangers(() => now)
    expect(Array.from({ length: 22 }, () => strangers.mayJudge()).filter(Boolean)).toHaveLength(20)
    now = 60_000
    expect(strangers.mayJudge()).toBe(true)
  })
})
