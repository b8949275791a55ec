import { describe, expect, test } from 'vitest'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { Accepted } from '../../../shared/replica/accept.ts'
import { MemoryStore } from '../../../shared/replica/MemoryStore.ts'
import type { Batch } from '../../../shared/replica/ports.ts'
import { allTables, testNetwork } from '../../support/builders.ts'

/** Writes wait until they are let through, or are made to fail. Notes what the replica asks of it. */
class GatedStore extends MemoryStore {
  readonly asked: string[] = []
  readonly #waiting: { readonly through: () => void; readonly fail: () => void }[] = []
  #arrived = () => {}
  open = true

  override async write(batch: Batch): Promise<void> {
    if (!this.open)
      await new Promise<void>((through, reject) => {
        this.#waiting.push({ through, fail: () => reject(new Error('the disk is full')) })
        this.#arrived()
      })
    this.asked.push('write')
    await super.write(batch)
  }

  override known(...args: Parameters<MemoryStore['known']>) {
    this.asked.push('known')
    return super.known(...args)
  }

  override load(...args: Parameters<MemoryStore['load']>) {
    this.asked.push('load')
    return super.load(...args)
  }

  override touchingAny(...args: Parameters<MemoryStore['touchingAny']>) {
    this.asked.push('touchingAny')
    return super.touchingAny(...args)
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Resolves when a write has come and waits. */
  async arrived(): Promise<void> {
    while (this.#waiting.length === 0)
      await new Promise<void>((resolve) => {
        this.#arrived = resolve
      })
  }

  /** Lets the first waiting write through, or makes it fail. */
  async next(what: 'through' | 'fail' = 'through'): Promise<void> {
    await this.arrived()
    this.#waiting.shift()![what]()
  }
}

/** Alice wrote three cards and changed the first; bob's replica is fresh and its writes wait. */
const story = async () => {
  const network = await testNetwork()
  const { founder: alice } = network
  const { id: department, columns } = await alice.run(createDepartment, {
    values: { name: 'Küche' },
    columns: [{ name: 'Offen' }],
  })
  const card = (title: string) => alice.run(createCard, { department, column: columns[0], values: { title } })
  const { id } = await card('Brot')
  await card('Salz')
  await card('Mehl')
  await alice.run(updateCard, { id, values: { title: 'Brot!' } })
  const store = new GatedStore()
  const bob = await network.join('bob', { store })
  const all = await alice.store.load([...(await alice.store.days(false)).values()].flat())
  const commits = all.sort((a, b) => a.seq - b.seq).map((record) => record.bytes)
  store.open = false
  store.asked.length = 0
  /** Batches offered one after the other, without waiting. */
  const offer = (...batches: Uint8Array[][]) => batches.map((batch) => bob.replica.accept(batch, 'alice'))
  return { network, alice, bob, store, commits, offer }
}

/** Judged on top of one that was lost, or only afterwards: then it lacks what it stands on. */
const expectLost = (outcome: PromiseSettledResult<Accepted>) => {
  if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ message: 'the disk is full' })
  else
    expect(outcome.value).toMatchObject({
      records: [],
      refused: expect.arrayContaining([expect.objectContaining({ rule: 'prev' })]),
    })
}

