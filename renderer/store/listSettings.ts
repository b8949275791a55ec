import { liveQuery } from 'dexie'
import { useCallback, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import type { EntityId } from '../../shared/model/ids.ts'
import { useSession } from './hooks.tsx'
import { profile } from './profile.ts'

/** How this machine shows a network's list of people. */
export interface ListSettings {
  /** Columns that are shown, in order; null: the usual ones. `width` in px where somebody chose one. */
  readonly columns: readonly { readonly id: string; readonly width?: number }[] | null
  /** Who stood on top of the list in each language when it was last read: shown at once, before anybody is sorted. */
  readonly top: Readonly<Record<string, readonly EntityId[]>>
}

const schema = {
  columns: z.nullable(
    z
      .array(
        z.object({
          id: z.string().check(z.maxLength(100)),
          width: z.optional(z.number().check(z.minimum(40), z.maximum(1200))),
        }),
      )
      .check(z.maxLength(120)),
  ),
  top: z.record(z.string(), z.array(z.string()).check(z.maxLength(200))),
}

/** Reading is total: what another version wrote, or something broken, becomes what is usual. */
const parse = (stored: unknown): ListSettings => {
  const raw = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  const columns = schema.columns.safeParse(raw.columns)
  const top = schema.top.safeParse(raw.top)
  return {
    columns: columns.success ? (columns.data as ListSettings['columns']) : null,
    top: top.success ? top.data : {},
  }
}

interface Shared {
  current: ListSettings | undefined
  readonly listeners: Set<() => void>
}
const known = new Map<string, Shared>()

const sharedOf = (key: string): Shared => {
  const found = known.get(key)
  if (found) return found
  const made: Shared = { current: undefined, listeners: new Set() }
  known.set(key, made)
  const say = (next: ListSettings) => {
    made.current = next
    for (const listener of made.listeners) listener()
  }
  liveQuery(() => profile.settings.get(nameOf(key))).subscribe({
    next: (stored) => say(parse(stored)),
    // Without a profile database the list is shown as usual.
    error: () => say(parse(undefined)),
  })
  return made
}
const nameOf = (key: string) => `people/${key}`

/** Undefined for the moment until they are read. Changes show at once, and in every window. */
export const useListSettings = (): readonly [ListSettings | undefined, (patch: Partial<ListSettings>) => void] => {
  const { entry } = useSession()
  const shared = sharedOf(entry.key)
  const subscribe = useCallback(
    (listener: () => void) => {
      shared.listeners.add(listener)
      return () => void shared.listeners.delete(listener)
    },
    [shared],
  )
  const change = useCallback(
    (patch: Partial<ListSettings>) => {
      shared.current = { ...(shared.current ?? parse(undefined)), ...patch }
      for (const listener of shared.listeners) listener()
      void profile
        .transaction('rw', profile.settings, async () => {
          const stored = parse(await profile.settings.get(nameOf(entry.key)))
          await profile.settings.put({ ...stored, ...patch }, nameOf(entry.key))
        })
        .catch(() => {})
    },
    [shared, entry.key],
  )
  return [useSyncExternalStore(subscribe, () => shared.current), change]
}
