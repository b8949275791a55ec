import { liveQuery } from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { VisibleRows } from '../../../renderer/store/VisibleRows.ts'
import { VmesteDb } from '../../../renderer/store/VmesteDb.ts'
import { readVouches, type VouchesFor } from '../../../renderer/store/vouching/useVouches.ts'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { vouchId } from '../../../shared/model/vouchId.ts'
import { rowOf } from '../../support/rows.ts'

const personOf = (n: number) => toBase64Url(new Uint8Array(32).fill(n))
const [alice, boris, carol] = [personOf(1), personOf(2), personOf(3)]
const say = (member: string, about: string) =>
  rowOf('vouch', vouchId(about, member), { member, about, sentence: 'Yes' })

let close = () => {}
afterEach(() => close())

test('a word that comes, goes and comes back changes the rings that are shown', async () => {
  const key = `vouches-${crypto.randomUUID()}`
  const [writing, reading] = [new VmesteDb(key), new VmesteDb(key)]
  await writing.open()
  const table = writing.rowTable('vouches')
  await table.bulkPut([say(alice, carol), say(boris, carol), say(alice, boris)])
  let shown: VouchesFor | undefined
  const subscription = liveQuery(() => readVouches(new VisibleRows(reading), carol)).subscribe((value) => {
    shown = value
  })
  close = () => {
    subscription.unsubscribe()
    writing.close()
    reading.close()
  }
  await expect.poll(() => shown?.words.length).toBe(2)
  expect(shown?.rings).toEqual([])
  await table.bulkPut([say(boris, alice)])
  await expect.poll(() => shown?.rings.length).toBe(1)
  await table.bulkDelete([vouchId(alice, boris)])
  await expect.poll(() => shown?.rings.length).toBe(0)
  await table.bulkPut([say(boris, alice)])
  await expect.poll(() => shown?.rings.length).toBe(1)
})
