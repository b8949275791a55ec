import { afterEach, describe, expect, test } from 'vitest'
import type { LinkState } from '../../../renderer/store/trust.ts'
import { beLinked } from '../../../renderer/worker/beLinked.ts'
import type { Admitted } from '../../../renderer/worker/knock.ts'
import type { EngineEvent } from '../../../renderer/worker/messages.ts'
import { surroundings } from '../../../renderer/worker/surroundings.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { createDeviceLink, deviceLinkText, parseDeviceLink, wordsOf } from '../../../shared/roster/deviceLink.ts'
import { createDeviceKeys, linkRoomOf } from '../../../shared/roster/keys.ts'
import { LinkGuest } from '../../../shared/sync/LinkGuest.ts'
import { LinkHost } from '../../../shared/sync/LinkHost.ts'
import { must } from '../../support/builders.ts'
import {
  admitted,
  connect,
  founded,
  inStep,
  type Laptop,
  openLaptop,
  removeBy,
  roomName,
  statusOf,
} from '../../support/laptops.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'

const open: Laptop[] = []
afterEach(async () => {
  for (const { engine } of open.splice(0)) await engine.close()
})
const id = (byte: number) => toBase64Url(new Uint8Array(32).fill(byte))
const working = { progress: () => {}, signal: new AbortController().signal }
const ask = async <T>({ engine }: Laptop, method: Parameters<typeof engine.handle>[0], args: unknown): Promise<T> =>
  must((await engine.handle(method, args, working)) as { ok: true; value: T })

const statesIn = (events: readonly EngineEvent[]): LinkState[] =>
  events.flatMap((event) => (event.kind === 'link' ? [event.state] : []))
const wordsIn = (events: readonly EngineEvent[]) =>
  statesIn(events).flatMap((state) => (state.step === 'compare' ? [state.words] : []))[0]

/** Alice's laptop waits for her second one, which has scanned the code and come to the room of the secret. */
const begun = async (name = 'Old ThinkPad') => {
  const alice = await founded()
  open.push(alice)
  must(
    await alice.engine.replica.run(updateMember, {
      id: memberEntityId(alice.identity.member, member.type),
      values: { name: 'Alice' },
    }),
  )
  const { link } = await ask<{ link: string }>(alice, 'beginLink', { hubs: [] })
  const events: EngineEvent[] = []
  const linking = beLinked(link, name, (event) => events.push(event))
  const guest = { ...linking, admitted: linking.admitted(async () => true) }
  const [here, there] = linkPair()
  alice.engine.linking.offer(here)
  guest.offer(there)
  await until(() => wordsIn(events) !== undefined && wordsIn(alice.events) !== undefined)
  return { alice, guest, events, link }
}

const enter = async ({ admitted }: { admitted: Promise<Result<Admitted>> }, name: string): Promise<Laptop> => {
  const { identity, link } = must(await admitted)
  const laptop = await openLaptop(name, identity)
  open.push(laptop)
  laptop.engine.meet(link!)
  return laptop
}

