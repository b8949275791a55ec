import type { CommandOutcome } from '../../shared/commands/command.ts'
import type { CommandArgs, CommandName, CommandValue } from '../../shared/commands/registry.ts'
import { err, ok, type Problem, problem, type Result } from '../../shared/lib/result.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member } from '../../shared/model/member.ts'
import { clashKey } from '../../shared/queries/clashState.ts'
import type { Clash, Receipt } from '../../shared/replica/receipt.ts'
import { loadIdentity, publicIdentity } from '../worker/identity.ts'
import type { EngineEvent, LiveMessage } from '../worker/messages.ts'
import { createAboutPeople } from './about/aboutPeople.ts'
import type { EngineStatus, Membership, NetworkEntry, PastMember, RunOptions, Session } from './api.ts'
import { EngineClient, EngineError } from './EngineClient.ts'
import { finalCode } from './finalActs.ts'
import { commandStep, createHistory, finalStep } from './history.ts'
import { localKeys } from './localKeys.ts'
import { createMeeting, type Hubs } from './meeting.ts'
import { createPictures } from './pictures/pictures.ts'
import { createPresence } from './presence.ts'
import { createSearchClient } from './searchClient.ts'
import { asStoreError } from './storeError.ts'
import type { LinkState, TrustRequests } from './trust.ts'
import { createUnsaved } from './unsavedText.ts'
import { VisibleRows } from './VisibleRows.ts'
import { VmesteDb } from './VmesteDb.ts'
import { visibleReceipts } from './visibleReceipts.ts'
import type { Reach } from './ways.ts'

export interface SessionOptions {
  /** Addresses of signalling hubs; without it nobody is met. */
  readonly hubs?: Hubs
  /** Addresses that go into invitations: hubs that others can reach, never this machine's own loopback address. */
  readonly sharedHubs?: Hubs
  /** How hubs on other machines are reached, those where this network was met before. */
  readonly reach?: Reach
  readonly client?: EngineClient
}

/** Texts bring all of Yjs, which no list needs. */
const loadTexts = () => import('./textBinding.ts')

const asleep: EngineStatus = { owner: false, mesh: 'off', peers: [], lastMet: null, unsent: 0, clockOff: null }

/** Opens one of this machine's networks in this window: rows are readable at once, the engine starts when the first screen is there. */
export const openSession = async (entry: NetworkEntry, options: SessionOptions = {}): Promise<Result<Session>> => {
  const db = new VmesteDb(entry.key)
  const found = await loadIdentity(new VisibleRows(db)).then(
    (identity) => (identity ? ok(publicIdentity(identity)) : problem('network.missing')),
    (error: unknown) => err(asStoreError(error).problem),
  )
  const client = options.client ?? new EngineClient()
  if (!found.ok) {
    db.close()
    await client.close()
    return found
  }
  const session = createSession(entry, db, client, found.value.device, options)
  client.openLate(entry.key)
  return ok(session)
}

