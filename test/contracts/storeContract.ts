import { afterEach, describe, expect, test } from 'vitest'
import { toBase64Url } from '../../shared/lib/bytes.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import type { CardRow } from '../../shared/model/card.ts'
import type { MemberRow } from '../../shared/model/member.ts'
import type { Batch, CommitRecord, Store } from '../../shared/replica/ports.ts'
import { rowOf } from '../support/rows.ts'

const random = seededRandom('store contract')
const id = (bytes = 32) => toBase64Url(random.bytes(bytes))
const entityId = () => id(33)
const device = id()

const commit = (over: Partial<CommitRecord> = {}): CommitRecord => ({
  id: id(),
  device,
  seq: 1,
  time: 20_000 * 86_400_000 * 1024,
  day: 20_000,
  prev: [],
  auth: id(),
  roster: false,
  entities: [entityId()],
  bytes: random.bytes(40),
  ...over,
})

const member = (nameKey: string): MemberRow => rowOf('member', entityId(), { name: nameKey, nameKey })
const card = (over: Partial<CardRow> = {}): CardRow => rowOf('card', entityId(), { title: 'Brot', ...over })

const putMembers = (put: readonly MemberRow[]): Batch => ({ rows: [{ type: 'member', put, remove: [] }] })
const putCards = (put: readonly CardRow[]): Batch => ({ rows: [{ type: 'card', put, remove: [] }] })
const names = (rows: readonly MemberRow[]) => rows.map((row) => row.nameKey)
const ids = (records: readonly { readonly id: string }[]) => records.map((record) => record.id).sort()

/**
 * What every store must do (`Store` in shared/replica/ports.ts). `open` gives the store of that name; the same name again, after
 * `close`, gives what was left there.
 */