describe('linking a second laptop', () => {
  test('P-LINK: both show the same four words; when both persons say so, the laptop is hers, knows everything and acts as her', async () => {
    const { alice, guest, events } = await begun()
    expect(wordsIn(events)).toEqual(wordsIn(alice.events))
    expect(wordsIn(events)).toHaveLength(4)
    guest.compared!(true)
    expect(statesIn(alice.events).at(-1)?.step).toBe('compare')
    await ask(alice, 'confirmLink', { same: true })
    const second = await enter(guest, 'Second')
    await inStep(alice, second)
    expect(second.identity.member).toBe(alice.identity.member)
    expect(second.engine.replica.device).not.toBe(alice.engine.replica.device)
    expect(roomName(second)).toBe(roomName(alice))
    // What she does there is hers; a root's second laptop may what the root may.
    must(
      await second.engine.replica.run(updateMember, {
        id: memberEntityId(alice.identity.member, member.type),
        values: { intro: 'From my other laptop' },
      }),
    )
    const row = () => alice.store.get('member', memberEntityId(alice.identity.member, member.type))
    await expect.poll(async () => (await row())?.intro).toBe('From my other laptop')
    const { member: me, device: here } = { member: alice.identity.member, device: second.identity.device }
    await expect
      .poll(() => ask(second, 'devices', { member: me }))
      .toMatchObject([
        { kind: 'first', here: false, state: 'active', name: '' },
        { kind: 'linked', here: true, state: 'active', name: 'Old ThinkPad', device: here },
      ])
    const bob = await admitted(second, 'Bob')
    open.push(bob)
    connect(alice, bob)
    await inStep(alice, bob)
    expect(alice.engine.replica.roster.nameOf(bob.identity.member)).toBe('Bob')
  })

  test('P-LINK: a lost laptop is given up from the other one: it is cut off, and the rooms move', async () => {
    const { alice, guest } = await begun()
    guest.compared!(true)
    await ask(alice, 'confirmLink', { same: true })
    const second = await enter(guest, 'Second')
    await inStep(alice, second)
    const before = roomName(alice)
    await removeBy(alice, { by: 'device', device: second.identity.device })
    expect(roomName(alice)).not.toBe(before)
    await until(() => statusOf(second)?.peers.length === 0)
    expect(roomName(second)).toBe(before)
    expect(await ask(alice, 'devices', { member: alice.identity.member })).toMatchObject([
      { state: 'active' },
      { state: 'lost' },
    ])
  })

  test.each(['here', 'there'])('P-LINK: words that differ link nothing (%s the person says no)', async (where) => {
    const { alice, guest, events } = await begun()
    if (where === 'there') guest.compared!(false)
    else await ask(alice, 'confirmLink', { same: false })
    expect(await guest.admitted).toMatchObject({ ok: false, error: { code: 'deviceLink.differ' } })
    await until(() => statesIn(alice.events).at(-1)?.step === 'failed')
    expect(statesIn(alice.events).at(-1)).toMatchObject({ problem: { code: 'deviceLink.differ' } })
    expect(statesIn(events).at(-1)?.step).toBe('failed')
    expect(alice.engine.replica.roster.devicesOf(alice.identity.member)).toHaveLength(1)
  })

  test('P-LINK: who closes the code before anybody came awaits nobody; beginning anew makes the old code worthless', async () => {
    const alice = await founded()
    open.push(alice)
    const first = await ask<{ link: string }>(alice, 'beginLink', { hubs: [] })
    expect(alice.engine.linking.room).not.toBe(null)
    await ask(alice, 'confirmLink', { same: false })
    expect(alice.engine.linking.room).toBe(null)
    const [one, two] = await Promise.all([
      ask<{ link: string }>(alice, 'beginLink', { hubs: [] }),
      ask<{ link: string }>(alice, 'beginLink', { hubs: [] }),
    ])
    const roomOf = ({ link }: { link: string }) => linkRoomOf(must(parseDeviceLink(link, Date.now())).secret)
    expect(alice.engine.linking.room).toEqual(roomOf(two))
    expect([roomOf(first), roomOf(one)]).not.toContainEqual(roomOf(two))
    // Somebody in the right room with the wrong secret: the commitment does not hold.
    const late = beLinked(one.link, 'Late', () => {})
    void late.admitted(async () => true)
    const [here, there] = linkPair()
    alice.engine.linking.offer(here)
    late.offer(there)
    await until(() => here.closed !== null)
    late.cancel()
    expect(alice.engine.replica.roster.devicesOf(alice.identity.member)).toHaveLength(1)
  })

  test('P-LINK: somebody between who saw the code is heard by both, and the words differ', async () => {
    const alice = await founded()
    open.push(alice)
    const { link } = await ask<{ link: string }>(alice, 'beginLink', { hubs: [] })
    const events: EngineEvent[] = []
    const victim = beLinked(link, 'Real', (event) => events.push(event))
    void victim.admitted(async () => true)
    const parsed = must(parseDeviceLink(link, Date.now()))
    // Towards Alice the one between is a guest of his own; towards the guest he plays Alice, with his own link of the same secret.
    const mallory = await founded()
    open.push(mallory)
    const own = new LinkGuest({
      link: parsed,
      keys: await createDeviceKeys(),
      name: 'Real',
      surroundings,
      compare: async () => true,
    })
    const [a, m] = linkPair()
    alice.engine.linking.offer(a)
    own.offer(m)
    const shown: (readonly string[])[] = []
    const host = new LinkHost({
      link: parsed,
      replica: mallory.engine.replica,
      key: () => mallory.engine.keys.current,
      name: 'Alice',
      surroundings,
      compare: (words) => shown.push(words),
      linked: () => {},
      failed: () => {},
    })
    const [h, v] = linkPair()
    host.offer(h)
    victim.offer(v)
    await until(() => wordsIn(events) !== undefined && wordsIn(alice.events) !== undefined)
    expect(wordsIn(events)).not.toEqual(wordsIn(alice.events))
    victim.cancel()
    own.cancel()
    host.close()
    await ask(alice, 'confirmLink', { same: false })
    expect(alice.engine.replica.roster.devicesOf(alice.identity.member)).toHaveLength(1)
  })

  test('P-LINK: a link says what is wrong with it', () => {
    const now = Date.UTC(2026, 10, 20, 18)
    const link = createDeviceLink({ net: id(0), network: 'Teestube', hubs: ['ws://10.0.0.1:4444/x'] }, now)
    const text = deviceLinkText(link)
    expect(parseDeviceLink(`Here: ${text}`, now)).toEqual({ ok: true, value: link })
    const code = (said: string, at = now, here: string[] = []) => {
      const read = parseDeviceLink(said, at, here)
      return read.ok ? 'ok' : read.error.code
    }
    expect(code(text, now + 11 * 60_000)).toBe('deviceLink.expired')
    expect(code(text, now, [link.net])).toBe('deviceLink.alreadyHere')
    expect(code(`${text.slice(0, 40)}x${text.slice(41)}`)).toBe('deviceLink.damaged')
    expect(code('vmeste://join/abc')).toBe('deviceLink.notALink')
    const old = { member: id(1), device: id(1), nonce: new Uint8Array(32) }
    const fresh = { nonce: new Uint8Array(32), device: id(2), kx: id(3), name: '' }
    expect(wordsOf(link, old, fresh)).not.toEqual(wordsOf(link, old, { ...fresh, kx: id(4) }))
  })
})
