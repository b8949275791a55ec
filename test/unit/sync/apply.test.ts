import { describe, expect, test } from 'vitest'
import { HeldApplications } from '../../../renderer/worker/trust/HeldApplications.ts'
import { foundNetwork } from '../../../shared/commands/foundNetwork.ts'
import { recordDecision } from '../../../shared/commands/recordDecision.ts'
import { removeEntities } from '../../../shared/commands/removeEntities.ts'
import { takeInApplication } from '../../../shared/commands/takeInApplication.ts'
import { updateNetwork } from '../../../shared/commands/updateNetwork.ts'
import { fromBase64Url, toBase64Url } from '../../../shared/lib/bytes.ts'
import { type ApplyRequest, claimsOfApplication, requestToApply } from '../../../shared/roster/apply.ts'
import { joinMessage } from '../../../shared/roster/claims.ts'
import { createInvite, requestToJoin } from '../../../shared/roster/invitation.ts'
import { createDeviceKeys, createNetworkKey, type DeviceKeys } from '../../../shared/roster/keys.ts'
import { Door } from '../../../shared/sync/Door.ts'
import { toFrames } from '../../../shared/sync/frames.ts'
import { type Answered, Knock } from '../../../shared/sync/Knock.ts'
import type { Link } from '../../../shared/sync/link.ts'
import { DOOR_MESSAGE, decodeMessage, encodeMessage, PROTOCOL } from '../../../shared/sync/messages.ts'
import { firstHeard } from '../../support/liars.ts'
import { linkPair, type MemoryLink } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { meshOf } from './network.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const words = { name: 'Carol', intro: 'I cook', answers: [{ question: 'Why?', answer: 'Soup' }] }

/** Alice's network and the door at her laptop, which holds what is left there. */
const atAlices = async (seed: string) => {
  const { network, mesh, people } = await meshOf(seed)
  const alice = people.alice!
  await alice.run(foundNetwork, { name: 'Küchentisch', me: { name: 'Alice' } })
  await alice.run(updateNetwork, { values: { questions: ['Why?', 'What do you bring?'] } })
  const { net, clock } = network
  const key = createNetworkKey()
  const surroundings = mesh.timers.surroundings(network.random.fork('door'))
  const applications = new HeldApplications(alice.store, clock.now)
  const open = (holding = applications) =>
    new Door({
      replica: alice.replica,
      key: () => key,
      applications: holding,
      surroundings,
      admitted: (link) => mesh.engine('alice').addLink(link),
    })
  const door = open()
  const to = (at = door): Link => {
    const [outside, inside] = linkPair()
    at.answer(inside)
    return outside
  }
  /** What one door says to this message: an answer, a refusal's code, or `welcome`. */
  const say = async (first: ConstructorParameters<typeof Knock>[0]['first'], keys: DeviceKeys, at = door) => {
    let answer: Answered | undefined
    const knock = new Knock({ net, first, keys, surroundings, answered: (heard) => (answer = heard) })
    let welcomed: Awaited<typeof knock.welcome> | undefined
    void knock.welcome.then((result) => (welcomed = result))
    knock.offer(to(at))
    await until(() => answer !== undefined || knock.lastRefusal !== null || welcomed !== undefined)
    knock.cancel()
    if (answer) return answer
    if (welcomed?.ok) return { type: 'welcome' as const, key: welcomed.value.key }
    return { type: 'refused' as const, code: knock.lastRefusal!.code, params: knock.lastRefusal!.params }
  }
  const ask = (request: ApplyRequest, keys: DeviceKeys, at = door) =>
    say({ type: 'apply', protocol: PROTOCOL, request }, keys, at)
  const apply = async (keys: DeviceKeys, what: Partial<typeof words> = {}, at = door) =>
    ask(await requestToApply(net, keys, { ...words, ...what }, clock.now()), keys, at)
  const takeIn = async (keys: DeviceKeys) => {
    const held = (await applications.list()).find(({ member }) => member === keys.device)!
    const { member, name, intro, answers, kx, newSig } = held
    await alice.run(takeInApplication, { member, name, intro, answers, kx, newSig })
    await applications.forget([member])
    return held
  }
  return { network, net, clock, mesh, alice, key, door, open, applications, surroundings, to, say, ask, apply, takeIn }
}

