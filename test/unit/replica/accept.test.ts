import { describe, expect, test } from 'vitest'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { concatBytes, toBase64Url } from '../../../shared/lib/bytes.ts'
import { hybridOf } from '../../../shared/lib/hybridClock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { clientIdOf } from '../../../shared/replica/clientId.ts'
import { type NewCommit, type NewOp, signCommit } from '../../../shared/replica/commit.ts'
import { encodeFields } from '../../../shared/replica/encodeUpdate.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import { allTables, type Someone, type TestNetwork, testDevice, testNetwork } from '../../support/builders.ts'

const MINUTE = 60_000

/** Alice and bob, one department with one column, and a card by bob that alice has too. */
const board = async () => {
  const network = await testNetwork()
  const { founder: alice } = network
  const bob = await network.join('bob')
  const made = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  await bob.take(alice)
  const { id: card } = await bob.run(createCard, {
    department: made.id,
    column: made.columns[0],
    values: { title: 'Brot' },
  })
  await alice.take(bob)
  return { network, alice, bob, card, department: made.id }
}

const random = seededRandom('accept')

/** A commit by hand, as a hostile or foreign version of bob's software could sign it. */
const forge = async (
  network: TestNetwork,
  bob: Someone,
  over: Partial<NewCommit> & {
    readonly fields?: Record<string, unknown>
    readonly entity?: EntityId
    readonly as?: Someone
  },
): Promise<Uint8Array> => {
  const heads = await bob.store.heads(bob.device.device)
  network.clock.advance(1000)
  const time = over.time ?? hybridOf(network.clock.now()) + 500
  const salt8 = random.bytes(8)
  const client = clientIdOf((over.as ?? bob).device.device, salt8, time)
  const update = encodeFields(client, new Map(Object.entries(over.fields ?? { title: 'Salz' })))
  const op: NewOp = { entity: over.entity ?? cardId(), kind: 1, body: concatBytes(random.bytes(16), salt8, update) }
  const auth = bob.replica.roster.standing(bob.me)[0]!.id
  const seq = Math.max(0, ...heads.map((head) => head.seq)) + 1
  const commit = { seq, prev: heads.map((head) => head.id), time, auth, ops: [op], ...over }
  return (await signCommit(network.net, commit, bob.device)).bytes
}
const cardId = (): EntityId => toBase64Url(concatBytes(Uint8Array.of(5), random.bytes(32)))

