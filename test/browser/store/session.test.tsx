import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import type { NetworkEntry, Session } from '../../../renderer/store/api.ts'
import { EngineClient } from '../../../renderer/store/EngineClient.ts'
import { SessionProvider, useLive, usePresence, useStatus } from '../../../renderer/store/hooks.tsx'
import { foundNetwork, foundSample, listNetworks, removeNetwork } from '../../../renderer/store/networks.ts'
import { openSession } from '../../../renderer/store/openSession.ts'
import { eventually } from '../support/eventually.ts'

const sessions: Session[] = []
const roots: Root[] = []
const made: string[] = []

afterEach(async () => {
  for (const root of roots.splice(0)) root.unmount()
  for (const session of sessions.splice(0)) await session.close()
  for (const key of made.splice(0)) await removeNetwork(key)
})

const must = <T,>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const found = async (): Promise<NetworkEntry> => {
  const entry = must(await foundNetwork({ network: 'Teestube', name: 'Alice' }))
  made.push(entry.key)
  return entry
}
const open = async (entry: NetworkEntry): Promise<Session> => {
  const session = must(await openSession(entry))
  sessions.push(session)
  return session
}
const show = (session: Session, node: ReactNode): HTMLElement => {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  roots.push(root)
  root.render(<SessionProvider session={session}>{node}</SessionProvider>)
  return host
}

const Names = () => {
  const people = useLive((rows) => rows.find('member', 'nameKey'), [])
  return <p>{people?.map((person) => person.name).join(', ') ?? '…'}</p>
}

test('Alice founds a network: it is listed, and opens with its name, her profile and her role', async () => {
  const entry = await found()
  expect(await listNetworks()).toContainEqual(entry)
  const session = await open(entry)
  expect((await session.rows.find('network', 'id')).map((row) => row.name)).toEqual(['Teestube'])
  expect((await session.rows.find('member', 'nameKey')).map((row) => row.name)).toEqual(['Alice'])
  await eventually(async () =>
    expect(await session.membership()).toMatchObject([
      { member: entry.me, role: 'root', name: 'Alice', invitedBy: '' },
    ]),
  )
})

test('what a command writes shows on screen by itself, in every window, and can be undone and redone', async () => {
  const entry = await found()
  const first = await open(entry)
  const second = await open(entry)
  const here = show(first, <Names />)
  const there = show(second, <Names />)
  await eventually(() => expect(here.textContent).toBe('Alice'))
  must(await first.run('createMember', { values: { name: 'Boris' } }))
  await eventually(() => expect(here.textContent).toBe('Alice, Boris'))
  await eventually(() => expect(there.textContent).toBe('Alice, Boris'))
  // The second window does not own the engine: its command goes through the first one's.
  must(await second.run('createMember', { values: { name: 'Carol' } }))
  await eventually(() => expect(here.textContent).toBe('Alice, Boris, Carol'))
  expect(must(await first.undo())).toEqual({ label: 'createMember', restored: 1, left: 0 })
  await eventually(() => expect(there.textContent).toBe('Alice, Carol'))
  expect(must(await first.redo())).toEqual({ label: 'createMember', restored: 1, left: 0 })
  await eventually(() => expect(there.textContent).toBe('Alice, Boris, Carol'))
  expect(must(await first.redo())).toBe(null)
})

test('a command that the rules refuse is a problem, not an exception, and changes nothing', async () => {
  const session = await open(await found())
  expect(await session.run('createMember', { values: { name: '' } })).toMatchObject({
    ok: false,
    error: { code: 'nameMissing' },
  })
  expect(await session.rows.count('member')).toBe(1)
})

test('when the window that owns the engine closes, the other one goes on', async () => {
  const entry = await found()
  const first = await open(entry)
  await eventually(() => expect(first.status().owner).toBe(true))
  const second = await open(entry)
  const Owner = () => <p>{String(useStatus().owner)}</p>
  const here = show(second, <Owner />)
  must(await second.run('createMember', { values: { name: 'Boris' } }))
  expect(here.textContent).toBe('false')
  await first.close()
  await eventually(() => expect(here.textContent).toBe('true'))
  must(await second.run('createMember', { values: { name: 'Carol' } }))
  expect((await second.rows.find('member', 'nameKey')).map((row) => row.name)).toEqual(['Alice', 'Boris', 'Carol'])
})

