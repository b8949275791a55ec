import { liveQuery } from 'dexie'
import type { Session } from './api.ts'

type Answer<T> = { readonly value: T } | { readonly error: unknown }

/** For `useSyncExternalStore`. */
export interface SharedLive<T> {
  subscribe(listener: () => void): () => void
  /** Undefined until the first answer, and again once nobody listens. */
  read(): Answer<T> | undefined
}

const known = new WeakMap<Session, Map<string, SharedLive<unknown>>>()

/**
 * One live query for everybody in the window who asks the same of a session: a list of twenty thousand members is read once per change,
 * not once per piece of the screen that looks at it. `name` says what is asked; the first to ask it says how.
 */
export const sharedLive = <T>(session: Session, name: string, query: () => Promise<T>): SharedLive<T> => {
  const ofSession = known.get(session) ?? new Map<string, SharedLive<unknown>>()
  known.set(session, ofSession)
  const shared = (ofSession.get(name) as SharedLive<T> | undefined) ?? share(query)
  ofSession.set(name, shared)
  return shared
}

const share = <T>(query: () => Promise<T>): SharedLive<T> => {
  const listeners = new Set<() => void>()
  let answer: Answer<T> | undefined
  let subscription: { unsubscribe(): void } | undefined
  const say = (next: Answer<T>) => {
    answer = next
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      // Async itself: only then does Dexie follow what is read after the first await.
      subscription ??= liveQuery(async () => query()).subscribe({
        next: (value) => say({ value }),
        error: (error) => say({ error }),
      })
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        subscription?.unsubscribe()
        subscription = undefined
        answer = undefined
      }
    },
    read: () => answer,
  }
}
