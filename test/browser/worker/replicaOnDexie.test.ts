import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { commands } from '../../../shared/commands/registry.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import { GRACE_MS } from '../../../shared/replica/erased.ts'
import { foundCommit } from '../../../shared/replica/found.ts'
import { Replica } from '../../../shared/replica/Replica.ts'
import { createDeviceKeys, type DeviceKeys, signerOf } from '../../../shared/roster/keys.ts'
import { dumpOf } from '../support/dump.ts'
import { failAt } from '../support/failAt.ts'

const key = 'replica-on-dexie'
let keys: DeviceKeys
let net: string
let open: Replica[] = []

const start = async (now: () => number = Date.now): Promise<Replica> => {
  const store = await DexieStore.open(key)
  const options = {
    store,
    net,
    signer: signerOf(keys),
    member: keys.device as string,
    now,
    random: cryptoRandom,
  }
  const replica = await Replica.open(options)
  open.push(replica)
  return replica
}
const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

beforeEach(async () => {
  keys = await createDeviceKeys()
  const founding = { signer: signerOf(keys), kx: keys.kx, name: 'Alice', now: Date.now(), random: cryptoRandom }
  const found = await foundCommit(founding)
  net = found.id as string
  const alice = await start()
  await alice.accept([found.bytes], 'local')
  must(await alice.run(commands.foundNetwork, { name: 'Teestube', me: { name: 'Alice' } }))
})

afterEach(async () => {
  vi.restoreAllMocks()
  for (const replica of open) await replica.close().catch(() => {})
  open = []
  await DexieStore.destroy(key)
})

const plan = async (alice: Replica) => {
  const department = must(
    await alice.run(commands.createDepartment, {
      values: { name: 'Design' },
      columns: [{ name: 'To do' }, { name: 'Done' }],
    }),
  ).value
  return must(await alice.run(commands.createCard, { department: department.id, values: { title: 'Poster' } })).value.id
}

test('Case 26: a command that breaks off at any IndexedDB request changes nothing, and the next one works', async () => {
  const alice = open[0]!
  const card = await plan(alice)
  const before = await dumpOf(key)
  const rename = () => alice.run(commands.updateCard, { id: card, values: { title: 'Big poster', labels: ['print'] } })
  let steps = 0
  for (let n = 1; ; n++) {
    const requests = failAt(n)
    const outcome = await rename().catch((error: unknown) => error)
    vi.restoreAllMocks()
    if (requests() < n) {
      expect(outcome).toMatchObject({ ok: true })
      break
    }
    steps++
    expect(outcome).toBeInstanceOf(Error)
    expect(await dumpOf(key)).toEqual(before)
  }
  expect(steps).toBeGreaterThanOrEqual(3)
  expect((await alice.store.get('card', card))?.title).toBe('Big poster')
})

test('Case 26: the process dies at any IndexedDB request of an import; what starts again has all of it or nothing', async () => {
  const alice = open[0]!
  await plan(alice)
  const members = ['Zoya', 'Jürgen', 'Анна'].map((name) => ({ name }))
  const before = await dumpOf(key)
  for (let n = 1; ; n++) {
    const replica = await start()
    const requests = failAt(n)
    await replica.run(commands.importMembers, { members }).catch(() => {})
    vi.restoreAllMocks()
    // Nothing of the running replica is kept: the next one knows only what is stored.
    await replica.close()
    if (requests() < n) break
    expect(await dumpOf(key)).toEqual(before)
  }
  const again = await start()
  expect((await again.store.find('member', 'nameKey')).map((row) => row.name)).toEqual([
    'Alice',
    'Анна',
    'Jürgen',
    'Zoya',
  ])
})

test('rebuilding rows from the commits gives exactly the rows that were there', async () => {
  const alice = open[0]!
  const card = await plan(alice)
  must(await alice.run(commands.updateCard, { id: card, values: { title: 'Big poster', labels: ['print', 'urgent'] } }))
  must(await alice.run(commands.createMember, { values: { name: 'Boris' } }))
  const gone = must(await alice.run(commands.createMember, { values: { name: 'Doris' } })).value.id
  must(await alice.run(commands.removeEntities, { ids: [gone] }))
  const before = await dumpOf(key)
  await alice.store.replaceRows([])
  expect(await alice.store.count('card')).toBe(0)
  await alice.rebuildRows()
  expect(await dumpOf(key)).toEqual(before)
})

test('P-ERASE-3: thirty days after an erase the words stand in no record of the database, also when the program ended in between', async () => {
  const alice = await start()
  const card = await plan(alice)
  const wordsLieThere = async () => {
    const tables = await dumpOf(key)
    const text = new TextDecoder('latin1')
    const bytes = (tables.commits as { bytes: Uint8Array }[]).map((commit) => text.decode(commit.bytes)).join()
    return bytes.includes('Poster') || JSON.stringify({ ...tables, commits: [] }).includes('Poster')
  }
  expect(await wordsLieThere()).toBe(true)
  const commits = await alice.store.touching(card)
  must(await alice.commitStatement({ k: 'erase', entity: card }))
  expect(await alice.store.get('card', card)).toBe(undefined)
  await alice.close()
  const later = await start(() => Date.now() + GRACE_MS)
  expect(await wordsLieThere()).toBe(true)
  failAt(1)
  await expect(later.forgetErased()).rejects.toThrow()
  vi.restoreAllMocks()
  expect(await later.forgetErased()).toBe(1)
  expect(await wordsLieThere()).toBe(false)
  const emptied = await later.store.touching(card)
  expect(emptied.map(({ id }) => id)).toEqual(commits.map(({ id }) => id))
  expect(emptied[0]!.bytes.length).toBeLessThan(commits[0]!.bytes.length)
})
