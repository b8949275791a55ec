import Dexie from 'dexie'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createAboutPeople } from '../../../renderer/store/about/aboutPeople.ts'
import type { RunOptions, Session } from '../../../renderer/store/api.ts'
import { DexieRows } from '../../../renderer/store/DexieRows.ts'
import { commandStep, createHistory } from '../../../renderer/store/history.ts'
import { createPeople, type PeopleAsk, type PeopleSaid } from '../../../renderer/store/people.ts'
import { createPictures } from '../../../renderer/store/pictures/pictures.ts'
import { VmesteDb } from '../../../renderer/store/VmesteDb.ts'
import { PeopleDirectory } from '../../../renderer/worker/people/PeopleDirectory.ts'
import { SearchIndex } from '../../../renderer/worker/searchEngine.ts'
import { commands } from '../../../shared/commands/registry.ts'
import { ok } from '../../../shared/lib/result.ts'
import { type EntityName, entities, entityOfType } from '../../../shared/model/entities.ts'
import { type EntityId, parseEntityId } from '../../../shared/model/ids.ts'
import { type Desk, makeDesk } from '../../support/commandContext.ts'

export interface DeskSession {
  readonly session: Session
  readonly desk: Desk
  readonly db: VmesteDb
  /** Every command that was run, in order. */
  readonly ran: { readonly name: string; readonly args: unknown }[]
}

const names = Object.keys(entities) as EntityName[]

/**
 * A network on alice's desk, its rows in real IndexedDB: real commands, real live queries, real search; no commits, no crypto, no worker.
 * For screens: what they show and which commands they send.
 */
export const openDesk = async (options: Parameters<typeof makeDesk>[0] = {}): Promise<DeskSession> => {
  const desk = makeDesk(options)
  const key = `desk-${crypto.randomUUID()}`
  const db = new VmesteDb(key)
  const rows = new DexieRows(db)
  const index = new SearchIndex(rows)
  const ran: { name: string; args: unknown }[] = []
  const docs = new Map<EntityId, Y.Doc>()
  const own = new Set<Parameters<Session['onOwn']>[0]>()
  const history = createHistory()

  const mirror = async (ids: Iterable<EntityId>) => {
    const byType = new Map<EntityName, EntityId[]>()
    for (const id of new Set(ids)) {
      const name = entityOfType(parseEntityId(id)!.type)!.name as EntityName
      byType.set(name, [...(byType.get(name) ?? []), id])
    }
    const tables = names.map((name) => db.rowTable(entities[name].table))
    await db.transaction('rw', tables, async () => {
      for (const [name, changed] of byType) {
        const all = new Map((await desk.all(name)).map((row) => [row.id, row]))
        const put = changed.flatMap((id) => all.get(id) ?? [])
        await db.rowTable(entities[name].table).bulkPut(put)
        await db.rowTable(entities[name].table).bulkDelete(changed.filter((id) => !all.has(id)))
      }
    })
    await index.update([...byType.values()].flat())
  }

  // As the worker does it, but read anew after each write: whoever writes past the commands is followed too.
  const directory = new PeopleDirectory({ rows, find: (words) => index.ids(words, 'member') })
  const onPeople = new Set<() => void>()
  const known = new Set<EntityId>()
  let read: Promise<void> | undefined
  // The test is over and its database closed.
  const ended = () => undefined
  const onWrite = () => {
    const before = read
    read = before
      ?.then(async () => {
        for (const id of await rows.keys('member', 'id')) known.add(id)
        const named = await Promise.all([rows.keys('department', 'id'), rows.keys('organisation', 'id')])
        await directory.update([...known, ...named.flat()])
      })
      .catch(ended)
    for (const listener of onPeople) listener()
  }
  Dexie.on('storagemutated', onWrite)
  const people = createPeople(
    async <A extends PeopleAsk>(ask: A) => {
      read ??= directory.build().then(async () => {
        for (const id of await rows.keys('member', 'id')) known.add(id)
      })
      await read.catch(ended)
      return (await directory.ask(ask)) as PeopleSaid[A['what']]
    },
    (listener) => {
      onPeople.add(listener)
      return () => void onPeople.delete(listener)
    },
  )

  /** A test ends when it has seen what it waits for; what goes on behind it still needs the database. */
  const going = new Set<Promise<unknown>>()
  const underWay = <T>(work: Promise<T>): Promise<T> => {
    going.add(work)
    const done = () => void going.delete(work)
    work.then(done, done)
    return work
  }
  const runHere = async (name: keyof typeof commands, args: unknown, { undoable = true }: RunOptions = {}) => {
    ran.push({ name, args })
    const result = await desk.run(commands[name] as never, args as never)
    if (result.ok) {
      const { changes, created } = result.value
      const back = (changed: object) => session.run('applyChanges', changed as never, { undoable: false })
      if (undoable) history.begin(Promise.resolve(commandStep(name, { changes, created }, back as never)))
      await mirror([...created, ...changes.map(({ entity }) => entity)])
      for (const listener of own) listener(result.value)
    }
    return result
  }

  const session = {
    entry: { key, net: '', name: 'Test', sample: true, me: desk.me, openedAt: 0 },
    me: desk.me,
    rows,
    run: async (name: keyof typeof commands, args: unknown, options?: RunOptions) =>
      underWay(runHere(name, args, options)),
    onOwn: (listener: Parameters<Session['onOwn']>[0]) => {
      own.add(listener)
      return () => own.delete(listener)
    },
    about: createAboutPeople(db),
    pictures: createPictures(db, () => {}),
    did: history.begin,
    undo: history.undo,
    redo: history.redo,
    status: () => status,
    onStatus: () => () => undefined,
    membership: async () => [
      { member: desk.me, role: options.role ?? 'root', name: 'Alice', invitedBy: '', since: 1, roles: [], mine: false },
    ],
    pastMembers: async () => [],
    ask: async () => ok([]),
    receipts: async () => [],
    decideClash: async () => ({ ok: true, value: null }),
    search: (query: string, more: never) => underWay(index.find(query, more)),
    searchIds: async (query: string, type: EntityName) => index.ids(query, type),
    people,
    changeLocal: async (key: string, change: (was: unknown) => unknown) => {
      await db.local.put(change(await db.local.get(key)), key)
    },
    openText: async (entity: EntityId, name: string) => {
      const doc = docs.get(entity) ?? new Y.Doc({ gc: false })
      docs.set(entity, doc)
      const fragment = doc.getXmlFragment(name)
      const plain = desk.text(entity, name)
      if (plain && fragment.length === 0)
        for (const line of plain.split('\n')) {
          const paragraph = new Y.XmlElement('paragraph')
          paragraph.insert(0, [new Y.XmlText(line)])
          fragment.push([paragraph])
        }
      return ok({
        doc,
        fragment,
        fragmentName: name,
        awareness: new Awareness(doc),
        user: { name: 'Alice', color: '#0f766e' },
        readOnly: false,
        flush: async () => undefined,
        onExpired: () => undefined,
        close: async () => undefined,
      })
    },
    show: () => () => undefined,
    present: () => nobody,
    onPresence: () => () => undefined,
    onProblem: () => () => undefined,
    close: async () => {
      Dexie.on.storagemutated.unsubscribe(onWrite)
      while (going.size > 0) await Promise.allSettled(going)
      db.close()
    },
  } as unknown as Session
  return { session, desk, db, ran }
}

const nobody: readonly never[] = []
const status = { owner: true, mesh: 'off', peers: [], lastMet: null, unsent: 0, clockOff: null } as const