test('a query whose deps change keeps its last answer until the next, or drops it when asked to', async () => {
  const session = await open(await found())
  must(await session.run('createMember', { values: { name: 'Boris' } }))
  const seen: { name: string; kept: string; fresh: string }[] = []
  const Pair = ({ name }: { name: string }) => {
    const query = (rows: Session['rows']) =>
      rows.find('member', 'nameKey', { equals: name }).then((r) => r[0]?.name ?? '-')
    const kept = useLive(query, [name])
    const fresh = useLive(query, [name], { keep: false })
    seen.push({ name, kept: String(kept), fresh: String(fresh) })
    return null
  }
  show(session, <Pair name="alice" />)
  await eventually(() => expect(seen.at(-1)).toEqual({ name: 'alice', kept: 'Alice', fresh: 'Alice' }))
  roots[0]!.render(
    <SessionProvider session={session}>
      <Pair name="boris" />
    </SessionProvider>,
  )
  await eventually(() => expect(seen.at(-1)).toEqual({ name: 'boris', kept: 'Boris', fresh: 'Boris' }))
  expect(seen.find((s) => s.name === 'boris')).toEqual({ name: 'boris', kept: 'Alice', fresh: 'undefined' })
})

test('two windows see that the other has a record open, and that it closed it', async () => {
  const entry = await found()
  const first = await open(entry)
  const second = await open(entry)
  const Here = () => <p>{usePresence('record').length}</p>
  const mine = show(first, <Here />)
  await eventually(() => expect(mine.textContent).toBe('0'))
  const theirs = show(second, <Here />)
  await eventually(() => expect(mine.textContent).toBe('1'))
  await eventually(() => expect(theirs.textContent).toBe('1'))
  roots[1]!.unmount()
  await eventually(() => expect(mine.textContent).toBe('0'))
})

test('Case 26: the tab dies in the middle of an import; opened again, nothing of it is there, and the next import is whole', async () => {
  const entry = await found()
  const client = new EngineClient()
  const first = must(await openSession(entry, { client }))
  must(await first.run('createMember', { values: { name: 'Boris' } }))
  const members = Array.from({ length: 3000 }, (_, i) => ({ name: `Person ${i}`, city: 'Köln' }))
  const importing = new Promise<void>((resolve) => {
    void first.run('importMembers', { members }, { onProgress: ({ done, total }) => done > total / 2 && resolve() })
  })
  await importing
  client.worker.terminate()
  const again = await open(entry)
  expect(await again.rows.count('member')).toBe(2)
  must(await again.run('importMembers', { members }))
  expect(await again.rows.count('member')).toBe(3002)
})

test('a long command can be cancelled; it says so and changes nothing', async () => {
  const session = await open(await found())
  const members = Array.from({ length: 3000 }, (_, i) => ({ name: `Person ${i}` }))
  const stop = new AbortController()
  const result = await session.run(
    'importMembers',
    { members },
    { onProgress: () => stop.abort(), signal: stop.signal },
  )
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await session.rows.count('member')).toBe(1)
})

test('search finds what was just written, and no longer finds what was removed', async () => {
  const session = await open(await found())
  const boris = must(await session.run('createMember', { values: { name: 'Boris Müller', skills: ['Plakate'] } })).value
    .id
  expect(await session.search('mueller')).toMatchObject([{ type: 'member', id: boris, title: 'Boris Müller' }])
  const zoya = must(await session.run('createMember', { values: { name: 'Зоя' } })).value.id
  await eventually(async () => expect(await session.searchIds('zoya', 'member')).toEqual([zoya]))
  must(await session.run('removeEntities', { ids: [boris] }))
  await eventually(async () => expect(await session.search('plakate')).toEqual([]))
})

test('the sample network is marked, filled and thrown away in one go', async () => {
  const entry = must(await foundSample({ network: 'Beispiel', name: 'Alice', locale: 'de' }))
  expect(entry.sample).toBe(true)
  const session = await open(entry)
  expect(await session.rows.count('member')).toBeGreaterThanOrEqual(200)
  expect(await session.rows.count('card')).toBe(300)
  await session.close()
  sessions.length = 0
  must(await removeNetwork(entry.key))
  expect((await listNetworks()).map((n) => n.key)).not.toContain(entry.key)
  expect((await indexedDB.databases()).map((db) => db.name)).not.toContain(`vmeste-${entry.key}`)
})
