import { afterEach, expect, test } from 'vitest'
import { VisibleRows } from '../../../renderer/store/VisibleRows.ts'
import { VmesteDb } from '../../../renderer/store/VmesteDb.ts'
import { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { type AliasRow, aliasOf } from '../../../shared/model/alias.ts'
import { memberRow, seeded } from '../support/rows.ts'

const key = 'merged-test'
let store: DexieStore
let db: VmesteDb

afterEach(async () => {
  db.close()
  await store.close()
  await DexieStore.destroy(key)
})

test('what names a merged record is read as the person, along a chain too; a circle and a stranger are nobody', async () => {
  store = await DexieStore.open(key)
  db = new VmesteDb(key)
  const rows = new VisibleRows(db)
  const random = seeded(5)
  const [zoya, second, third, round, about, stranger] = Array.from({ length: 6 }, (_, i) => memberRow(random, i).id)
  const row = { ...memberRow(random, 9), id: zoya!, name: 'Zoya' }
  const alias = (id: string, into: string): AliasRow => ({
    ...{ id: aliasOf(id), into, scope: '' },
    ...{ createdAt: 1, createdBy: '', updatedAt: 1, updatedBy: '' },
  })
  const aliases = [alias(second!, zoya!), alias(third!, second!), alias(round!, about!), alias(about!, round!)]
  await store.write({
    rows: [
      { type: 'member', put: [row], remove: [] },
      { type: 'alias', put: aliases, remove: [] },
    ],
  })
  expect((await rows.get('member', second!))?.name).toBe('Zoya')
  expect((await rows.get('member', third!))?.id).toBe(zoya)
  expect(await rows.get('member', stranger!)).toBeUndefined()
  expect(await rows.get('member', 'no id at all')).toBeUndefined()
  const many = await rows.many('member', [third!, stranger!, zoya!, round!, second!])
  expect(many.map((each) => each?.name)).toEqual(['Zoya', undefined, 'Zoya', undefined, 'Zoya'])
})
