import { afterEach, expect, test } from 'vitest'
import { localKeys } from '../../../renderer/store/localKeys.ts'
import { VisibleRows } from '../../../renderer/store/VisibleRows.ts'
import { VmesteDb } from '../../../renderer/store/VmesteDb.ts'
import { visibleReceipts } from '../../../renderer/store/visibleReceipts.ts'
import { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { Engine } from '../../../renderer/worker/Engine.ts'
import { handle } from '../../../renderer/worker/handlers.ts'
import type { ArgsOf, Method, ValueOf } from '../../../renderer/worker/messages.ts'
import { openSearch } from '../../../renderer/worker/searchEngine.ts'
import { commands } from '../../../shared/commands/registry.ts'
import { fromBase64Url } from '../../../shared/lib/bytes.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { viewerOf } from '../../../shared/queries/visibleMember.ts'
import { decodeCommit } from '../../../shared/replica/commit.ts'
import { foundCommit } from '../../../shared/replica/found.ts'
import type { Receipt } from '../../../shared/replica/receipt.ts'
import { createDeviceKeys, createNetworkKey, signerOf } from '../../../shared/roster/keys.ts'
import { eventually } from '../support/eventually.ts'

const key = 'privacy-on-dexie'
const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
  await DexieStore.destroy(key)
})

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Alice's machine with a network of her own. */
const desk = async () => {
  const keys = await createDeviceKeys()
  const signer = signerOf(keys)
  const found = await foundCommit({ signer, kx: keys.kx, name: 'Alice', now: Date.now(), random: cryptoRandom })
  const net = found.id as string
  const store = await DexieStore.open(key)
  const identity = { ...keys, net, member: keys.device as string, networkKey: createNetworkKey(), name: 'Alice' }
  const engine = await Engine.open(store, identity, () => {})
  open.push(() => engine.close())
  await engine.replica.accept([found.bytes], 'local')
  must(await engine.replica.run(commands.foundNetwork, { name: 'Teestube', me: { name: 'Alice' } }))
  const ask = async <M extends Method>(method: M, args: ArgsOf<M>) =>
    (await handle(engine, method, args, { progress: () => {}, signal: new AbortController().signal })) as ValueOf<M>
  const db = new VmesteDb(key)
  open.push(async () => db.close())
  return { engine, store, ask, rows: new VisibleRows(db), me: memberEntityId(identity.member, member.type), net }
}

const card = async ({ engine }: Pick<Awaited<ReturnType<typeof desk>>, 'engine'>, title: string) => {
  const department = must(
    await engine.replica.run(commands.createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] }),
  ).value
  const args = { department: department.id, values: { title }, description: 'Zimt und Nelken' }
  return must(await engine.replica.run(commands.createCard, args)).value.id
}

test('P-ERASE: what was erased is gone from search and from the notes of meetings; the list says when it is forgotten', async () => {
  const all = await desk()
  const { engine, store, ask, me } = all
  const id = await card(all, 'Geheimrezept')
  const side = { value: 'Geheimrezept', by: '', at: 1 }
  const receipt: Receipt = {
    id: 'r1',
    peer: { device: '', member: '', name: 'Bob' },
    from: 1,
    until: 2,
    counts: {},
    arrivals: [
      { entity: id, type: 'card', title: 'Geheimrezept', by: '', change: 'new' },
      { entity: me, type: 'member', title: 'Alice', by: '', change: 'changed' },
    ],
    clashes: [{ entity: id, type: 'card', title: 'Geheimrezept', field: 'title', kept: side, other: side }],
    sent: 0,
    received: 2,
  }
  await store.write({ local: [[localKeys.receipts + receipt.id, receipt]] })
  const index = await openSearch(key)
  expect(await index.find('geheim')).toHaveLength(1)
  must(await ask('erase', { entities: [id, id] }))
  await index.update([id])
  expect(await index.find('geheim')).toEqual([])
  await eventually(async () => {
    const kept = await store.local<Receipt>(localKeys.receipts + receipt.id)
    expect(kept).toMatchObject({ arrivals: [{ title: '' }, { title: 'Alice' }], clashes: [] })
  })
  const [erasure, ...more] = must(await ask('erasures', null))
  expect(more).toEqual([])
  expect(erasure).toMatchObject({ entity: id, type: 'card', by: engine.identity.member })
  expect(Math.round((erasure!.forgottenAt - Date.now()) / 86_400_000)).toBe(30)
})