describe('applying at the door', { timeout: 60_000 }, () => {
  test('P-SYNC-6: the door says what the network asks, and holds what is answered', async () => {
    const { applications, say, apply, clock } = await atAlices('asks')
    const carol = await createDeviceKeys()
    expect(await say({ type: 'questions', protocol: PROTOCOL }, carol)).toEqual({
      type: 'questionsGiven',
      network: 'Küchentisch',
      questions: ['Why?', 'What do you bring?'],
    })
    expect(await apply(carol)).toEqual({ type: 'applied', stage: 'held' })
    expect(await applications.list()).toMatchObject([{ member: carol.device, ...words, at: clock.now() }])
  })

  test('P-SYNC-6: what is held outlives a restart, and is dropped thirty days after the last knock', async () => {
    const { alice, apply, applications, open, clock } = await atAlices('restart')
    const carol = await createDeviceKeys()
    await apply(carol)
    clock.advance(29 * DAY)
    const again = new HeldApplications(alice.store, clock.now)
    expect(await again.list()).toHaveLength(1)
    await apply(carol, {}, open(again))
    clock.advance(29 * DAY)
    expect(await again.list()).toHaveLength(1)
    clock.advance(2 * DAY)
    expect(await again.list()).toEqual([])
    expect(await applications.list()).toEqual([])
  })

  test('P-SYNC-6: one per person: what she wrote last takes the place, what she wrote before does not', async () => {
    const { net, clock, applications, apply, ask } = await atAlices('latest')
    const carol = await createDeviceKeys()
    const early = await requestToApply(net, carol, { ...words, intro: 'first' }, clock.now())
    clock.advance(MINUTE)
    await apply(carol, { intro: 'second' })
    expect(await ask(early, carol)).toEqual({ type: 'applied', stage: 'held' })
    expect((await applications.list()).map(({ intro }) => intro)).toEqual(['second'])
  })

  test('P-SYNC-6: twenty are held; the next is told that the door is full, and whom one sends away comes no more', async () => {
    const { applications, apply, clock } = await atAlices('full')
    const all = await Promise.all(Array.from({ length: 21 }, () => createDeviceKeys()))
    for (const keys of all.slice(0, 20)) expect(await apply(keys)).toMatchObject({ stage: 'held' })
    clock.advance(2 * MINUTE)
    expect(await apply(all[20]!)).toMatchObject({ code: 'join.busy' })
    // Who waits already is not sent away by a full door.
    expect(await apply(all[3]!, { intro: 'changed' })).toMatchObject({ stage: 'held' })
    await applications.sendAway(all[0]!.device as string)
    expect(await apply(all[20]!)).toMatchObject({ stage: 'held' })
    expect(await apply(all[0]!)).toMatchObject({ code: 'join.notNow' })
    expect(await applications.list()).toHaveLength(20)
  })

  test('P-SYNC-6: applicants, however many, do not keep out who has an invitation', async () => {
    const { alice, net, clock, apply, say } = await atAlices('crowd')
    const { statement, secret } = await createInvite({ until: clock.now() + DAY, note: '' })
    await alice.state(statement)
    const via = [...alice.replica.roster.statements()].at(-1)!.id
    for (let i = 0; i < 20; i++) await apply(await createDeviceKeys())
    expect(await apply(await createDeviceKeys())).toMatchObject({ code: 'join.busy' })
    const dora = await createDeviceKeys()
    const request = await requestToJoin({ net, via, secret }, dora, 'Dora')
    expect(await say({ type: 'join', protocol: PROTOCOL, request }, dora)).toMatchObject({ type: 'welcome' })
  })

  test('P-SYNC-6: links that say nothing give way to one that knocks', async () => {
    const { to, apply } = await atAlices('silent')
    const reasons: string[] = []
    for (let i = 0; i < 25; i++) to().start({ frame: () => {}, closed: (reason) => reasons.push(reason) })
    expect(reasons).toEqual(Array(5).fill('doorBusy'))
    expect(await apply(await createDeviceKeys())).toMatchObject({ stage: 'held' })
  })

  test('P-SYNC-6: a name that hides something, foreign signatures, words of another network and dates to come are not taken', async () => {
    const { net, clock, applications, apply, ask } = await atAlices('hostile')
    const [carol, eve] = [await createDeviceKeys(), await createDeviceKeys()]
    const honest = await requestToApply(net, carol, words, clock.now())
    const bad = { code: 'join.badProof' }
    for (const name of ['Carol\u202eecilA', 'Ca\u0000rol', 'Carol\nAlice', ' Carol', '\u2066'])
      expect(await ask({ ...honest, name }, carol), JSON.stringify(name)).toMatchObject(bad)
    expect(await ask({ ...honest, intro: 'not hers' }, carol)).toMatchObject(bad)
    expect(await ask({ ...honest, member: eve.device as string }, eve)).toMatchObject(bad)
    expect(await ask({ ...honest, kx: eve.kx }, eve)).toMatchObject(bad)
    clock.advance(2 * MINUTE)
    expect(await ask({ ...honest, at: honest.at + 1 }, carol)).toMatchObject(bad)
    const elsewhere = await requestToApply(toBase64Url(new Uint8Array(32)), carol, words, clock.now())
    expect(await ask(elsewhere, carol)).toMatchObject(bad)
    const ahead = await requestToApply(net, carol, words, clock.now() + DAY)
    expect(await ask(ahead, carol)).toMatchObject({ code: 'join.notNow' })
    expect(await applications.list()).toEqual([])
    // Joiners are part of some scripts; what cannot be seen is taken out of what she typed.
    expect(await apply(carol, { name: 'نیلوفر می\u200cخواهد' })).toMatchObject({ stage: 'held' })
    expect(await apply(eve, { name: 'Eve\u202e \u0007Adams' })).toMatchObject({ stage: 'held' })
    expect((await applications.list()).map(({ name }) => name)).toEqual(['Eve Adams', 'نیلوفر می\u200cخواهد'])
  })

  test('P-SYNC-6: taken in and admitted while she is away, she gets the key when she knocks with the same keys', async () => {
    const { alice, key, apply, takeIn, clock, mesh } = await atAlices('admitted')
    const [carol, eve] = [await createDeviceKeys(), await createDeviceKeys()]
    await apply(carol)
    const held = await takeIn(carol)
    clock.advance(MINUTE)
    expect(await apply(carol)).toEqual({ type: 'applied', stage: 'open' })
    // She may say more: it waits at the door beside what the network has.
    expect(await apply(carol, { intro: 'I also bake' })).toEqual({ type: 'applied', stage: 'held' })
    const newSig = (await alice.rows('application'))[0]!.newSig
    expect(newSig).toBe(held.newSig)
    await alice.state({
      k: 'admit',
      member: carol.device as string,
      kx: held.kx,
      name: 'Carol',
      newSig: fromBase64Url(newSig)!,
      after: [],
    })
    expect(await apply(carol)).toEqual({ type: 'welcome', key })
    expect(mesh.engine('alice').peers()).toHaveLength(1)
    expect(await apply(eve)).toMatchObject({ stage: 'held' })
  })

  test('P-SYNC-6: whoever was declined is told why, until the decision is taken back', async () => {
    const { alice, apply, takeIn, clock } = await atAlices('declined')
    const [carol, dora] = [await createDeviceKeys(), await createDeviceKeys()]
    await apply(carol)
    await takeIn(carol)
    const about = carol.device as string
    const { id } = await alice.run(recordDecision, { about, verdict: 'declined', reason: 'We are full this year.' })
    expect(await apply(carol)).toEqual({
      type: 'refused',
      code: 'join.declined',
      params: { reason: 'We are full this year.' },
    })
    // Only she: other keys are another person.
    expect(await apply(dora)).toMatchObject({ stage: 'held' })
    await alice.run(removeEntities, { ids: [id] })
    clock.advance(MINUTE)
    expect(await apply(carol)).toEqual({ type: 'applied', stage: 'open' })
  })

  test('P-SYNC-6: a former member does not come back by applying', async () => {
    const { network, alice, ask } = await atAlices('former')
    const carol = await network.join('carol')
    const cut = { cut: [], keep: [], replaces: [] }
    await alice.state({ k: 'revoke', target: { by: 'member', member: carol.me }, ...cut })
    const keys = { ...(await createDeviceKeys()), device: carol.device.device, kx: carol.device.kx }
    const newcomer = { member: carol.me, kx: carol.device.kx, name: 'carol' }
    const newSig = await carol.device.sign(joinMessage(network.net, undefined, newcomer))
    const draft = { ...newcomer, newSig, at: network.clock.now(), intro: '', answers: [], sig: new Uint8Array(64) }
    const sig = await carol.device.sign(claimsOfApplication(network.net, draft)[1]!.message)
    expect(await ask({ ...draft, sig }, keys)).toMatchObject({ code: 'join.removed' })
  })
})