describe('P-COMMIT-4: acceptance', () => {
  test('Case 1: any order and batching, with duplicates: the same rows', async () => {
    const { network, alice, bob, card } = await board()
    for (const title of ['Brot!', 'Brot?']) {
      await alice.run(updateCard, { id: card, values: { title } })
      await bob.run(updateCard, { id: card, values: { due: '2026-12-01' } })
    }
    await alice.take(bob)
    await bob.take(alice)
    const commits = await alice.commits()
    const all = await allTables(alice.store)
    for (let round = 0; round < 10; round++) {
      const carol = await network.reopen(bob, new MemoryStore())
      const deck = random.shuffle([...commits, ...random.sample(commits, 4)])
      while (deck.length > 0) await carol.replica.accept(deck.splice(0, 1 + random.int(4)), 'link')
      // What was refused for want of its prev or its grant is offered again.
      for (let offers = 0; offers < 10; offers++) await carol.replica.accept(commits, 'link')
      expect(await allTables(carol.store)).toEqual(all)
      expect(await carol.commits()).toEqual(commits)
    }
    expect(await allTables(bob.store)).toEqual(all)
  })

  test('known commits are counted, nothing is stored twice', async () => {
    const { alice, bob } = await board()
    const before = await alice.commits()
    const accepted = await alice.replica.accept(await bob.commits(), 'bob')
    expect(accepted).toMatchObject({ records: [], refused: [], fatal: null, known: before.length })
    expect(await alice.commits()).toEqual(before)
  })

  test('Case 20: a commit dated in the future is refused, and accepted once its time has come', async () => {
    const { network, alice, bob } = await board()
    const early = await forge(network, bob, { time: hybridOf(network.clock.now() + 11 * MINUTE) })
    expect(await alice.replica.accept([early], 'bob')).toMatchObject({
      records: [],
      refused: [{ rule: 'time' }],
      fatal: null,
    })
    network.clock.advance(2 * MINUTE)
    expect((await alice.replica.accept([early], 'bob')).records).toHaveLength(1)
  })

  test('P-COMMIT-4: a commit from before the network is refused', async () => {
    const { network, alice, bob } = await board()
    const ancient = await forge(network, bob, { seq: 1, prev: [], time: hybridOf(Date.UTC(2026, 1, 1)) })
    expect(await alice.replica.accept([ancient], 'bob')).toMatchObject({ refused: [{ rule: 'time' }], fatal: null })
  })

  test('P-COMMIT-3: a missing prev refuses; it may come beside its successor', async () => {
    const { alice, bob, card } = await board()
    await bob.run(updateCard, { id: card, values: { title: 'a' } })
    await bob.run(updateCard, { id: card, values: { title: 'b' } })
    const [first, second] = (await bob.store.touching(card)).sort((a, b) => a.seq - b.seq).slice(-2)
    expect(await alice.replica.accept([second!.bytes], 'bob')).toMatchObject({
      refused: [{ rule: 'prev' }],
      fatal: null,
    })
    const both = await alice.replica.accept([second!.bytes, first!.bytes], 'bob')
    expect(both).toMatchObject({ refused: [], records: [{ id: first!.id }, { id: second!.id }] })
    expect(await alice.rows('card')).toMatchObject([{ title: 'b' }])
  })

  test.each<[string, string, (network: TestNetwork, bob: Someone, alice: Someone) => Promise<Uint8Array>]>([
    ['a seq that does not follow its prev', 'chain', (network, bob) => forge(network, bob, { seq: 9 })],
    [
      "another device's commit as prev",
      'chain',
      async (network, bob, alice) => {
        const [head] = await alice.store.heads(alice.device.device)
        return forge(network, bob, { prev: [head!.id], seq: head!.seq + 1 })
      },
    ],
    [
      'a time before its prev',
      'chain',
      async (network, bob) => {
        const [head] = await bob.store.heads(bob.device.device)
        return forge(network, bob, { time: head!.time })
      },
    ],
    [
      'a second founding',
      'found',
      async (network, bob) => {
        const op = { entity: toBase64Url(new Uint8Array(33)), kind: 0, body: random.bytes(90) }
        return forge(network, bob, { auth: '', ops: [op] })
      },
    ],
    [
      'a statement that is none',
      'statement',
      (network, bob) => {
        const op = { entity: toBase64Url(new Uint8Array(33)), kind: 0, body: new Uint8Array(90).fill(1) }
        return forge(network, bob, { ops: [op] })
      },
    ],
    ["Case 16: another device's client id", 'client', (network, bob, alice) => forge(network, bob, { as: alice })],
    [
      'an update that is none',
      'decode',
      (network, bob) => {
        return forge(network, bob, { ops: [{ entity: cardId(), kind: 1, body: new Uint8Array(30).fill(255) }] })
      },
    ],
    [
      'an update without its salt',
      'size',
      (network, bob) => {
        return forge(network, bob, { ops: [{ entity: cardId(), kind: 1, body: random.bytes(20) }] })
      },
    ],
    [
      'a changed body',
      'hash',
      async (network, bob) => {
        const bytes = await forge(network, bob, {})
        bytes[bytes.length - 3]! ^= 1
        return bytes
      },
    ],
    [
      'a signature of somebody else',
      'signature',
      async (network, bob) => {
        const bytes = await forge(network, bob, { ops: [{ entity: cardId(), kind: 9, body: random.bytes(16) }] })
        bytes[bytes.length - 17 - 1]! ^= 1
        return bytes
      },
    ],
  ])('P-COMMIT-4: %s closes the link, and nothing of the batch is stored', async (_, rule, make) => {
    const { network, alice, bob } = await board()
    const before = await allTables(alice.store)
    const bad = await make(network, bob, alice)
    const accepted = await alice.replica.accept([await forge(network, bob, {}), bad], 'bob')
    expect(accepted).toMatchObject({ fatal: rule, records: [] })
    expect(await allTables(alice.store)).toEqual(before)
    expect((await alice.replica.accept([await forge(network, bob, {})], 'bob')).records).toHaveLength(1)
  })

  test('P-COMMIT-4: what its grant does not allow is refused, not stored', async () => {
    const { network, alice, bob } = await board()
    const settings = toBase64Url(concatBytes(Uint8Array.of(1), new Uint8Array(32)))
    const accepted = await alice.replica.accept([await forge(network, bob, { entity: settings })], 'bob')
    expect(accepted).toMatchObject({ refused: [{ rule: 'formed' }], fatal: null, records: [] })
  })

  test('P-COMMIT-4: a stranger is refused', async () => {
    const { network, alice, bob } = await board()
    const mallory = { ...bob, device: await testDevice('mallory') }
    const bytes = await forge(network, mallory, { seq: 1, prev: [], as: mallory })
    expect(await alice.replica.accept([bytes], 'mallory')).toMatchObject({ refused: [{ rule: 'formed' }], records: [] })
  })
})

