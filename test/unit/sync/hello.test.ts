import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { toFrames } from '../../../shared/sync/frames.ts'
import { Hello } from '../../../shared/sync/hello.ts'
import { decodeMessage, encodeMessage } from '../../../shared/sync/messages.ts'
import { testDevice } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { meshOf } from './network.ts'

const net = toBase64Url(new Uint8Array(32).fill(1))
const random = seededRandom('hello')
const digest = new Uint8Array(32)

const side = async (name: string, role: 'initiator' | 'responder', local: string, remote: string, on = net) => {
  const link = { role, fingerprints: { local, remote } }
  return new Hello({ net: on, link, signer: await testDevice(name), nonce: random.bytes(32) })
}

/** Both openings exchanged. */
const meet = (a: Hello, b: Hello) => [a.take(b.opening(0, digest)), b.take(a.opening(0, digest))]

describe('hello', { timeout: 60_000 }, () => {
  test('P-SYNC-1: both sides prove their device on this connection', async () => {
    const alice = await side('alice', 'initiator', 'A', 'B')
    const bob = await side('bob', 'responder', 'B', 'A')
    expect(meet(alice, bob)).toEqual([null, null])
    expect(await bob.verify(await alice.proof())).toBe(true)
    expect(await alice.verify(await bob.proof())).toBe(true)
  })

  test('Case 24: a hub that swaps fingerprints is noticed by both', async () => {
    // Mallory's hub gave each its own certificate: Alice sees M where Bob has B.
    const alice = await side('alice', 'initiator', 'A', 'M')
    const bob = await side('bob', 'responder', 'B', 'M')
    meet(alice, bob)
    expect(await bob.verify(await alice.proof())).toBe(false)
    expect(await alice.verify(await bob.proof())).toBe(false)
  })

  test('Case 24: a proof counts for one role, one device, one network and one pair of nonces', async () => {
    const alice = await side('alice', 'initiator', 'A', 'B')
    const bob = await side('bob', 'responder', 'B', 'A')
    meet(alice, bob)
    const proof = await alice.proof()
    expect(await alice.verify(proof)).toBe(false)
    expect(await bob.verify({ ...proof, device: (await testDevice('bob')).device })).toBe(false)
    const later = await side('bob', 'responder', 'B', 'A')
    meet(await side('alice', 'initiator', 'A', 'B'), later)
    expect(await later.verify(proof)).toBe(false)
    const elsewhere = await side('bob', 'responder', 'B', 'A', toBase64Url(new Uint8Array(32).fill(2)))
    meet(await side('alice', 'initiator', 'A', 'B'), elsewhere)
    expect(await elsewhere.verify(proof)).toBe(false)
  })

  test('Case 24: a hello that comes back is refused', async () => {
    const { mesh } = await meshOf('mirror')
    const [ours, mirror] = linkPair()
    const session = mesh.engine('alice').addLink(ours)
    mirror.start({ frame: (frame) => mirror.send(frame.slice()), closed: () => {} })
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('reflected')
  })

  test('P-SYNC-1: whoever is silent for ten seconds is hung up on', async () => {
    const { mesh } = await meshOf('silence')
    const [ours] = linkPair()
    const session = mesh.engine('alice').addLink(ours)
    mesh.timers.advance(9_999)
    expect(session.state).toBe('greeting')
    mesh.timers.advance(1)
    expect([session.state, session.reason]).toEqual(['closed', 'helloTimeout'])
  })

  test('P-SYNC-1: a hello without a proof gets nothing', async () => {
    const { mesh } = await meshOf('no proof', 'bob')
    const [ours, theirs] = linkPair()
    const heard: (string | undefined)[] = []
    theirs.start({ frame: (frame) => heard.push(decodeMessage(frame.subarray(1))?.type), closed: () => {} })
    const session = mesh.engine('alice').addLink(ours)
    const hello = { type: 'hello', protocol: 1, capabilities: 0, nonce: random.bytes(32), now: 0, digest } as const
    for (const frame of toFrames(encodeMessage(hello))) theirs.send(frame)
    for (const frame of toFrames(encodeMessage({ type: 'giveRoster' }))) theirs.send(frame)
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('notGreeted')
    expect(heard.filter((type) => type !== 'hello' && type !== 'proof')).toEqual([])
  })

  test('P-SYNC-1: another protocol version is told apart', async () => {
    const { mesh } = await meshOf('version')
    const [ours, theirs] = linkPair()
    theirs.start({ frame: () => {}, closed: () => {} })
    const session = mesh.engine('alice').addLink(ours)
    const hello = { type: 'hello', protocol: 2, capabilities: 0, nonce: random.bytes(32), now: 0, digest } as const
    for (const frame of toFrames(encodeMessage(hello))) theirs.send(frame)
    await until(() => session.state === 'closed')
    expect(session.reason).toBe('otherVersion')
  })
})
