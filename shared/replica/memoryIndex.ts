import type { BaseRow, EntityDefinition } from '../model/defineEntity.ts'
import type { EntityId } from '../model/ids.ts'
import type { KeyRange, Page } from './ports.ts'

type Key = string | number

export interface IndexEntry {
  readonly key: Key
  readonly id: EntityId
}

/** IndexedDB's order: numbers before strings, strings by UTF-16 unit. */
const compareKeys = (a: Key, b: Key): number => {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** As IndexedDB builds it: rows whose value is no key (null, undefined, boolean) are not in it; a multi-entry index has one entry per different element. */
export const sortedIndex = (definition: EntityDefinition, index: string, rows: Iterable<BaseRow>): IndexEntry[] => {
  const multi = definition.indexes.includes(`*${index}`)
  if (index !== 'id' && !multi && !definition.indexes.includes(index)) {
    throw new Error(`${definition.name} has no index ${index}`)
  }
  const entries: IndexEntry[] = []
  for (const row of rows) {
    const value = (row as unknown as Record<string, unknown>)[index]
    for (const key of multi ? new Set(value as Key[]) : [value]) {
      if (typeof key === 'string' || typeof key === 'number') entries.push({ key, id: row.id })
    }
  }
  return entries.sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.id, b.id))
}

export const inRange = (key: Key, { equals, from, below }: KeyRange): boolean =>
  (equals === undefined || compareKeys(key, equals) === 0) &&
  (from === undefined || compareKeys(key, from) >= 0) &&
  (below === undefined || compareKeys(key, below) < 0)

export const pageOf = <T>(entries: readonly T[], { offset = 0, limit, reverse = false }: Page = {}): readonly T[] => {
  if (offset === 0 && limit === undefined && !reverse) return entries
  const ordered = reverse ? [...entries].reverse() : entries
  return ordered.slice(offset, limit === undefined ? undefined : offset + limit)
}
