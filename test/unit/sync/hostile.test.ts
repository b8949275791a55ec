import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { importMembers } from '../../../shared/commands/importMembers.ts'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { signCommit, UPDATE_OP } from '../../../shared/replica/commit.ts'
import { Assembler, toFrames } from '../../../shared/sync/frames.ts'
import { Hello } from '../../../shared/sync/hello.ts'
import { Inbox } from '../../../shared/sync/Inbox.ts'
import { MAX_FRAME } from '../../../shared/sync/link.ts'
import { decodeMessage, encodeMessage, type Message } from '../../../shared/sync/messages.ts'
import type { PeerSession } from '../../../shared/sync/PeerSession.ts'
import type { Someone, TestNetwork } from '../../support/builders.ts'
import { linkPair, type MemoryLink } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { idsOf, meshOf } from './network.ts'

type Sendable = Exclude<Message, { type: 'unknown' }>

/** A megabyte of zeros. */
const bomb = new Uint8Array(deflateRawSync(new Uint8Array(1024 * 1024)))

/** A member whose program is not ours: says hello as it should, and then whatever the test wants. */
const rogue = async (
  network: TestNetwork,
  who: Someone,
  session: PeerSession,
  theirs: MemoryLink,
  capabilities = 0,
) => {
  const heard: Message[] = []
  const assembler = new Assembler(8 * 1024 * 1024)
  const nonce = network.random.fork('rogue').bytes(32)
  const hello = new Hello({ net: network.net, link: theirs, signer: who.device, nonce })
  const say = (...messages: Sendable[]) => {
    for (const message of messages) for (const frame of toFrames(encodeMessage(message))) theirs.send(frame)
  }
  theirs.start({
    frame: (frame) => {
      const bytes = assembler.take(frame)
      const message = bytes && decodeMessage(bytes)
      if (!message) return
      heard.push(message)
      if (message.type === 'hello' && hello.take(message) === null) hello.proof().then((proof) => say(proof))
    },
    closed: () => {},
  })
  say({ ...hello.opening(network.clock.now(), new Uint8Array(32)), capabilities })
  await until(() => session.state === 'syncing' && heard.some(({ type }) => type === 'root'))
  return { say, heard }
}

const scene = async (seed: string) => {
  const { network, mesh, people } = await meshOf(seed, 'bob')
  const { alice, bob } = people as { alice: Someone; bob: Someone }
  await alice.run(createEvent, { values: { title: 'Abend', start: '2026-12-01T19:00', zone: 'Europe/Berlin' } })
  const [ours, theirs] = linkPair()
  const session = mesh.engine('alice').addLink(ours)
  const { say, heard } = await rogue(network, bob, session, theirs)
  return { network, mesh, alice, bob, session, theirs, say, heard }
}

