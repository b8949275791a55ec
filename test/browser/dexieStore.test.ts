import Dexie from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import { DexieRows } from '../../renderer/store/DexieRows.ts'
import { currentTables, releases, sumOfReleases } from '../../renderer/store/schema.ts'
import { StoreError, storeProblem } from '../../renderer/store/storeError.ts'
import { databaseName, VmesteDb } from '../../renderer/store/VmesteDb.ts'
import { DexieStore } from '../../renderer/worker/DexieStore.ts'
import { entities } from '../../shared/model/entities.ts'
import type { Batch, CommitRecord } from '../../shared/replica/ports.ts'
import { storeContract } from '../contracts/storeContract.ts'
import { dumpOf } from './support/dump.ts'
import { eventually } from './support/eventually.ts'
import { failAt } from './support/failAt.ts'
import { commitRecord, memberRow, seeded } from './support/rows.ts'

storeContract('DexieStore', (database) => DexieStore.open(database))

const key = 'dexie-store'
const stores: DexieStore[] = []
const open = async () => {
  const store = await DexieStore.open(key)
  stores.push(store)
  return store
}

afterEach(async () => {
  vi.restoreAllMocks()
  for (const store of stores.splice(0)) await store.close()
  await DexieStore.destroy(key)
})

const dump = () => dumpOf(key)

const batchOf = (seed: number, people: number): Batch & { commits: CommitRecord[] } => {
  const random = seeded(seed)
  const rows = Array.from({ length: people }, (_, i) => memberRow(random, i))
  return {
    commits: [
      commitRecord(random, { entities: rows.map((row) => row.id) }),
      commitRecord(random, { roster: true, device: 'bob' }),
    ],
    rows: [{ type: 'member', put: rows, remove: [] }],
    local: [['receipt/1', { seed }]],
  }
}

test('Case 26: a write that breaks off at any IndexedDB request leaves nothing of itself, and what was acknowledged before stays', async () => {
  const store = await open()
  await store.write(batchOf(1, 3))
  const before = await dump()
  const second = batchOf(2, 3)
  let steps = 0
  for (let n = 1; ; n++) {
    const requests = failAt(n)
    const outcome = await store.write(second).then(
      () => 'written',
      (error: unknown) => error,
    )
    vi.restoreAllMocks()
    if (requests() < n) {
      expect(outcome).toBe('written')
      break
    }
    steps++
    expect(outcome).toBeInstanceOf(StoreError)
    expect(await dump()).toEqual(before)
  }
  // Two commits, two devices' heads, three rows, one local value: each was a step to break at.
  expect(steps).toBe(8)
  expect((await store.load(second.commits.map((c) => c.id))).length).toBe(2)
  expect(await store.count('member')).toBe(6)
})

test('Case 26: a write of so many rows that they are handed over in pieces is whole or not there', async () => {
  const store = await open()
  await store.write(batchOf(1, 3))
  const before = await dump()
  const second = batchOf(2, 700)
  // Commits, their entities and heads come first; then rows: the last that Dexie puts, the first that follow, the seams, the last.
  for (const n of [1, 3, 6, 55, 56, 57, 305, 306, 307, 555, 556, 704, 705]) {
    failAt(n)
    await expect(store.write(second)).rejects.toThrow(StoreError)
    vi.restoreAllMocks()
    expect(await dump(), `request ${n}`).toEqual(before)
  }
  await store.write(second)
  expect(await store.count('member')).toBe(703)
  expect(await store.touchingAny([second.rows![0]!.put[699]!.id])).toEqual([second.commits[0]])
})

test('a row that cannot be stored in the middle of many: nothing of the write is there', async () => {
  const store = await open()
  const batch = batchOf(1, 400)
  const rows = batch.rows![0]!.put.map((row, i) => (i === 350 ? { ...row, note: () => {} } : row)) as never[]
  await expect(store.write({ ...batch, rows: [{ type: 'member', put: rows, remove: [] }] })).rejects.toThrow(StoreError)
  expect(await store.count('member')).toBe(0)
  expect(await store.touching(batch.rows![0]!.put[0]!.id)).toEqual([])
  await store.write(batch)
  expect(await store.count('member')).toBe(400)
})

