import type { DeviceId, EntityId } from '../../shared/model/ids.ts'
import type { LiveMessage } from '../worker/messages.ts'
import type { Presence } from './api.ts'

/** A window says again what it shows this often; it counts as gone after missing it twice. */
const REPEAT = 15_000
const GONE = 2 * REPEAT + 5_000
const nobody: readonly Presence[] = []
const hues = ['#0f766e', '#b45309', '#7c3aed', '#be123c', '#1d4ed8', '#4d7c0f', '#a21caf', '#0e7490'] as const

/** A device's colour, the same on every screen. */
export const colorOf = (device: DeviceId): string => {
  let sum = 0
  for (let i = 0; i < device.length; i++) sum = (sum * 31 + device.charCodeAt(i)) >>> 0
  return hues[sum % hues.length]!
}

interface Options {
  readonly device: DeviceId
  readonly window: string
  readonly name: () => string
  readonly send: (message: LiveMessage) => void
  readonly now?: () => number
}

/** Who has what open: told by ephemeral messages, forgotten when they stop (P-SYNC-4). */
export const createPresence = ({ device, window, name, send, now = Date.now }: Options) => {
  const mine = new Map<EntityId, number>()
  const others = new Map<string, { device: DeviceId; name: string; entities: readonly EntityId[]; until: number }>()
  const listeners = new Set<() => void>()
  let byEntity = new Map<EntityId, readonly Presence[]>()
  let queued = false

  const redraw = () => {
    const next = new Map<EntityId, Presence[]>()
    for (const other of others.values()) {
      for (const entity of other.entities) {
        const list = next.get(entity) ?? []
        if (!list.some((p) => p.device === other.device))
          list.push({ device: other.device, name: other.name, color: colorOf(other.device) })
        next.set(entity, list)
      }
    }
    byEntity = next
    for (const listener of listeners) listener()
  }
  const tell = () => {
    if (queued) return
    queued = true
    // Several records open and close in one render: one message.
    queueMicrotask(() => {
      queued = false
      send({ kind: 'here', device, window, name: name(), entities: [...mine.keys()] })
    })
  }
  const timer = setInterval(() => {
    if (mine.size > 0) tell()
    const gone = [...others].filter(([, other]) => other.until < now())
    for (const [key] of gone) others.delete(key)
    if (gone.length > 0) redraw()
  }, REPEAT)

  return {
    show(entity: EntityId): () => void {
      mine.set(entity, (mine.get(entity) ?? 0) + 1)
      tell()
      let shown = true
      return () => {
        if (!shown) return
        shown = false
        const left = mine.get(entity)! - 1
        if (left > 0) mine.set(entity, left)
        else mine.delete(entity)
        tell()
      }
    },
    present: (entity: EntityId): readonly Presence[] => byEntity.get(entity) ?? nobody,
    onPresence(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receive(message: LiveMessage): void {
      if (message.kind !== 'here' || (message.device === device && message.window === window)) return
      const key = `${message.device}/${message.window}`
      const known = others.has(key)
      if (message.entities.length === 0) others.delete(key)
      else others.set(key, { ...message, until: now() + GONE })
      redraw()
      // Someone new does not know yet what this window shows.
      if (!known && mine.size > 0 && message.entities.length > 0) tell()
    },
    close(): void {
      clearInterval(timer)
      if (mine.size > 0) send({ kind: 'here', device, window, name: name(), entities: [] })
      listeners.clear()
    },
  }
}