const createSession = (
  entry: NetworkEntry,
  db: VmesteDb,
  client: EngineClient,
  device: string,
  { hubs, sharedHubs, reach }: SessionOptions,
): Session => {
  const rows = new VisibleRows(db)
  const ownProfile = memberEntityId(entry.me, member.type)
  const unsaved = createUnsaved(entry.key)
  const search = createSearchClient(entry.key)
  const statusListeners = new Set<() => void>()
  const ownListeners = new Set<Parameters<Session['onOwn']>[0]>()
  const problemListeners = new Set<(problem: Problem) => void>()
  const liveListeners = new Set<(message: LiveMessage) => void>()
  const linkListeners = new Set<(state: LinkState) => void>()
  /** Came before anybody listened. */
  const untold: Problem[] = []
  let status = asleep
  let ownName = ''
  let closing = false

  const tellProblem = (problem: Problem) => {
    if (closing) return
    if (problemListeners.size === 0) untold.push(problem)
    for (const listener of problemListeners) listener(problem)
  }

  const send = (message: LiveMessage) => void client.request('live', message).catch(() => {})
  const presence = createPresence({ device, window: crypto.randomUUID(), name: () => ownName, send })
  const meeting = createMeeting({ entry, client, hubs, reach })
  void rows.get('member', ownProfile).then(
    (me) => {
      ownName = me?.name ?? ''
    },
    () => {},
  )

  const onEvent = (event: EngineEvent) => {
    if (event.kind === 'status') {
      status = event.status
      meeting.follow(status)
      for (const listener of statusListeners) listener()
    }
    if (event.kind === 'live') {
      presence.receive(event.message)
      for (const listener of liveListeners) listener(event.message)
    }
    if (event.kind === 'link') for (const listener of linkListeners) listener(event.state)
    if (event.kind === 'problem') tellProblem(event.problem)
  }
  client.onEvent(onEvent)

  const run = async <C extends CommandName>(
    name: C,
    args: CommandArgs<C>,
    { undoable = true, ...options }: RunOptions = {},
  ): Promise<Result<CommandOutcome<CommandValue<C>>>> => {
    const work = ask(client.request('run', { name, args }, options) as Promise<Result<CommandOutcome<CommandValue<C>>>>)
    const told = work.then((result) => {
      if (result.ok) for (const listener of ownListeners) listener(result.value)
      return result
    })
    if (undoable) history.begin(told.then((result) => (result.ok ? commandStep(name, result.value, revert) : null)))
    return told
  }
  const history = createHistory()
  const revert = (changed: Pick<CommandOutcome<unknown>, 'changes' | 'created'>) =>
    run('applyChanges', changed, { undoable: false })
  /** What a request answers with; a failure of the engine is a problem like any other. */
  const ask = async <T>(request: Promise<Result<T>>): Promise<Result<T>> =>
    request.catch((error: unknown) => err(problemOf(error)))
  const final = <T>(code: string | null, work: Promise<Result<T>>): Promise<Result<T>> => {
    if (code !== null) history.begin(work.then(({ ok }) => (ok ? finalStep(code) : null)))
    return work
  }

  // Later than the first screen: the browser reads all of a page's localStorage before it answers, and everything waits for it.
  requestIdleCallback(() => void recoverTyping(), { timeout: 1_000 })
  async function recoverTyping(): Promise<void> {
    if (closing) return
    for (const { ticket, update } of unsaved.left()) {
      const { writeText } = await loadTexts()
      const written = await writeText(client, ticket, update)
      // What was erased takes along what was typed into it.
      if (written.ok || written.error.code === 'entityErased') unsaved.forget(ticket)
      // Kept, and shown at every start: the engine may be away or the disk full, a role may come back.
      else if (!/^(engine|store)\./.test(written.error.code)) {
        const { wordsIn } = await import('./wordsIn.ts')
        tellProblem({ code: 'textLeft', params: { text: wordsIn(update) } })
      }
    }
  }

  return {
    entry,
    me: entry.me,
    rows,
    run,
    onOwn: listen(ownListeners),
    did: history.begin,
    undo: history.undo,
    redo: history.redo,
    status: () => status,
    onStatus: listen(statusListeners),
    membership: async () => (await rows.local<readonly Membership[]>(localKeys.membership)) ?? [],
    pastMembers: async () => (await rows.local<readonly PastMember[]>(localKeys.pastMembers)) ?? [],
    receipts: async () => {
      const [found, decided] = await Promise.all([
        db.local.where(':id').startsWith(localKeys.receipts).toArray() as Promise<Receipt[]>,
        db.local.where(':id').startsWith(localKeys.decided).primaryKeys(),
      ])
      const isDecided = new Set(decided)
      const settle = (clash: Clash): Clash =>
        isDecided.has(localKeys.decided + clashKey(clash)) ? { ...clash, settled: true } : clash
      const visible = await visibleReceipts(rows, found)
      return visible
        .map((receipt) => (decided.length === 0 ? receipt : { ...receipt, clashes: receipt.clashes.map(settle) }))
        .sort((a, b) => b.until - a.until)
    },
    about: createAboutPeople(db),
    pictures: createPictures(db, (ids) => void client.request('wantPictures', { ids }).catch(() => {})),
    decideClash: (clash) => ask(client.request('decideClash', { clash: clashKey(clash) }).then(() => ok(null))),
    invite: async ({ uses = 0, role = 'member', ...rest }) =>
      final(
        'final.invited',
        ask(client.request('invite', { ...rest, uses, role, hubs: (await sharedHubs?.()) ?? [] })),
      ),
    ask: async <M extends keyof TrustRequests>(method: M, args: TrustRequests[M]['args']) => {
      // Screens know of no addresses: what they want to share, others must be able to reach.
      const full = args && 'hubs' in args ? { ...args, hubs: (await sharedHubs?.()) ?? [] } : args
      const work = ask(client.request(method, full) as Promise<Result<never>>)
      return final(finalCode(method, args), work) as Promise<TrustRequests[M]['value']>
    },
    onLinking: listen(linkListeners),
    search: (query, options) => search.find(query, options),
    searchIds: (query, type) => search.ids(query, type),
    people: search.people,
    changeLocal: async <T>(key: string, change: (was: T | undefined) => T) => {
      await db.transaction('rw', db.local, async () => {
        await db.local.put(change((await db.local.get(key)) as T | undefined), key)
      })
    },
    exportBundle: () => client.request('exportBundle', null),
    importBundle: (bytes, options) => ask<Receipt>(client.request('importBundle', { bytes }, options)),
    rebuildRows: async () => void (await client.request('rebuildRows', null)),
    openText: async (entity, name) => {
      const { openTextBinding } = await loadTexts()
      const onLive = listen(liveListeners)
      return ask(
        openTextBinding({ client, device, userName: ownName, entity, name, unsaved, onLive, onProblem: tellProblem }),
      )
    },
    show: presence.show,
    present: presence.present,
    onPresence: presence.onPresence,
    onProblem(listener) {
      for (const problem of untold.splice(0)) listener(problem)
      return listen(problemListeners)(listener)
    },
    async close() {
      closing = true
      presence.close()
      search.close()
      await meeting.close()
      await client.close()
      db.close()
    },
  }
}

const listen =
  <L>(listeners: Set<L>) =>
  (listener: L): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

const problemOf = (error: unknown): Problem => {
  if (error instanceof EngineError) return error.problem
  throw error
}