test('commits of many entities are found by each of them: as stored before there was a table for them, now, and after opening again', async () => {
  const random = seeded(5)
  const old = commitRecord(random, { entities: Array.from({ length: 30 }, (_, i) => memberRow(random, i).id) })
  const shared = old.entities[7]!
  const before = new VmesteDb(key, { releases: releases.slice(0, 2) })
  await before.commits.put({ ...old, slot: old.day })
  before.close()
  const store = await open()
  expect(await store.touching(shared)).toEqual([old])
  const wide = commitRecord(random, { entities: [shared, ...batchOf(6, 40).commits[0]!.entities] })
  const narrow = commitRecord(random, { entities: [shared] })
  await store.write({ commits: [wide, narrow] })
  const all = [old, wide, narrow].sort((a, b) => (a.id < b.id ? -1 : 1))
  const byId = (records: readonly CommitRecord[]) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const asked of [store, await open()]) {
    expect(byId(await asked.touching(shared))).toEqual(all)
    expect(byId(await asked.touchingAny([shared, wide.entities[9]!]))).toEqual(all)
    expect(await asked.touching(wide.entities[9]!)).toEqual([wide])
    expect(await asked.load([wide.id])).toEqual([wide])
  }
  const emptied = { ...old, bytes: new Uint8Array(3) }
  await store.write({ replaced: [emptied] })
  expect(await store.touching(old.entities[3]!)).toEqual([emptied])
})

test('Case 26: rebuilding rows that breaks off at any request leaves the rows that were there', async () => {
  const store = await open()
  await store.write(batchOf(1, 3))
  const before = await dump()
  const tables = Object.keys(entities).length
  for (let n = 1; n <= tables + 3; n++) {
    failAt(n)
    await expect(store.replaceRows(batchOf(5, 3).rows!)).rejects.toThrow(StoreError)
    vi.restoreAllMocks()
    expect(await dump()).toEqual(before)
  }
})

test('P-ERASE-3: a commit that lost its bodies takes up that much less on the disk, and nothing else lies there of them', async () => {
  const store = await open()
  const random = seeded(9)
  const [big, small] = [commitRecord(random, { bytesLength: 500_000 }), commitRecord(random)]
  await store.write({ commits: [big, small] })
  await store.write({ replaced: [{ ...big, bytes: new Uint8Array(200) }] })
  const raw = (await dump()).commits as { readonly id: string; readonly bytes: Uint8Array }[]
  const record = raw.find(({ id }) => id === big.id)!
  expect([record.bytes.byteLength, record.bytes.buffer.byteLength]).toEqual([200, 200])
  expect(raw).toHaveLength(2)
})

test('Case 26: forgetting bodies that breaks off at any request leaves all of them', async () => {
  const store = await open()
  const { commits } = batchOf(4, 3)
  await store.write({ commits })
  const before = await dump()
  for (let n = 1; n <= commits.length; n++) {
    failAt(n)
    const replaced = commits.map((commit) => ({ ...commit, bytes: new Uint8Array(5) }))
    await expect(store.write({ replaced })).rejects.toThrow(StoreError)
    vi.restoreAllMocks()
    expect(await dump()).toEqual(before)
  }
})