describe('devices and versions', () => {
  test('Case 5: a device restored from a backup grows two branches; both survive, and the next commit joins them', async () => {
    const { network, alice, bob, card } = await board()
    const backup = await bob.commits()
    await bob.run(updateCard, { id: card, values: { title: 'vor dem Unfall' } })
    await alice.take(bob)
    const restored = await network.reopen(bob, new MemoryStore())
    await restored.replica.accept(backup, 'backup')
    await restored.run(updateCard, { id: card, values: { due: '2026-12-24' } })
    await alice.take(restored)
    expect(await alice.rows('card')).toMatchObject([{ title: 'vor dem Unfall', due: '2026-12-24' }])
    expect(await alice.store.heads(bob.device.device)).toHaveLength(2)
    await restored.take(alice)
    await restored.run(updateCard, { id: card, values: { title: 'weiter' } })
    await alice.take(restored)
    expect(await alice.store.heads(bob.device.device)).toHaveLength(1)
    expect(await alice.rows('card')).toMatchObject([{ title: 'weiter', due: '2026-12-24' }])
  })

  test('P-COMMIT-3: a device whose clock once ran a year ahead still gets its work accepted', async () => {
    const { network, alice, bob, card } = await board()
    const right = network.clock.now()
    network.clock.advance(365 * 24 * 60 * MINUTE)
    await bob.run(updateCard, { id: card, values: { title: 'aus der Zukunft' } })
    network.clock.set(right)
    const later = await network.reopen(bob)
    await later.run(updateCard, { id: card, values: { due: '2026-12-24' } })
    const { refused, fatal } = await alice.replica.accept(await later.commits(), 'bob')
    expect({ refused: refused.map(({ rule }) => rule), fatal }).toEqual({ refused: ['time'], fatal: null })
    expect(await alice.rows('card')).toMatchObject([{ due: '2026-12-24' }])
  })

  test('P-COMMIT-3: a clock set right while the program runs: what is written from then on is accepted', async () => {
    const { network, alice, bob, card } = await board()
    const right = network.clock.now()
    network.clock.advance(365 * 24 * 60 * MINUTE)
    await bob.run(updateCard, { id: card, values: { title: 'aus der Zukunft' } })
    network.clock.set(right)
    await bob.run(updateCard, { id: card, values: { due: '2026-12-24' } })
    const { refused, fatal } = await alice.replica.accept(await bob.commits(), 'bob')
    expect({ refused: refused.map(({ rule }) => rule), fatal }).toEqual({ refused: ['time'], fatal: null })
    expect(await alice.rows('card')).toMatchObject([{ due: '2026-12-24' }])
  })

  test('P-COMMIT-4: what was written while the clock stood before the founding is accepted by the others', async () => {
    const { network, alice, bob, card } = await board()
    const right = network.clock.now()
    network.clock.set(Date.UTC(2000, 0, 1))
    const later = await network.reopen(bob)
    await later.run(updateCard, { id: card, values: { title: 'Salz' } })
    network.clock.set(right)
    await later.run(updateCard, { id: card, values: { due: '2026-12-24' } })
    await alice.take(later)
    expect(await alice.rows('card')).toMatchObject([{ title: 'Salz', due: '2026-12-24' }])
  })

  test('Case 27: unknown kinds, fields, entity types and ext are stored, forwarded and shown to nobody', async () => {
    const { network, alice, bob, card } = await board()
    const carol = await network.join('carol')
    const future: EntityId = toBase64Url(concatBytes(Uint8Array.of(200), random.bytes(32)))
    const fields = { title: 'Salz', mood: 'froh', 'moods/a': true, __proto__: 1 }
    const known = await forge(network, bob, { fields, ext: Uint8Array.of(1, 2, 3) })
    await alice.replica.accept([known], 'bob')
    await bob.replica.accept([known], 'bob')
    const newer = await forge(network, bob, { entity: future, fields })
    await bob.replica.accept([newer], 'bob')
    const kind = await forge(network, bob, { ops: [{ entity: card, kind: 77, body: random.bytes(500) }] })
    const accepted = await alice.replica.accept([newer, kind], 'bob')
    expect(accepted).toMatchObject({ refused: [], fatal: null })
    await carol.take(alice)
    for (const bytes of [known, newer, kind]) expect(await carol.commits()).toContainEqual(bytes)
    const rows = await carol.rows('card')
    expect(rows.map((row) => row.title).sort()).toEqual(['Brot', 'Salz'])
    expect(rows[0]).not.toHaveProperty('mood')
    expect(await allTables(carol.store)).toEqual(await allTables(alice.store))
  })

  test('P-DOC-6: values that do not fit their schema read as the default', async () => {
    const { network, alice, bob } = await board()
    const fields = {
      title: 5,
      due: 'gestern',
      done: 'ja',
      order: '',
      'labels/ok': true,
      'labels/': true,
      'labels/no': 1,
    }
    await alice.replica.accept([await forge(network, bob, { fields })], 'bob')
    const row = (await alice.rows('card')).find(({ title }) => title === '')
    expect(row).toMatchObject({ title: '', due: '', done: false, order: 'a0', labels: ['ok'] })
  })
})