export const storeContract = (name: string, open: (database: string) => Promise<Store>): void => {
  const opened: Store[] = []
  const openStore = async (database = `contract-${id(9)}`): Promise<Store> => {
    const store = await open(database)
    opened.push(store)
    return store
  }
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close().catch(() => {})
  })

  describe(`${name}: commits`, () => {
    test('what was written is loaded with the bytes as they were, in the order asked, missing ones left out', async () => {
      const store = await openStore()
      const [a, b] = [commit(), commit({ prev: [id(), id()], roster: true, entities: [] })]
      await store.write({ commits: [a, b] })
      expect(await store.load([b.id, id(), a.id])).toEqual([b, a])
      expect(await store.known([a.id, id(), b.id])).toEqual(new Set([a.id, b.id]))
    })

    test('writing a commit again changes nothing', async () => {
      const store = await openStore()
      const first = commit()
      await store.write({ commits: [first] })
      await store.write({ commits: [{ ...first, bytes: random.bytes(40) }, commit()] })
      expect(await store.load([first.id])).toEqual([first])
      expect(await store.touching(first.entities[0]!)).toHaveLength(1)
    })

    test('P-ERASE: a stored commit is replaced by its other form and found as before; one that is not stored stays away', async () => {
      const database = `contract-${id(9)}`
      const store = await openStore(database)
      const [kept, other, absent] = [commit(), commit({ device: id() }), commit()]
      await store.write({ commits: [kept, other] })
      const emptied = { ...kept, bytes: kept.bytes.slice(0, 10) }
      await store.write({ replaced: [emptied, absent] })
      for (const open of [async () => store, () => store.close().then(() => openStore(database))]) {
        const reader = await open()
        expect(await reader.load([kept.id, other.id, absent.id])).toEqual([emptied, other])
        expect(await reader.touching(kept.entities[0]!)).toEqual([emptied])
        expect((await reader.heads(device)).map((head) => head.id)).toEqual([kept.id])
        expect((await reader.days(false)).get(kept.day)?.sort()).toEqual(ids([kept, other]))
      }
    })

    test('Case 26: a write that fails has replaced nothing', async () => {
      const store = await openStore()
      const kept = commit()
      await store.write({ commits: [kept] })
      const replaced = [{ ...kept, bytes: new Uint8Array(3) }]
      await expect(store.write({ replaced, local: [['bad', () => 1]] })).rejects.toThrow()
      expect(await store.load([kept.id])).toEqual([kept])
    })

    test('commits are found by every entity they touch, each once', async () => {
      const store = await openStore()
      const [x, y, z] = [entityId(), entityId(), entityId()]
      const [xy, y1, z1] = [commit({ entities: [x, y] }), commit({ entities: [y] }), commit({ entities: [z] })]
      await store.write({ commits: [xy, y1] })
      await store.write({ commits: [z1] })
      expect(ids(await store.touching(y))).toEqual(ids([xy, y1]))
      expect(ids(await store.touchingAny([x, y, entityId()]))).toEqual(ids([xy, y1]))
      expect(await store.touchingAny([])).toEqual([])
      expect(await store.touching(entityId())).toEqual([])
    })

    test('a thousand entities are looked up at once', async () => {
      const store = await openStore()
      const commits = Array.from({ length: 100 }, () => commit({ entities: Array.from({ length: 20 }, entityId) }))
      await store.write({ commits })
      const half = commits.slice(0, 50)
      expect(ids(await store.touchingAny(half.flatMap((record) => record.entities)))).toEqual(ids(half))
    })

    test('what hundreds of devices made is written together with its rows', async () => {
      const store = await openStore()
      const commits = Array.from({ length: 600 }, () => commit({ device: id() }))
      const put = Array.from({ length: 100 }, (_, i) => member(`m${String(i).padStart(3, '0')}`))
      await store.write({ commits, ...putMembers(put) })
      expect(await store.count('member')).toBe(100)
      for (const one of commits.slice(-3)) expect(ids(await store.heads(one.device))).toEqual([one.id])
    })

    test('statements, heads and days are kept apart', async () => {
      const store = await openStore()
      const first = commit({ roster: true, entities: [] })
      const left = commit({ prev: [first.id], seq: 2, day: 20_001 })
      const right = commit({ prev: [first.id], seq: 2 })
      const merged = commit({ prev: [left.id, right.id].sort(), seq: 3, day: 20_001 })
      const foreign = commit({ device: id(), prev: [] })
      await store.write({ commits: [first, left, right, foreign] })
      expect(ids(await store.heads(device))).toEqual(ids([left, right]))
      await store.write({ commits: [merged] })
      expect(ids(await store.heads(device))).toEqual([merged.id])
      expect(await store.heads(id())).toEqual([])
      expect(ids(await store.statements())).toEqual([first.id])
      expect(await store.days(true)).toEqual(new Map([[20_000, [first.id]]]))
      const days = await store.days(false)
      expect([...days.keys()].sort()).toEqual([20_000, 20_001])
      expect([...days.get(20_001)!].sort()).toEqual(ids([left, merged]))
      expect([...days.get(20_000)!].sort()).toEqual(ids([right, foreign]))
    })

    test('P-SYNC-3: the ids of a day come in the order of their times, however they were written', async () => {
      const store = await openStore()
      const midnight = 20_000 * 86_400_000 * 1024
      const commits = Array.from({ length: 30 }, (_, i) => commit({ device: id(), time: midnight + ((i * 7) % 10) }))
      await store.write({ commits: commits.slice(20) })
      await store.write({ commits: commits.slice(0, 20) })
      const inOrder = [...commits].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
      expect((await store.days(false)).get(20_000)).toEqual(inOrder.map((one) => one.id))
    })

    test('large commits come back with the bytes as they were, whatever form they are kept in', async () => {
      const store = await openStore()
      const wordy = new TextEncoder().encode('a field and what it says '.repeat(2_000))
      const large = commit({ bytes: wordy })
      const noise = commit({ bytes: random.bytes(60_000), prev: [large.id], seq: 2 })
      await store.write({ commits: [large, noise] })
      const shorter = { ...large, bytes: wordy.slice(0, 30_000) }
      expect(await store.load([large.id, noise.id])).toEqual([large, noise])
      expect(await store.heads(device)).toEqual([noise])
      await store.write({ replaced: [shorter] })
      expect(await store.touching(large.entities[0]!)).toEqual([shorter])
      expect(await store.byDevices([device])).toHaveLength(2)
      const seen: CommitRecord[] = []
      await store.scan((page) => void seen.push(...page))
      expect(seen.find((one) => one.id === large.id)).toEqual(shorter)
    })

    test('commits are found by the devices that made them', async () => {
      const store = await openStore()
      const [phone, tablet] = [id(), id()]
      const first = commit({ device: phone })
      const second = commit({ device: phone, prev: [first.id], seq: 2, roster: true, entities: [] })
      const other = commit({ device: tablet })
      await store.write({ commits: [first, second, other, commit()] })
      expect(ids(await store.byDevices([phone]))).toEqual(ids([first, second]))
      expect(ids(await store.byDevices([phone, tablet, phone, id()]))).toEqual(ids([first, second, other]))
      expect(await store.byDevices([])).toEqual([])
    })

    test('a scan visits every commit once, in ascending order of id, and waits for its visitor', async () => {
      const store = await openStore()
      const commits = Array.from({ length: 450 }, () => commit())
      await store.write({ commits })
      const seen: string[] = []
      let visiting = false
      await store.scan(async (page) => {
        expect(visiting).toBe(false)
        visiting = true
        await Promise.resolve()
        seen.push(...page.map((record) => record.id))
        visiting = false
      })
      expect(seen).toEqual(ids(commits))
    })

    test('a scan of an empty store ends', async () => {
      const store = await openStore()
      await store.scan(() => expect.unreachable())
      expect(await store.days(false)).toEqual(new Map())
    })
  })

  describe(`${name}: rows`, () => {
    test('are read one by one, many in the order asked, and counted', async () => {
      const store = await openStore()
      const [ada, bea] = [member('ada'), member('bea')]
      await store.write(putMembers([ada, bea]))
      expect(await store.get('member', ada.id)).toEqual(ada)
      expect(await store.get('member', entityId())).toBe(undefined)
      expect(await store.many('member', [bea.id, entityId(), ada.id])).toEqual([bea, undefined, ada])
      expect(await store.count('member')).toBe(2)
      expect(await store.count('card')).toBe(0)
    })

    test('an index gives them in its order, then by id; ranges include their start and exclude their end', async () => {
      const store = await openStore()
      const people = ['dora', 'ada', 'carl', 'bea', 'ada'].map((key) => member(key))
      await store.write(putMembers(people))
      const all = await store.find('member', 'nameKey')
      expect(names(all)).toEqual(['ada', 'ada', 'bea', 'carl', 'dora'])
      expect(all[0]!.id < all[1]!.id).toBe(true)
      expect(names(await store.find('member', 'nameKey', { from: 'ada', below: 'carl' }))).toEqual([
        'ada',
        'ada',
        'bea',
      ])
      expect(names(await store.find('member', 'nameKey', { from: 'carl' }))).toEqual(['carl', 'dora'])
      expect(names(await store.find('member', 'nameKey', { below: 'bea' }))).toEqual(['ada', 'ada'])
      expect(names(await store.find('member', 'nameKey', { equals: 'bea' }))).toEqual(['bea'])
      expect(await store.count('member', 'nameKey', { equals: 'ada' })).toBe(2)
      expect(await store.keys('member', 'id')).toEqual(ids(people))
    })

    test('pages: offset, limit and reverse', async () => {
      const store = await openStore()
      await store.write(putMembers(['a', 'b', 'c', 'd', 'e'].map((key) => member(key))))
      expect(names(await store.find('member', 'nameKey', undefined, { offset: 1, limit: 2 }))).toEqual(['b', 'c'])
      expect(names(await store.find('member', 'nameKey', undefined, { reverse: true, limit: 2 }))).toEqual(['e', 'd'])
      const rest = await store.find('member', 'nameKey', { from: 'b' }, { reverse: true, offset: 1 })
      expect(names(rest)).toEqual(['d', 'c', 'b'])
      const keys = await store.keys('member', 'nameKey', { from: 'b' }, { reverse: true, offset: 1 })
      expect(keys).toEqual(rest.map((row) => row.id))
      expect(await store.find('member', 'nameKey', undefined, { limit: 0 })).toEqual([])
    })

    test('a multi-entry index finds a row by each of its elements', async () => {
      const store = await openStore()
      const [ada, bea] = [entityId(), entityId()]
      const [both, one, none] = [card({ workers: [ada, bea] }), card({ workers: [bea] }), card()]
      await store.write(putCards([both, one, none]))
      expect(ids(await store.find('card', 'workers', { equals: bea }))).toEqual(ids([both, one]))
      expect(await store.keys('card', 'workers', { equals: ada })).toEqual([both.id])
      expect(await store.count('card', 'workers', { equals: entityId() })).toBe(0)
    })

    test('putting replaces, indexes follow; removing what is not there is nothing', async () => {
      const store = await openStore()
      const [ada, bea] = [member('ada'), member('bea')]
      await store.write(putMembers([ada, bea]))
      await store.write({
        rows: [{ type: 'member', put: [{ ...ada, nameKey: 'zoe' }], remove: [bea.id, entityId()] }],
      })
      expect(names(await store.find('member', 'nameKey'))).toEqual(['zoe'])
      expect(await store.count('member', 'nameKey', { equals: 'ada' })).toBe(0)
    })

    test('replaceRows drops every row that is not among the new ones, and no commit', async () => {
      const store = await openStore()
      const kept = commit()
      const [ada, bea] = [member('ada'), member('bea')]
      await store.write({ ...putMembers([ada]), commits: [kept], local: [['a', 1]] })
      await store.write(putCards([card()]))
      await store.replaceRows([{ type: 'member', put: [bea], remove: [] }])
      expect(names(await store.find('member', 'nameKey'))).toEqual(['bea'])
      expect(await store.count('card')).toBe(0)
      expect(await store.known([kept.id])).toEqual(new Set([kept.id]))
      expect(await store.local('a')).toBe(1)
    })
  })

  describe(`${name}: local values`, () => {
    test('are kept as they were, replaced, and deleted by undefined', async () => {
      const store = await openStore()
      const value = { at: 5, list: ['ä'], bytes: Uint8Array.of(1, 2) }
      await store.write({
        local: [
          ['one', value],
          ['two', 0],
        ],
      })
      expect(await store.local('one')).toEqual(value)
      await store.write({
        local: [
          ['one', undefined],
          ['two', false],
        ],
      })
      expect(await store.local('one')).toBe(undefined)
      expect(await store.local('two')).toBe(false)
    })
  })

  describe(`${name}: what survives`, () => {
    test('Case 26: a write that fails leaves nothing of itself, and the next one works', async () => {
      const store = await openStore()
      const [before, lost, after] = [commit(), commit(), commit()]
      await store.write({ commits: [before] })
      // A function cannot be stored: the write fails after the store has begun to take it apart.
      const poison = { commits: [lost], ...putMembers([member('ada')]), local: [['bad', () => 1]] as const }
      await expect(store.write(poison)).rejects.toThrow()
      expect(await store.known([before.id, lost.id])).toEqual(new Set([before.id]))
      expect(await store.touching(lost.entities[0]!)).toEqual([])
      expect(await store.count('member')).toBe(0)
      await store.write({ commits: [after] })
      expect(await store.known([after.id])).toEqual(new Set([after.id]))
    })

    test('everything is there after closing and opening again', async () => {
      const database = `contract-${id(9)}`
      const store = await openStore(database)
      const [kept, ada] = [commit(), member('ada')]
      await store.write({ commits: [kept], ...putMembers([ada]), local: [['a', 1]] })
      await store.close()
      const again = await openStore(database)
      expect(await again.load([kept.id])).toEqual([kept])
      expect(await again.touching(kept.entities[0]!)).toEqual([kept])
      expect(await again.find('member', 'nameKey')).toEqual([ada])
      expect(await again.local('a')).toBe(1)
    })

    test('two names are two stores', async () => {
      const [one, other] = [await openStore(), await openStore()]
      await one.write({ commits: [commit()], ...putMembers([member('ada')]) })
      expect(await other.count('member')).toBe(0)
      expect(await other.days(false)).toEqual(new Map())
    })

    test('writes apply in the order of the calls, without being awaited', async () => {
      const store = await openStore()
      const ada = member('ada')
      const writes = Array.from({ length: 20 }, (_, n) => store.write(putMembers([{ ...ada, role: String(n) }])))
      await Promise.all(writes)
      expect((await store.get('member', ada.id))!.role).toBe('19')
    })

    test('a closed store refuses', async () => {
      const store = await openStore()
      await store.close()
      await expect(store.write({ commits: [commit()] })).rejects.toThrow()
    })
  })
}