describe('hostile peers', { timeout: 60_000 }, () => {
  test('P-SYNC: messages read back as they were written, and other bytes never throw', () => {
    const random = seededRandom('messages')
    const id = () => Buffer.from(random.bytes(32)).toString('base64url')
    const messages: Sendable[] = [
      { type: 'hello', protocol: 1, capabilities: 5, nonce: random.bytes(32), now: 1.7e12, digest: random.bytes(32) },
      { type: 'proof', device: id(), signature: random.bytes(64) },
      { type: 'root', round: 3, set: 'data', count: 9, digest: random.bytes(32) },
      { type: 'days', round: 3, set: 'roster', days: [{ day: 20_000, count: 2, digest: random.bytes(16) }] },
      { type: 'ids', round: 1, set: 'data', day: 20_000, more: true, ids: [id(), id()] },
      { type: 'done', round: 1, set: 'roster' },
      { type: 'commits', to: ['AAAAAAAAAAA'], commits: [random.bytes(100), random.bytes(70_000)] },
      { type: 'ack', bytes: 2 ** 40 },
      { type: 'giveRoster' },
      { type: 'rosterGiven' },
      { type: 'ephemeral', channel: 'live', payload: random.bytes(20) },
      { type: 'welcome', admit: random.bytes(300), key: random.bytes(96) },
      { type: 'refuse', code: 'busy' },
      { type: 'lacking', ids: [id(), id()] },
      {
        type: 'packed',
        to: [],
        commits: [
          { size: 0, bytes: random.bytes(9) },
          { size: 70_000, bytes: random.bytes(300) },
        ],
      },
      { type: 'passport', commits: [random.bytes(300), random.bytes(16_000)] },
    ]
    for (const message of messages) {
      const bytes = encodeMessage(message)
      const assembler = new Assembler(bytes.length)
      const whole = toFrames(bytes)
        .map((frame) => assembler.take(frame))
        .at(-1)
      expect(decodeMessage(whole!)).toEqual(message)
      for (let i = 0; i < 200; i++) {
        const broken = bytes.slice(0, 1 + random.int(Math.min(bytes.length, 400)))
        broken[random.int(broken.length)] = random.int(256)
        decodeMessage(broken)
      }
    }
    expect(decodeMessage(Uint8Array.of(99, 1, 2))).toEqual({ type: 'unknown' })
    expect(decodeMessage(Uint8Array.of(50))).toBeNull()
    expect(decodeMessage(new Uint8Array(0))).toBeNull()
  })

  test('P-SYNC: a message is put together within its limit, from full frames only', () => {
    const whole = new Uint8Array(MAX_FRAME)
    whole[0] = 1
    const assembler = new Assembler(2 * MAX_FRAME)
    expect([whole, whole, whole].map((frame) => assembler.take(frame))).toEqual([undefined, undefined, null])
    expect(new Assembler(100).take(Uint8Array.of(1, 2, 3))).toBeNull()
    expect(new Assembler(100).take(Uint8Array.of(7))).toBeNull()
    expect(new Assembler(100).take(new Uint8Array(0))).toBeNull()
  })

  for (const [what, say] of [
    ['an unheard-of set of days', [{ type: 'days', round: 1, set: 'data', days: [] }]],
    ['ids that nobody asked for', [{ type: 'ids', round: 1, set: 'roster', day: 3, more: false, ids: [] }]],
    ['being done before anything', [{ type: 'done', round: 1, set: 'roster' }]],
    [
      'a second hello',
      [{ type: 'hello', protocol: 1, capabilities: 0, nonce: new Uint8Array(32), now: 0, digest: new Uint8Array(32) }],
    ],
    ['a second proof', [{ type: 'proof', device: 'A'.repeat(43), signature: new Uint8Array(64) }]],
    ['an ack of what was never sent', [{ type: 'ack', bytes: 1e9 }]],
    ['a welcome to members', [{ type: 'welcome', admit: new Uint8Array(9), key: new Uint8Array(96) }]],
    ['asking for the roster again and again', [{ type: 'giveRoster' }, { type: 'giveRoster' }]],
    [
      'deflated bytes that are none',
      [{ type: 'packed', to: [], commits: [{ size: 500, bytes: new Uint8Array(50).fill(255) }] }],
    ],
    ['a size that is not kept', [{ type: 'packed', to: [], commits: [{ size: 500, bytes: bomb }] }]],
    ['commits that are none', [{ type: 'commits', to: [], commits: [new Uint8Array(50)] }]],
  ] as [string, Sendable[]][])
    test(`P-SYNC: ${what} closes that link and touches nothing`, async () => {
      const { alice, session, say: tell } = await scene(`hostile ${what}`)
      const before = await idsOf(alice)
      tell(...say)
      await until(() => session.state === 'closed')
      expect(session.reason).toMatch(/^(outOfPlace|helloTwice|badAck|badPacking|broken:\w+)$/)
      expect(await idsOf(alice)).toEqual(before)
    })

  test('P-COMMIT-4: a commit with a false signature closes the link; what came before it in other batches stays', async () => {
    const { network, alice, bob, session, say } = await scene('forged')
    const auth = alice.replica.roster.standing(bob.me)[0]!.id
    const op = {
      entity: Buffer.from([6, ...network.random.bytes(32)]).toString('base64url'),
      kind: 77,
      body: network.random.bytes(40),
    }
    const time = hybridOf(network.clock.now())
    const header = { seq: 1, prev: [], time, auth, ops: [op] }
    const good = await signCommit(network.net, header, bob.device)
    const bad = await signCommit(network.net, { ...header, time: time + 1 }, bob.device)
    const forged = bad.bytes.slice()
    forged[forged.length - 41 - 1 - 20]! ^= 1
    say({ type: 'commits', to: [], commits: [good.bytes] })
    await until(() => session.counts.received === 1)
    say({ type: 'commits', to: [], commits: [forged] })
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('broken:signature')
    // Case 27: an op of a kind that this version does not know is kept.
    expect(await idsOf(alice)).toContain(good.id)
    expect(UPDATE_OP).not.toBe(op.kind)
  })

  test('P-SYNC: junk on any byte: the engine answers or hangs up, and goes on with others', async () => {
    const random = seededRandom('junk')
    const { mesh } = await meshOf('junk', 'bob')
    for (let i = 0; i < 60; i++) {
      const [ours, theirs] = linkPair()
      const session = mesh.engine('alice').addLink(ours)
      theirs.start({ frame: () => {}, closed: () => {} })
      for (let k = 0; k < 4; k++) theirs.send(random.bytes(1 + random.int(i < 50 ? 200 : MAX_FRAME - 1)))
      await until(() => session.state === 'closed' || theirs.queued === 0)
      session.close('test over')
    }
    mesh.join()
    await mesh.settle()
    expect(mesh.engine('alice').peers()).toHaveLength(1)
  })

  test('P-SYNC: who sends faster than things can be stored is hung up on before memory runs out', () => {
    const inbox = new Inbox()
    inbox.trust()
    const frames = toFrames(encodeMessage({ type: 'commits', to: [], commits: [new Uint8Array(900_000)] }))
    const answers = Array.from({ length: 40 }, () => frames.map((frame) => inbox.put(frame)).at(-1))
    const flood = answers.indexOf('flood')
    expect(flood).toBeGreaterThan(2)
    expect(flood * 900_000).toBeLessThan(14 * 1024 * 1024)
    expect(answers.slice(0, flood).every((answer) => answer === null)).toBe(true)
  })

  test('P-SYNC-8: deflated commits weigh what they become: neither one message nor all that wait becomes more than memory has', () => {
    const packed = (size: number, count: number): Sendable => ({
      type: 'packed',
      to: [],
      commits: Array.from({ length: count }, () => ({ size, bytes: bomb })),
    })
    const read = (message: Sendable) => decodeMessage(encodeMessage(message))
    expect(read(packed(1024 * 1024, 4))?.type).toBe('packed')
    expect(read(packed(1024 * 1024, 5))).toBeNull()
    expect(read(packed(2 ** 32 - 1, 1))).toBeNull()
    const inbox = new Inbox()
    inbox.trust()
    const frames = toFrames(encodeMessage(packed(1024 * 1024, 4)))
    const answers = Array.from({ length: 6 }, () => frames.map((frame) => inbox.put(frame)).at(-1))
    expect(answers.indexOf('flood')).toBe(3)
    inbox.clear()
    inbox.put(frames[0]!)
    inbox.put(frames[0]!)
    // As many as make one transaction, by what they become.
    expect(inbox.moreCommits(1024 * 1024)).toHaveLength(1)
  })

  test('P-SYNC-8: an old program that does not say it reads them is sent none', async () => {
    const { network, alice, bob, mesh } = await scene('old program')
    await alice.run(importMembers, { members: Array.from({ length: 90 }, (_, i) => ({ name: `Guest ${i}` })) })
    for (const [capabilities, type] of [
      [0, 'commits'],
      [1, 'packed'],
      [3, 'packed'],
    ] as const) {
      const [ours, theirs] = linkPair()
      const session = mesh.engine('alice').addLink(ours)
      const { say, heard } = await rogue(network, bob, session, theirs, capabilities)
      const mine = heard.findLast((message) => message.type === 'root') as { round: number }
      const nothing = { round: mine.round, digest: new Uint8Array(32), count: 0 }
      const empty = sha256(new Uint8Array(0))
      say({ type: 'root', set: 'roster', ...nothing, digest: empty })
      await until(() => heard.some((message) => message.type === 'days'))
      say(
        { type: 'days', round: mine.round, set: 'roster', days: [] },
        { type: 'done', round: mine.round, set: 'roster' },
      )
      await until(() => heard.some((message) => message.type === 'root' && message.set === 'data'))
      say({ type: 'root', set: 'data', ...nothing, digest: empty })
      say({ type: 'days', round: mine.round, set: 'data', days: [] })
      await until(() => heard.some((message) => message.type === 'done' && message.set === 'data'))
      const told = heard.filter((message) => message.type === 'commits' || message.type === 'packed')
      expect(told.at(-1)!.type).toBe(type)
      session.close('next')
    }
  })

  test('P-SYNC-4: carets that come too fast are dropped, not passed to the screen', async () => {
    const { mesh, say, session } = await scene('carets')
    let seen = 0
    mesh.engine('alice').onEphemeral(() => seen++)
    for (let i = 0; i < 500; i++) say({ type: 'ephemeral', channel: 'live', payload: Uint8Array.of(1) })
    say({ type: 'giveRoster' })
    await until(() => session.counts.messages > 4)
    expect(seen).toBe(100)
  })
})