describe('Case 26: storing', () => {
  test('Case 26: when the store fails, nothing has changed and the same commits are accepted later', async () => {
    const network = await testNetwork()
    const { founder: alice } = network
    const store = new MemoryStore()
    const bob = await network.join('bob', { store })
    await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
    const carol = await network.join('carol')
    const commits = await alice.commits()
    const before = await allTables(store)
    const write = store.write.bind(store)
    store.write = () => Promise.reject(new Error('disk full'))
    await expect(bob.replica.accept(commits, 'alice')).rejects.toThrow('disk full')
    await expect(bob.run(createDepartment, { values: { name: 'Bad' }, columns: [{ name: 'Offen' }] })).rejects.toThrow()
    expect(bob.replica.roster.standing(carol.me)).toEqual([])
    store.write = write
    expect(await allTables(store)).toEqual(before)
    await bob.take(alice)
    await bob.run(createDepartment, { values: { name: 'Garten' }, columns: [{ name: 'Offen' }] })
    await alice.take(bob)
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('rebuilding the rows gives the rows that were there', async () => {
    const { alice, bob, card } = await board()
    await bob.run(updateCard, { id: card, values: { title: 'Brot und Salz' } })
    await alice.take(bob)
    const before = await allTables(alice.store)
    await alice.store.write({ rows: [{ type: 'card', put: [], remove: [card] }] })
    await alice.replica.rebuildRows()
    expect(await allTables(alice.store)).toEqual(before)
  })

  test('callers at the same time do not get in each other’s way', async () => {
    const { alice, bob, card } = await board()
    const titles = Array.from({ length: 10 }, (_, n) => alice.run(updateCard, { id: card, values: { title: `t${n}` } }))
    await Promise.all([...titles, alice.replica.accept(await bob.commits(), 'bob')])
    expect(await alice.rows('card')).toMatchObject([{ title: 't9' }])
    expect(await alice.store.heads(alice.device.device)).toHaveLength(1)
  })
})
