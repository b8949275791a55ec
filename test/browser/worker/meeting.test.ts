import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { JoinState } from '../../../renderer/store/api.ts'
import { EngineClient } from '../../../renderer/store/EngineClient.ts'
import { listNetworks, makeNetwork } from '../../../renderer/store/networks.ts'
import { profile } from '../../../renderer/store/profile.ts'
import { surroundings } from '../../../renderer/worker/surroundings.ts'
import { ok } from '../../../shared/lib/result.ts'
import { playAlong } from '../../support/liars.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { dumpOf } from '../support/dump.ts'
import { eventually } from '../support/eventually.ts'
import { alices, connect, inStep, join, made, must, openLaptop, soon } from '../support/laptops.ts'

const rowsOf = async (key: string) => {
  const { commits: _c, heads: _h, local: _l, ...rows } = await dumpOf(key)
  return rows
}

test('Bob joins with an invitation: he gets everything, and both have his profile under his name', async () => {
  const alice = await alices()
  must(await alice.session.run('createMember', { values: { name: 'Zoya' } }))
  const states: JoinState[] = []
  const bob = await openLaptop(await join(alice, 'Bob', states))
  expect(states).toContainEqual({ step: 'found', name: 'Alice' })
  expect((await bob.session.rows.find('member', 'nameKey')).map((row) => row.name)).toEqual(['Alice', 'Bob', 'Zoya'])
  connect(alice.client, bob.client)
  await eventually(async () => expect(await rowsOf(alice.entry.key)).toEqual(await rowsOf(bob.entry.key)))
  expect(await bob.session.membership()).toMatchObject([
    { name: 'Alice', role: 'root' },
    { name: 'Bob', role: 'member', invitedBy: alice.entry.me },
  ])
})

test('a laptop that died right after it was let in does not use up an invitation for one; another laptop does not get in with it', async () => {
  const alice = await alices()
  const terms = { until: Date.now() + 3_600_000, note: 'Bob', uses: 1 }
  const { link } = must(await alice.session.invite(terms))
  const knock = async () => {
    const client = new EngineClient()
    const key = crypto.randomUUID()
    made.push(key)
    const started = client.start(key, { mode: 'join', invitation: link, name: 'Bob' })
    connect(alice.client, client, 'door')
    const identity = await started
    await client.close()
    return identity
  }
  const first = must(await knock())
  // Nothing that would list the network was written before the battery was empty.
  expect(must(await knock()).me).toBe(first.me)
  expect((await alice.session.membership()).map(({ name }) => name)).toEqual(['Alice', 'Bob'])
  await profile.guests.clear()
  expect(await knock()).toEqual({ ok: false, error: { code: 'join.usedUp' } })
})

/** Somebody's worker knocks with an invitation; `meet` brings who is at the door. */
const knockWith = (link: string, meet: (client: EngineClient, states: JoinState[]) => Promise<void>) =>
  makeNetwork('Teestube', false, async (stored) => {
    const states: JoinState[] = []
    const client = new EngineClient()
    client.onEvent((event) => {
      if (event.kind === 'join' && event.state.step !== 'admitted') states.push(event.state)
    })
    const started = client.start(stored.key, { mode: 'join', invitation: link, name: 'Carol' })
    await meet(client, states)
    const identity = await started
    await client.close()
    return identity.ok ? ok({ ...stored, net: identity.value.net, me: identity.value.me, made: true }) : identity
  })
const databases = async () => (await indexedDB.databases()).map(({ name }) => name).sort()

test('P-SYNC-6: a liar at the door leads nowhere and leaves nothing; trying again later, or going on to the next, she gets in', async () => {
  const alice = await alices()
  const { link } = must(await alice.session.invite({ until: Date.now() + 3_600_000, note: 'Carol', uses: 1 }))
  const lie = async (client: EngineClient, states: JoinState[]) => {
    const [outside, inside] = linkPair([soon, soon])
    void playAlong(alice.entry.net, inside, surroundings)
    client.links.offer(outside, 'door')
    const untrue = { step: 'looking', heard: { code: 'join.untrue' } }
    await eventually(() => expect(states).toContainEqual(untrue))
  }
  const before = await databases()
  const alone = await knockWith(link, async (client, states) => {
    await lie(client, states)
    await client.close()
  })
  expect(alone.ok).toBe(false)
  expect(await databases()).toEqual(before)
  expect((await listNetworks()).map(({ net }) => net)).toEqual([alice.entry.net])
  const carols = must(
    await knockWith(link, async (client, states) => {
      await lie(client, states)
      connect(alice.client, client, 'door')
    }),
  )
  made.push(carols.key)
  const carol = await openLaptop(carols)
  expect((await carol.session.membership()).map(({ name }) => name)).toEqual(['Alice', 'Carol'])
  connect(alice.client, carol.client)
  await inStep(carol)
})