test('Case 26: a worker killed in the middle of writing leaves whole batches only, every acknowledged one among them', async () => {
  let next = 0
  for (const patience of [0, 1, 2, 3, 5, 8]) {
    const worker = new Worker(new URL('./store/kill.worker.ts', import.meta.url), { type: 'module' })
    let acknowledged = next - 1
    let begun = next - 1
    await new Promise<void>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<{ begun?: number; acknowledged?: number }>) => {
        if (data.begun !== undefined) begun = data.begun
        if (data.acknowledged !== undefined) acknowledged = data.acknowledged
        // A batch has begun and its requests are under way: end it here, a few of its milliseconds in.
        if (data.begun === undefined || begun < next + 4) return
        const until = performance.now() + patience
        while (performance.now() < until);
        resolve()
      }
      worker.postMessage({ key, from: next })
    })
    worker.terminate()
    const store = await DexieStore.open(key)
    const last = ((await store.local<number>('last')) ?? -1) as number
    expect(last).toBeGreaterThanOrEqual(acknowledged)
    expect(await store.count('member')).toBe((last + 1) * 30)
    const ids = Array.from({ length: last + 2 }, (_, n) => `commit-${n}`)
    expect(await store.known(ids)).toEqual(new Set(ids.slice(0, last + 1)))
    expect((await store.heads('alice')).map((c) => c.id)).toEqual([`commit-${last}`])
    await store.close()
    next = last + 1
  }
})

test('a live query in another connection redraws when a row it saw changes', async () => {
  const store = await open()
  const [row] = batchOf(1, 1).rows![0]!.put
  await store.write({ rows: [{ type: 'member', put: [row!], remove: [] }] })
  const rows = new DexieRows(new VmesteDb(key))
  const seen: (number | undefined)[] = []
  const subscription = Dexie.liveQuery(async () => (await rows.get('member', row!.id))?.updatedAt).subscribe((at) =>
    seen.push(at),
  )
  await eventually(() => expect(seen.length).toBeGreaterThan(0))
  await store.write({ rows: [{ type: 'member', put: [{ ...row!, updatedAt: 42 }], remove: [] }] })
  await eventually(() => expect(seen.at(-1)).toBe(42))
  const many = batchOf(2, 300).rows![0]!.put
  await store.write({ rows: [{ type: 'member', put: [...many, { ...row!, updatedAt: 43 }], remove: [] }] })
  await eventually(() => expect(seen.at(-1)).toBe(43))
  subscription.unsubscribe()
  rows.db.close()
})

test('a long list of keys is the same whichever way it is read, and a live query of it follows what comes, moves and goes', async () => {
  const store = await open()
  const rows = batchOf(2, 1200).rows![0]!.put as readonly {
    readonly id: string
    readonly nameKey: string
    readonly updatedAt: number
  }[]
  await store.write({ rows: [{ type: 'member', put: rows as never, remove: [] }] })
  const sorted = [...rows].sort((a, b) => (a.nameKey < b.nameKey || (a.nameKey === b.nameKey && a.id < b.id) ? -1 : 1))
  const ids = sorted.map(({ id }) => id)
  const [low, high] = [sorted[200]!.nameKey, sorted[1000]!.nameKey]
  const within = sorted.filter(({ nameKey }) => nameKey >= low && nameKey < high).map(({ id }) => id)
  expect(await store.keys('member', 'nameKey')).toEqual(ids)
  expect(await store.keys('member', 'nameKey', {}, { reverse: true, offset: 3 })).toEqual(ids.toReversed().slice(3))
  expect(await store.keys('member', 'nameKey', { from: low, below: high })).toEqual(within)
  expect(await store.keys('member', 'nameKey', { from: low })).toEqual(
    sorted.filter(({ nameKey }) => nameKey >= low).map(({ id }) => id),
  )
  expect(await store.keys('member', 'nameKey', { below: high })).toEqual(
    sorted.filter(({ nameKey }) => nameKey < high).map(({ id }) => id),
  )
  expect(await store.keys('member', 'nameKey', { from: high, below: low })).toEqual([])

  const reader = new DexieRows(new VmesteDb(key))
  let seen: readonly string[] = []
  const subscription = Dexie.liveQuery(() => reader.keys('member', 'nameKey')).subscribe((keys) => {
    seen = keys
  })
  await eventually(() => expect(seen).toEqual(ids))
  await store.write({ rows: [{ type: 'member', put: [], remove: [ids[600]!] }] })
  await eventually(() => expect(seen).not.toContain(ids[600]))
  await store.write({ rows: [{ type: 'member', put: [{ ...sorted[5]!, nameKey: 'яяя' } as never], remove: [] }] })
  await eventually(() => expect(seen.at(-1)).toBe(ids[5]))
  await store.write({ rows: [{ type: 'member', put: [sorted[600] as never], remove: [] }] })
  await eventually(() => expect(seen).toContain(ids[600]))
  expect(seen).toHaveLength(1200)
  subscription.unsubscribe()
  reader.db.close()
})

