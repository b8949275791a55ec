import { liveQuery } from 'dexie'
import { useSyncExternalStore } from 'react'
import { type AppSettings, defaultSettings, parseSettings, profile } from './profile.ts'

const KEY = 'app'
let current = defaultSettings
const listeners = new Set<() => void>()
let watching = false

const watch = (): void => {
  if (watching) return
  watching = true
  liveQuery(() => profile.settings.get(KEY)).subscribe({
    next: (stored) => {
      current = parseSettings(stored)
      for (const listener of listeners) listener()
    },
    // Without a profile database the app still runs, on defaults; founding a network then says what is wrong.
    error: () => {},
  })
}

/** Calls back on every change, in any window. */
export const onSettings = (listener: () => void): (() => void) => {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentSettings = (): AppSettings => current

/** Before the first render, so that nothing flashes in the wrong language or scheme. Never rejects. */
export const loadSettings = async (): Promise<AppSettings> => {
  try {
    current = parseSettings(await profile.settings.get(KEY))
  } catch {
    current = defaultSettings
  }
  return current
}

/** Merges into what is stored, also when another window changes another setting at the same moment. */
export const changeSettings = async (patch: Partial<AppSettings>): Promise<void> => {
  current = { ...current, ...patch }
  for (const listener of listeners) listener()
  await profile.transaction('rw', profile.settings, async () => {
    const stored = await profile.settings.get(KEY)
    await profile.settings.put({ ...(typeof stored === 'object' ? stored : {}), ...patch }, KEY)
  })
}

/** The app's settings, live in every window, and how to change them. */
export const useSettings = (): readonly [AppSettings, (patch: Partial<AppSettings>) => void] => [
  useSyncExternalStore(onSettings, currentSettings),
  changeSettings,
]