test('what a field says to ambassadors only is empty for others: row, list, search and notes of meetings', async () => {
  const { engine, store, ask, rows, me } = await desk()
  const { id } = must(
    await engine.replica.run(commands.createMember, {
      values: {
        name: 'Bob',
        email: 'bob@example.org',
        phone: '+49 381 1',
        city: 'Rostock',
        visibility: ['email=ambassadors', 'city=ambassadors'],
      },
    }),
  ).value
  expect(await rows.get('member', id)).toMatchObject({ email: 'bob@example.org', city: 'Rostock' })
  const mine = { email: 'alice@example.org', visibility: ['email=ambassadors'] }
  must(await engine.replica.run(commands.updateMember, { id: me, values: mine }))
  await store.write({ local: [[localKeys.viewer, viewerOf(engine.identity.member, 'member')]] })
  const hidden = { name: 'Bob', email: '', city: '', phone: '+49 381 1' }
  expect(await rows.get('member', id)).toMatchObject(hidden)
  expect((await rows.many('member', [id, me]))[0]).toMatchObject(hidden)
  expect((await rows.find('member', 'nameKey', { equals: 'bob' }))[0]).toMatchObject(hidden)
  expect(await rows.get('member', me)).toMatchObject({ email: 'alice@example.org' })
  const index = await openSearch(key)
  expect(await index.find('rostock')).toEqual([])
  expect(await index.find('alice@example.org')).toHaveLength(1)
  const side = { value: 'x', by: '', at: 1 }
  const clash = { entity: id, type: 'member', title: 'Bob', kept: side, other: side } as const
  const receipt = {
    clashes: [
      { ...clash, field: 'email' },
      { ...clash, field: 'phone' },
    ],
  } as unknown as Receipt
  expect((await visibleReceipts(rows, [receipt]))[0]!.clashes.map(({ field }) => field)).toEqual(['phone'])
  expect(must(await ask('ownRecords', null)).profile).toBe(me)
})

test('everything about me in one file: profile, what I keep to myself, cards with their whole words, and what I signed', async () => {
  const all = await desk()
  const { ask, engine, me, net } = all
  must(await engine.replica.run(commands.updateMember, { id: me, values: { city: 'Köln' } }))
  must(await ask('keepForMe', { values: { phone: '+49 221 7', links: ['https://example.org'] } }))
  must(await ask('keepForMe', { values: { links: null } }))
  const id = await card(all, 'Lebkuchen')
  const event = must(
    await engine.replica.run(commands.createEvent, {
      values: { title: 'Backen', start: '2026-12-01T19:00', zone: 'Europe/Berlin' },
    }),
  ).value.id
  must(await engine.replica.run(commands.setRsvp, { event, answer: 'yes' }))
  const kept = { id: me, note: 'Knows the baker', followed: 0, met: [], card: null }
  const data = JSON.parse(await must(await ask('exportMine', { people: [kept] })).text())
  expect(data).toMatchObject({
    format: 'vmeste-my-data',
    network: { id: net, name: 'Teestube' },
    profile: { name: 'Alice', city: 'Köln' },
    onlyOnThisDevice: { phone: '+49 221 7' },
    people: [kept],
    rsvps: [{ answer: 'yes' }],
    cards: [{ id, title: 'Lebkuchen', texts: { description: 'Zimt und Nelken' } }],
    events: [{ id: event }],
  })
  expect(data.onlyOnThisDevice.links).toBe(undefined)
  expect(data.commits.length).toBeGreaterThan(5)
  for (const commit of data.commits) expect(decodeCommit(fromBase64Url(commit)!, net).ok).toBe(true)
  const own = must(await ask('ownRecords', null))
  expect(own).toMatchObject({ profile: me, vouches: [] })
  expect(own.rsvps).toHaveLength(1)
  must(await ask('erase', { entities: [me, ...own.rsvps] }))
  expect(must(await ask('ownRecords', null))).toEqual({ profile: null, rsvps: [], vouches: [] })
})