test('commits that came twice, forked or out of order leave the right heads', async () => {
  const store = await open()
  const random = seeded(3)
  const make = (id: string, seq: number, prev: string[]) => commitRecord(random, { id, seq, prev })
  const one = make('one', 1, [])
  const left = make('left', 2, ['one'])
  const right = make('right', 2, ['one'])
  const joined = make('joined', 3, ['left', 'right'])
  await store.write({ commits: [left] })
  await store.write({ commits: [one, right] })
  await store.write({ commits: [left, one] })
  expect((await store.heads('alice')).map((c) => c.id).sort()).toEqual(['left', 'right'])
  await store.write({ commits: [joined] })
  expect((await store.heads('alice')).map((c) => c.id)).toEqual(['joined'])
})

test('asking about many entities at once finds exactly the commits that touch one of them', async () => {
  const store = await open()
  const batches = [batchOf(1, 50), batchOf(2, 50)]
  await store.write(batches[0]!)
  const strangers = Array.from({ length: 1500 }, (_, i) => memberRow(seeded(99 + i), i).id)
  expect(await store.touchingAny(strangers)).toEqual([])
  await store.write(batches[1]!)
  const asked = [...strangers, batches[0]!.rows![0]!.put[7]!.id, batches[1]!.rows![0]!.put[8]!.id]
  const found = await store.touchingAny(asked)
  expect(found.map((c) => c.id).sort()).toEqual(batches.map((b) => b.commits[0]!.id).sort())
})

test('the releases add up to what the entities declare: a new entity type or index needs a new release', () => {
  expect(sumOfReleases(releases)).toEqual(currentTables)
})

test('an older database is upgraded in place, and a newer one is reported instead of damaged', async () => {
  const { events: _events, ...old } = releases[0]!
  const first = new VmesteDb(key, { releases: [{ ...old, members: 'id' }] })
  const row = memberRow(seeded(1), 1)
  await first.table('members').put(row)
  first.close()
  const second = await DexieStore.open(key, {
    releases: [
      { ...old, members: 'id' },
      { members: 'id, nameKey, updatedAt', events: releases[0]!.events! },
    ],
  })
  expect(await second.find('member', 'nameKey', { equals: row.nameKey })).toEqual([row])
  expect(await second.count('event', 'startAt')).toBe(0)
  await second.close()
  const native = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(databaseName(key), 990)
    request.onsuccess = () => resolve(request.result)
  })
  native.close()
  await expect(DexieStore.open(key)).rejects.toMatchObject({ problem: { code: 'store.newer' } })
})

test('a newer version of the app takes over: the open store steps aside and says that it is closed', async () => {
  const store = await open()
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(databaseName(key), 990)
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
    request.onblocked = () => reject(new Error('blocked'))
  })
  await expect(store.write(batchOf(1, 1))).rejects.toMatchObject({ problem: { code: 'store.closed' } })
})

test('a full disk is named, whether the browser says it directly or as the reason of an abort', () => {
  const quota = new DOMException('full', 'QuotaExceededError')
  expect(storeProblem(quota)).toEqual({ code: 'store.full' })
  expect(storeProblem(new Dexie.AbortError('aborted', quota))).toEqual({ code: 'store.full' })
  expect(storeProblem(new Dexie.OpenFailedError('no', new DOMException('', 'VersionError')))).toEqual({
    code: 'store.newer',
  })
  expect(storeProblem(new TypeError('x'))).toEqual({ code: 'store.failed', params: { name: 'TypeError' } })
})
