import { afterEach, expect, test } from 'vitest'
import { createAboutPeople } from '../../../renderer/store/about/aboutPeople.ts'
import { VmesteDb } from '../../../renderer/store/VmesteDb.ts'

const open: VmesteDb[] = []
const opened = () => {
  const db = new VmesteDb(`about-${crypto.randomUUID()}`)
  open.push(db)
  return { db, about: createAboutPeople(db) }
}
afterEach(async () => {
  for (const db of open.splice(0)) await db.delete()
})

const met = (at: number, event = '', place = '') => ({ at, event, place })

test('what is kept about somebody is read back, newest meeting first, and a record that says nothing is gone', async () => {
  const { db, about } = opened()
  await about.change('zoya', { met: [met(1, 'e1'), met(9, '', 'train')] })
  await about.change('zoya', { note: 'Knows the caretaker', followed: 5 })
  expect(await about.get('zoya')).toEqual({
    id: 'zoya',
    note: 'Knows the caretaker',
    followed: 5,
    met: [met(9, '', 'train'), met(1, 'e1')],
    card: null,
  })
  expect((await about.metAt('e1')).map(({ id }) => id)).toEqual(['zoya'])
  expect(await about.metAt('train')).toEqual([])
  await about.change('zoya', { met: [], note: '', followed: 0 })
  expect(await db.about.count()).toBe(0)
  expect(await about.get('zoya')).toMatchObject({ note: '', met: [] })
})

test('a change answers with what was there, so that it can be taken back', async () => {
  const { about } = opened()
  await about.change('zoya', { note: 'first' })
  const done = await about.change('zoya', { note: 'second' })
  expect(done).toMatchObject({ ok: true, value: { note: 'first' } })
})

test('a storage that is gone is a problem to be told, and nothing is half kept', async () => {
  const { db, about } = opened()
  await about.change('zoya', { note: 'first' })
  db.close({ disableAutoOpen: true })
  expect(await about.change('zoya', { note: 'second' })).toEqual({ ok: false, error: { code: 'store.closed' } })
})
