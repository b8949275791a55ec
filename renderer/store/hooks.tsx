import { liveQuery } from 'dexie'
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { EntityId } from '../../shared/model/ids.ts'
import type { RowReader } from '../../shared/replica/ports.ts'
import type { Receipt } from '../../shared/replica/receipt.ts'
import type { EngineStatus, Membership, PastMember, Presence, Session } from './api.ts'
import { sharedLive } from './sharedLive.ts'
import type { TextBinding } from './textBinding.ts'

const SessionContext = createContext<Session | null>(null)

export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => (
  <SessionContext value={session}>{children}</SessionContext>
)

/** The open network. Only under a `SessionProvider`. */
export const useSession = (): Session => {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside of a SessionProvider')
  return session
}

interface Answer<T> {
  readonly token: object
  readonly value?: T
  readonly error?: unknown
}

/**
 * What `query` reads from the tables, read again whenever a row it saw (or would now see) changes in any window or worker.
 * Undefined until the first answer. While `deps` change, the last answer stays (`keep`, the default) or becomes undefined.
 * A query must only await reads of `rows`.
 */
export const useLive = <T,>(
  query: (rows: RowReader) => Promise<T>,
  deps: readonly unknown[],
  { keep = true }: { readonly keep?: boolean } = {},
): T | undefined => {
  const session = useSession()
  return useObserved(() => query(session.rows), [session, ...deps], keep)
}

/** Receipts of meetings on this machine, newest first. */
export const useReceipts = (): readonly Receipt[] | undefined => {
  const session = useSession()
  return useObserved(() => session.receipts(), [session], true)
}

/** Who belongs to the network, with role and inviter. */
export const useMembership = (): readonly Membership[] | undefined =>
  useShared('membership', (session) => session.membership())

/** Who belonged to the network and does not any more. */
export const usePastMembers = (): readonly PastMember[] | undefined =>
  useShared('pastMembers', (session) => session.pastMembers())

/** What is asked of the tables by many pieces of the screen at once. `name` must stand for one query only. */
export const useShared = <T,>(name: string, query: (session: Session) => Promise<T>): T | undefined => {
  const session = useSession()
  const source = sharedLive(session, name, () => query(session))
  const answer = useSyncExternalStore(source.subscribe, source.read)
  if (answer && 'error' in answer) throw answer.error
  return answer?.value
}

const useObserved = <T,>(query: () => Promise<T>, deps: readonly unknown[], keep: boolean): T | undefined => {
  const latest = useRef(query)
  latest.current = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller's deps say when the query asks something else
  const token = useMemo(() => ({}), deps)
  const [answer, setAnswer] = useState<Answer<T>>()
  useEffect(() => {
    // Async itself: only then does Dexie follow what is read after the first await.
    const subscription = liveQuery(async () => latest.current()).subscribe({
      next: (value) => setAnswer({ token, value }),
      error: (error) => setAnswer({ token, error }),
    })
    return () => subscription.unsubscribe()
  }, [token])
  if (answer?.token === token && 'error' in answer) throw answer.error
  return answer && (keep || answer.token === token) ? answer.value : undefined
}

/** Who runs the engine, who is here, what is under way. */
export const useStatus = (): EngineStatus => {
  const session = useSession()
  return useSyncExternalStore(session.onStatus, session.status)
}

/** Others who have the entity open; while mounted, they see that this window has it open too. */
export const usePresence = (entity: EntityId): readonly Presence[] => {
  const session = useSession()
  useEffect(() => session.show(entity), [session, entity])
  const read = useCallback(() => session.present(entity), [session, entity])
  return useSyncExternalStore(session.onPresence, read)
}

/** Commands, and taking them back. */
export const useRun = (): Pick<Session, 'run' | 'undo' | 'redo'> => {
  const { run, undo, redo } = useSession()
  return useMemo(() => ({ run, undo, redo }), [run, undo, redo])
}

/** A rich text opened for an editor; undefined until it is, or when it cannot be. Opened anew when its session grows too old. */
export const useText = (entity: EntityId, name: string): TextBinding | undefined => {
  const session = useSession()
  const [binding, setBinding] = useState<TextBinding>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let gone = false
    let opened: TextBinding | undefined
    void round
    void session.openText(entity, name).then((result) => {
      if (!result.ok) return
      opened = result.value
      if (gone) return void opened.close()
      opened.onExpired(() => setRound((n) => n + 1))
      setBinding(opened)
    })
    return () => {
      gone = true
      setBinding(undefined)
      void opened?.close()
    }
  }, [session, entity, name, round])
  return binding
}
