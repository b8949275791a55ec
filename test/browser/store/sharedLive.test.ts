import Dexie from 'dexie'
import { afterAll, expect, test, vi } from 'vitest'
import type { Session } from '../../../renderer/store/api.ts'
import { sharedLive } from '../../../renderer/store/sharedLive.ts'

const db = new Dexie(`shared-${crypto.randomUUID()}`)
db.version(1).stores({ local: '' })
afterAll(() => db.delete())
const put = (value: string) => db.table('local').put(value, 'membership')
const query = () => vi.fn(() => db.table('local').get('membership'))

/** How often the table is read for this many who look at it, while it is changed once. */
const readsFor = async (pieces: number): Promise<number> => {
  await put('before')
  const read = query()
  const shared = sharedLive({} as Session, 'membership', read)
  const leave = Array.from({ length: pieces }, () => shared.subscribe(() => undefined))
  await vi.waitFor(() => expect(shared.read()).toEqual({ value: 'before' }))
  await put('after')
  await vi.waitFor(() => expect(shared.read()).toEqual({ value: 'after' }))
  for (const each of leave) each()
  return read.mock.calls.length
}

test('twenty pieces of a screen that ask the same cost what one costs', async () => {
  expect(await readsFor(20)).toBe(await readsFor(1))
})

test('a session has one answer to one question; another session has its own', () => {
  const session = {} as Session
  const first = sharedLive(session, 'membership', query())
  expect(sharedLive(session, 'membership', query())).toBe(first)
  expect(sharedLive(session, 'pastMembers', query())).not.toBe(first)
  expect(sharedLive({} as Session, 'membership', query())).not.toBe(first)
})

test('nobody listens, nothing is read; who comes back sees what is true by then', async () => {
  await put('alice')
  const read = query()
  const shared = sharedLive({} as Session, 'membership', read)
  const leave = shared.subscribe(() => undefined)
  await vi.waitFor(() => expect(shared.read()).toEqual({ value: 'alice' }))
  leave()
  expect(shared.read()).toBeUndefined()
  const before = read.mock.calls.length
  await put('bob')
  expect(read.mock.calls.length).toBe(before)
  const again = shared.subscribe(() => undefined)
  await vi.waitFor(() => expect(shared.read()).toEqual({ value: 'bob' }))
  again()
})