describe('P-COMMIT-4: batches that follow one another', () => {
  test('the next one is ready when the one before is stored: a first sync asks the store for nothing', async () => {
    const { alice, bob, store, commits, offer } = await story()
    const [made, bread, salt, flour] = commits as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
    const results = offer([made], [bread], [salt], [flour])
    for (const _ of results) await store.next()
    for (const { fatal, refused } of await Promise.all(results))
      expect({ fatal, refused }).toEqual({ fatal: null, refused: [] })
    expect(store.asked).toEqual(['write', 'write', 'write', 'write'])
    await Promise.all([...offer([commits[4]!]), store.next()])
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('Case 26: when one is not stored, those after it are not either, and all can be offered again', async () => {
    const { alice, bob, store, commits, offer } = await story()
    const told: number[] = []
    bob.replica.onChange(({ records }) => told.push(records.length))
    const results = offer(commits.slice(0, 1), commits.slice(1, 2), commits.slice(2, 4))
    const outcomes = Promise.allSettled(results)
    await store.next()
    await store.next('fail')
    const [first, second, third] = await outcomes
    expect([first!.status, second!.status]).toEqual(['fulfilled', 'rejected'])
    expectLost(third!)
    expect(store.waiting).toBe(0)
    expect(await bob.rows('card')).toEqual([])
    expect((await store.days(false)).values().next().value).toHaveLength(1)
    expect(told).toEqual([1])

    const again = offer(commits.slice(1, 2), commits.slice(2))
    await store.next()
    await store.next()
    await Promise.all(again)
    expect(told).toEqual([1, 1, 3])
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('Case 26: the first one fails: a replica opened again still finds what came later', async () => {
    const { network, alice, bob, store, commits, offer } = await story()
    const outcomes = Promise.allSettled(offer(commits.slice(0, 2), commits.slice(2, 4)))
    await store.next('fail')
    for (const outcome of await outcomes) expectLost(outcome)
    await Promise.all([...offer(commits.slice(0, 4)), store.next()])
    store.open = true
    const later = await network.reopen(bob)
    await later.replica.accept(commits, 'alice')
    expect(await allTables(later.store)).toEqual(await allTables(alice.store))
  })

  test('P-DOC-1: an entity that two of them touch has both changes', async () => {
    const { alice, bob, store, commits, offer } = await story()
    const results = offer(commits.slice(0, 4), commits.slice(4))
    await store.next()
    await store.next()
    const [, second] = await Promise.all(results)
    expect(second!.existed.size).toBe(1)
    expect(await bob.rows('card')).toContainEqual(expect.objectContaining({ title: 'Brot!' }))
    expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
  })

  test('what comes twice is stored once, and nothing is called stored before it is', async () => {
    const { store, commits, offer } = await story()
    const [first, same] = offer(commits, commits)
    let done = false
    const counted = same!.then((accepted) => {
      done = true
      return accepted
    })
    await store.arrived()
    expect(done).toBe(false)
    await store.next()
    expect((await first!).records).toHaveLength(commits.length)
    expect(await counted).toMatchObject({ records: [], known: commits.length, fatal: null })
  })

  test('a command waits for what is on its way into the store', async () => {
    const { alice, bob, store, commits, offer } = await story()
    const results = offer(commits)
    const bread = (await alice.rows('card')).find(({ title }) => title === 'Brot!')!
    await store.arrived()
    const changed = bob.run(updateCard, { id: bread.id, values: { due: '2026-12-01' } })
    await store.next()
    await store.next()
    await Promise.all([...results, changed])
    expect(await store.get('card', bread.id)).toMatchObject({ title: 'Brot!', due: '2026-12-01' })
  })

  test('Case 1, case 26: whatever is cut, joined and lost on the way, offering again ends in the same rows', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(`staged ${seed}`)
      const { alice, bob, store, commits } = await story()
      for (let offers = 0; (await store.days(false)).size === 0 || offers < 30; offers++) {
        const batches: Uint8Array[][] = []
        for (let at = 0; at < commits.length; ) {
          const size = 1 + random.int(3)
          batches.push(commits.slice(at, at + size))
          at += size - random.int(2)
          if (size === 1) at = Math.max(at, batches.flat().length)
        }
        let open = true
        const outcomes = Promise.allSettled(batches.map((batch) => bob.replica.accept(batch, 'alice'))).then(() => {
          open = false
        })
        while (open) {
          await Promise.race([store.arrived(), outcomes])
          if (store.waiting > 0) await store.next(random.int(4) === 0 ? 'fail' : 'through')
        }
      }
      store.open = true
      await bob.take(alice)
      expect(await allTables(bob.store), `seed ${seed}`).toEqual(await allTables(alice.store))
      expect(await bob.commits()).toEqual(await alice.commits())
    }
  })
})