test('two laptops that changed the same field apart agree after meeting; both have a receipt that names the clash, and one click takes the other value', async () => {
  const alice = await alices()
  const bob = await openLaptop(await join(alice, 'Bob'))
  const first = connect(alice.client, bob.client)
  await inStep(bob)
  first.cut()
  await eventually(() => expect(bob.session.status().peers).toEqual([]))
  // Bob may not write Zoya's record, so he writes on a board both share.
  const department = must(
    await alice.session.run('createDepartment', { values: { name: 'Design' }, columns: [{ name: 'To do' }] }),
  ).value.id
  const card = must(await alice.session.run('createCard', { department, values: { title: 'Poster' } })).value.id
  const second = connect(alice.client, bob.client)
  await eventually(async () => expect(await bob.session.rows.get('card', card)).toBeDefined())
  await inStep(bob)
  second.cut()
  await eventually(() => expect(alice.session.status().peers).toEqual([]))
  must(await alice.session.run('updateCard', { id: card, values: { title: 'Big poster' } }))
  must(await bob.session.run('updateCard', { id: card, values: { title: 'Small poster', due: '2026-12-01' } }))
  await eventually(() => expect(bob.session.status().unsent).toBeGreaterThan(0))
  connect(alice.client, bob.client)
  await inStep(alice)
  await inStep(bob)
  await eventually(async () => expect(await rowsOf(alice.entry.key)).toEqual(await rowsOf(bob.entry.key)))
  await eventually(() => expect(bob.session.status()).toMatchObject({ unsent: 0, lastMet: { name: 'Alice' } }))
  expect((await alice.session.rows.get('card', card))?.due).toBe('2026-12-01')
  // Both wrote within the same minute: which one stands is decided by their client ids, alike on both sides.
  const stands = (await alice.session.rows.get('card', card))!.title
  const fell = stands === 'Small poster' ? 'Big poster' : 'Small poster'
  for (const { session } of [alice, bob]) {
    await eventually(async () => {
      const clashes = (await session.receipts())[0]?.clashes
      expect(clashes).toMatchObject([{ entity: card, field: 'title', kept: { value: stands }, other: { value: fell } }])
    })
  }
  const [clash] = (await alice.session.receipts())[0]!.clashes
  must(await alice.session.run('takeOther', { entity: card, field: 'title', value: clash!.other.value }))
  await eventually(async () => expect((await bob.session.rows.get('card', card))?.title).toBe(fell))
})

test('what one types shows in the other laptop, with the caret and who has the card open', async () => {
  const alice = await alices()
  const department = must(
    await alice.session.run('createDepartment', { values: { name: 'Design' }, columns: [{ name: 'To do' }] }),
  ).value.id
  const card = must(await alice.session.run('createCard', { department, values: { title: 'Poster' } })).value.id
  const bob = await openLaptop(await join(alice, 'Bob'))
  connect(alice.client, bob.client)
  await inStep(bob)
  await inStep(alice)
  const here = must(await alice.session.openText(card, 'description'))
  const there = must(await bob.session.openText(card, 'description'))
  const words = new Y.XmlText('Draw it by hand')
  here.fragment.insert(0, [words])
  await eventually(() => expect(there.fragment.toString()).toBe('Draw it by hand'))
  const caret = { tname: 'description', assoc: 0 }
  here.awareness.setLocalStateField('cursor', { anchor: caret, head: caret })
  await eventually(() =>
    expect(there.awareness.getStates().get(here.doc.clientID)).toMatchObject({
      cursor: { anchor: caret },
      user: { name: 'Alice' },
    }),
  )
  const shown = alice.session.show(card)
  await eventually(() => expect(bob.session.present(card)).toMatchObject([{ name: 'Alice' }]))
  shown()
  await eventually(() => expect(bob.session.present(card)).toEqual([]))
  await here.close()
  await there.close()
})

test('a file carries everything: what Alice saved, Bob takes in without meeting her, once', async () => {
  const alice = await alices()
  const bob = await openLaptop(await join(alice, 'Bob'))
  must(await alice.session.run('importMembers', { members: [{ name: 'Zoya' }, { name: 'Jürgen' }] }))
  const file = new Uint8Array(await (await alice.session.exportBundle()).arrayBuffer())
  const receipt = must(await bob.session.importBundle(file))
  expect(receipt).toMatchObject({ counts: { member: { added: 2, changed: 0 } }, clashes: [] })
  expect((await bob.session.rows.find('member', 'nameKey')).map((row) => row.name)).toEqual([
    'Alice',
    'Bob',
    'Jürgen',
    'Zoya',
  ])
  expect((await bob.session.receipts())[0]?.id).toBe(receipt.id)
  expect(must(await bob.session.importBundle(file)).received).toBe(0)
  expect(await bob.session.importBundle(file.slice(0, -50))).toMatchObject({
    ok: false,
    error: { code: 'bundle.truncated' },
  })
  const stranger = await alices()
  expect(await stranger.session.importBundle(file)).toMatchObject({ ok: false, error: { code: 'bundle.foreign' } })
})
