import { afterEach, expect, test } from 'vitest'
import { localKeys } from '../../../renderer/store/localKeys.ts'
import { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { openSearch, SearchIndex } from '../../../renderer/worker/searchEngine.ts'
import { customField } from '../../../shared/model/customField.ts'
import { makeEntityId, zeroScope } from '../../../shared/model/ids.ts'
import { organisation } from '../../../shared/model/organisation.ts'
import type { Viewer } from '../../../shared/queries/visibleMember.ts'
import { rowOf } from '../../support/rows.ts'
import { eventually } from '../support/eventually.ts'
import { memberRow, seeded } from '../support/rows.ts'

const key = 'search-test'
let store: DexieStore

afterEach(async () => {
  await store.close()
  await DexieStore.destroy(key)
})

const open = async (names: readonly string[]) => {
  store = await DexieStore.open(key)
  const random = seeded(1)
  const rows = names.map((name, i) => ({ ...memberRow(random, i), name }))
  await store.write({ rows: [{ type: 'member', put: rows, remove: [] }] })
  const index = new SearchIndex(store)
  await index.build()
  return { index, rows }
}

const found = async (index: SearchIndex, query: string) => (await index.find(query)).map((hit) => hit.title)

test('a name is found as it sounds: umlauts spelled out or left away, Latin for Cyrillic and back', async () => {
  const { index } = await open(['Jürgen Müller', 'Анна Ковалёва', 'Łukasz Strauß'])
  for (const query of ['müller', 'mueller', 'muller', 'Jurgen', 'MÜLL'])
    expect(await found(index, query)).toEqual(['Jürgen Müller'])
  for (const query of ['ковалёва', 'ковалева', 'kovaleva', 'anna kov'])
    expect(await found(index, query)).toEqual(['Анна Ковалёва'])
  for (const query of ['strauß', 'strauss', 'lukasz', 'лукас'])
    expect(await found(index, query)).toEqual(['Łukasz Strauß'])
})

test('a slip of the finger is forgiven, and an exact name still comes first', async () => {
  const { index } = await open(['Boris Nowak', 'Doris Nowak'])
  expect(await found(index, 'novak boris')).toContain('Boris Nowak')
  expect((await found(index, 'doris'))[0]).toBe('Doris Nowak')
})

test('a hit shows the line that matched and which words to mark', async () => {
  const { index, rows } = await open(['Zoya'])
  const [hit] = await index.find('proofreading')
  expect(hit).toMatchObject({
    id: rows[0]!.id,
    type: 'member',
    title: 'Zoya',
    detail: 'proofreading',
    terms: ['proofreading'],
  })
})

test('a part of a number finds who has it among her contacts, and a value of the network’s own fields only who may see it', async () => {
  store = await DexieStore.open(key)
  const random = seeded(3)
  const zoya = {
    ...memberRow(random, 1),
    name: 'Zoya',
    phone: '',
    contacts: ['signal=+49 381 5551234', 'telegram=@windrose'],
    custom: { Size: 'Extralarge', Trust: 'Kassenwart' },
  }
  const field = (rand: number, of: object) =>
    rowOf('customField', makeEntityId({ type: customField.type, scope: zeroScope, rand: seeded(rand).bytes(16) }), of)
  const closed = field(11, { key: 'Trust', label: 'Trust', audience: 'ambassadors', order: 'a' })
  const as = (seesAll: boolean): [string, Viewer] => [localKeys.viewer, { member: '', seesAll }]
  await store.write({
    rows: [
      { type: 'member', put: [zoya], remove: [] },
      { type: 'customField', put: [closed], remove: [] },
    ],
    local: [as(false)],
  })
  const index = await openSearch(key)
  for (const query of ['5551234', '381 555', '0381/5551', 'windrose', 'extralarge'])
    expect(index.ids(query, 'member'), query).toEqual([zoya.id])
  expect((await index.find('0381/5551'))[0]).toMatchObject({ detail: '+49 381 5551234', terms: ['381 5551'] })
  expect(index.ids('kassenwart', 'member')).toEqual([])
  await store.write({ local: [as(true)] })
  await eventually(() => expect(index.ids('kassenwart', 'member')).toEqual([zoya.id]))
})

test('who is called so too, in either script, is found under both', async () => {
  store = await DexieStore.open(key)
  const juri = { ...memberRow(seeded(5), 1), name: 'Juri Scherbakow', otherNames: ['Gosha'] }
  const other = { ...memberRow(seeded(6), 2), name: 'Юрий Щербаков', otherNames: [] }
  await store.write({ rows: [{ type: 'member', put: [juri, other], remove: [] }] })
  const index = new SearchIndex(store)
  await index.build()
  for (const query of ['juri', 'yuri', 'Юрий', 'jurij scherb', 'Щерб'])
    expect((await found(index, query)).sort(), query).toEqual(['Juri Scherbakow', 'Юрий Щербаков'])
  expect((await index.find('juri')).flatMap(({ terms }) => terms).sort()).toEqual(['Juri', 'Юрий'])
  expect(await index.find('gosha')).toMatchObject([{ title: 'Juri Scherbakow', detail: 'Gosha', terms: ['Gosha'] }])
})

test('the index follows changes: renamed, new and removed people', async () => {
  const { index, rows } = await open(['Alice Adler', 'Bob Busch'])
  const carol = { ...memberRow(seeded(9), 9), name: 'Carol Clausen' }
  await store.write({
    rows: [{ type: 'member', put: [{ ...rows[0]!, name: 'Alice Zimmer' }, carol], remove: [rows[1]!.id] }],
  })
  await index.update([rows[0]!.id, rows[1]!.id, carol.id])
  expect(await found(index, 'adler')).toEqual([])
  expect(await found(index, 'zimmer')).toEqual(['Alice Zimmer'])
  expect(await found(index, 'bob')).toEqual([])
  expect(index.ids('carol', 'member')).toEqual([carol.id])
  expect(index.ids('carol', 'event')).toEqual([])
  expect(index.size).toBe(2)
})

test('who loses the sight of what is for ambassadors does not find it either, and finds it again with the role', async () => {
  store = await DexieStore.open(key)
  const bob = { ...memberRow(seeded(1), 1), name: 'Bob', city: 'Ganzfern', visibility: ['city=ambassadors'] }
  const as = (seesAll: boolean): [string, Viewer] => [localKeys.viewer, { member: '', seesAll }]
  await store.write({ rows: [{ type: 'member', put: [bob], remove: [] }], local: [as(true)] })
  const index = await openSearch(key)
  expect(index.ids('ganzfern', 'member')).toEqual([bob.id])
  await store.write({ local: [as(false)] })
  await eventually(() => expect(index.ids('ganzfern', 'member')).toEqual([]))
  await store.write({ local: [as(true)] })
  await eventually(() => expect(index.ids('ganzfern', 'member')).toEqual([bob.id]))
})

test('people are found by the names of their organisations, under the new name once one is renamed', async () => {
  store = await DexieStore.open(key)
  const random = seeded(4)
  const id = makeEntityId({ type: organisation.type, scope: zeroScope, rand: random.bytes(16) })
  const choir = rowOf('organisation', id, { name: 'Literaturhaus', city: 'Rostock' })
  const zoya = {
    ...memberRow(random, 1),
    name: 'Zoya',
    organisation: '',
    affiliations: { [id]: 'Bass' },
    affiliated: [id],
  }
  await store.write({
    rows: [
      { type: 'member', put: [zoya], remove: [] },
      { type: 'organisation', put: [choir], remove: [] },
    ],
  })
  const index = new SearchIndex(store)
  await index.build()
  expect((await index.find('literaturhaus')).map(({ type, title }) => [type, title])).toEqual([
    ['organisation', 'Literaturhaus'],
    ['member', 'Zoya'],
  ])
  expect((await index.find('bass'))[0]).toMatchObject({ title: 'Zoya', detail: expect.stringContaining('Bass, Lit') })
  await store.write({ rows: [{ type: 'organisation', put: [{ ...choir, name: 'Singakademie' }], remove: [] }] })
  await index.update([id])
  expect(await found(index, 'singakademie')).toEqual(['Singakademie', 'Zoya'])
  expect(await found(index, 'literaturhaus')).toEqual([])
  await store.write({ rows: [{ type: 'organisation', put: [], remove: [id] }] })
  await index.update([id])
  expect(await found(index, 'singakademie')).toEqual([])
})
