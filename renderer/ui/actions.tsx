import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { IconType } from './icon.ts'
import { useKey } from './keys.ts'

/** Something a person can do here and now: found in the palette, run by its key, listed under `?`. */
export interface Action {
  /** Unique among what is mounted. */
  readonly id: string
  readonly label: string
  /** `c`, `g p`, `Mod+Shift+z`; alternatives with `|`, the first is shown. */
  readonly keys?: string
  readonly icon?: IconType
  /** `go`: to a place. `do` (usual): acts. */
  readonly group?: 'go' | 'do'
  /** More words the palette finds it by. */
  readonly also?: string
  readonly run: () => void
  readonly isEnabled?: boolean
  /** Only a key, not in the palette (moving in a list). */
  readonly isHidden?: boolean
}

let actions: readonly Action[] = []
const listeners = new Set<() => void>()
const publish = (next: readonly Action[]) => {
  actions = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Everything that can be done at the moment, innermost screen last. */
export const useActions = (): readonly Action[] => useSyncExternalStore(subscribe, () => actions)

/** Offers an action while the component is mounted. */
export const useAction = (action: Action): void => {
  const { id, label, keys = '', icon, group, also, isEnabled = true, isHidden } = action
  const run = useRef(action.run)
  run.current = action.run
  useKey(keys, () => run.current(), isEnabled)
  useEffect(() => {
    if (!isEnabled) return
    const entry: Action = { id, label, keys, icon, group, also, isHidden, run: () => run.current() }
    publish([...actions, entry])
    return () => publish(actions.filter((each) => each !== entry))
  }, [id, label, keys, icon, group, also, isEnabled, isHidden])
}
