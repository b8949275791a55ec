import type { Fields } from '../model/defineEntity.ts'
import { type EntityName, entities } from '../model/entities.ts'
import type { Draft } from './command.ts'

/** One raw key of an entity's `f` map (`title`, or `assignees/<element>`), read and written through a draft. */
export interface RawField {
  /** What an absent key means. */
  readonly empty: unknown
  accepts(value: unknown): boolean
  read(): unknown
  write(value: unknown): void
}

/** Null when this version knows no such field. The draft's typed methods are used by name here, after looking the name up. */
export const rawField = (type: EntityName, draft: Draft, key: string): RawField | null => {
  const fields: Fields = entities[type].fields
  const cut = key.indexOf('/')
  const name = cut < 0 ? key : key.slice(0, cut)
  const field = fields[name]
  const loose = draft as unknown as {
    get(field: string): unknown
    elements(field: string): readonly string[]
    set(field: string, value: unknown): void
    add(field: string, element: string): void
    delete(field: string, element: string): void
    entries(field: string): Readonly<Record<string, string>>
    put(field: string, key: string, value: string | null): void
  }
  if (field?.kind === 'value' && cut < 0) {
    return {
      empty: field.fallback,
      accepts: (value) => value === undefined || field.schema.safeParse(value).success,
      read: () => loose.get(name),
      write: (value) => loose.set(name, value ?? field.fallback),
    }
  }
  if (field?.kind === 'set' && cut >= 0) {
    const element = key.slice(cut + 1)
    return {
      empty: false,
      accepts: (value) =>
        (value === undefined || typeof value === 'boolean') && field.schema.safeParse(element).success,
      read: () => loose.elements(name).includes(element),
      write: (value) => (value === true ? loose.add(name, element) : loose.delete(name, element)),
    }
  }
  if (field?.kind === 'map' && cut >= 0) {
    const entry = key.slice(cut + 1)
    return {
      empty: null,
      accepts: (value) =>
        field.keys.safeParse(entry).success && (value == null || field.schema.safeParse(value).success),
      read: () => {
        const entries = loose.entries(name)
        return Object.hasOwn(entries, entry) ? entries[entry] : null
      },
      write: (value) => loose.put(name, entry, typeof value === 'string' ? value : null),
    }
  }
  return null
}