describe('messages at the door', () => {
  test('P-SYNC-6: the longest honest application in any script fits, one byte more does not', async () => {
    const wide = (n: number) => '\u2603'.repeat(n)
    const keys = await createDeviceKeys()
    const answers = Array.from({ length: 8 }, (_, i) => ({ question: `${i}${wide(199)}`, answer: wide(1000) }))
    const net = toBase64Url(new Uint8Array(32))
    const request = await requestToApply(net, keys, { name: 'Carol', intro: wide(2000), answers }, 1)
    const message = encodeMessage({ type: 'apply', protocol: PROTOCOL, request })
    expect(message.length).toBeLessThanOrEqual(DOOR_MESSAGE)
    expect(decodeMessage(message)).toEqual({ type: 'apply', protocol: PROTOCOL, request })
    const tooLong = { ...request, intro: wide(2001) }
    expect(decodeMessage(encodeMessage({ type: 'apply', protocol: PROTOCOL, request: tooLong }))).toBeNull()
    const nine = { ...request, answers: [...answers, { question: '9', answer: '' }] }
    expect(decodeMessage(encodeMessage({ type: 'apply', protocol: PROTOCOL, request: nine }))).toBeNull()
    expect(decodeMessage(message.subarray(0, -1))).toBeNull()
  })

  test('P-SYNC-6: junk, floods and giants close the link and change nothing', async () => {
    const { to, applications } = await atAlices('junk')
    const ends = async (frames: Uint8Array<ArrayBuffer>[]) => {
      const link = to()
      let reason = ''
      link.start({ frame: () => {}, closed: (why) => (reason = why) })
      for (const frame of frames) link.send(frame)
      await until(() => reason !== '')
      return reason
    }
    const message = (bytes: number[]) => toFrames(Uint8Array.from(bytes))
    expect(await ends(message([17, 1, 2, 3]))).toBe('badMessage')
    expect(await ends(message([18, 0]))).toBe('outOfPlace')
    expect(await ends(toFrames(new Uint8Array(DOOR_MESSAGE + 1)))).toBe('badFrame')
    expect(await ends(Array.from({ length: 65 }, () => message([70])).flat())).toBe('flood')
    expect(await applications.list()).toEqual([])
  })

  test('P-SYNC-6: strangers who write twenty applications a minute do not keep out whom the network has taken in meanwhile, nor who asks how it stands', async () => {
    const { alice, takeIn, apply } = await atAlices('flood')
    const carol = await createDeviceKeys()
    await apply(carol)
    const { member, name, kx, newSig } = await takeIn(carol)
    await alice.state({ k: 'admit', member, kx, name, newSig: fromBase64Url(newSig)!, after: [] })
    const held = await createDeviceKeys()
    await apply(held)
    for (let i = 0; i < 18; i++) await apply(await createDeviceKeys())
    expect(await apply(await createDeviceKeys())).toMatchObject({ code: 'join.busy' })
    expect(await apply(carol)).toMatchObject({ type: 'welcome' })
    expect(await apply(held)).toMatchObject({ type: 'applied' })
  })

  test('P-SYNC-6: who declines in the name of a network that he does not know has no last word where a door of it holds the request', async () => {
    const { net, to, surroundings } = await atAlices('declined')
    const carol = await createDeviceKeys()
    const request = await requestToApply(net, carol, words, surroundings.now())
    const liar = async (): Promise<Link> => {
      const [outside, inside] = linkPair()
      void firstHeard(inside, surroundings).then(({ talk }) => talk.say({ type: 'declined', reason: 'Go away' }))
      return outside
    }
    for (const order of ['before', 'after'] as const) {
      const heard: string[] = []
      const knock = new Knock({
        net,
        first: { type: 'apply', protocol: PROTOCOL, request },
        keys: carol,
        surroundings,
        answered: (answer) => heard.push(answer.type),
      })
      let settled = false
      void knock.welcome.then(() => {
        settled = true
      })
      const links = [await liar(), to()]
      for (const link of order === 'before' ? links : links.reverse()) knock.offer(link)
      await until(() => heard.length === 1 && knock.lastRefusal !== null)
      expect(heard).toEqual(['applied'])
      await until(() => links.every((link) => (link as MemoryLink).closed !== null))
      expect([order, settled]).toEqual([order, false])
      knock.cancel()
      expect(await knock.welcome).toMatchObject({ error: { code: 'join.cancelled' } })
    }
  })
})
