import { emailKey } from '../../lib/contactKeys.ts'
import { foldText } from '../../lib/foldText.ts'
import type { Fields } from '../../model/defineEntity.ts'
import { entities } from '../../model/entities.ts'
import type { Draft, FieldPatch } from '../command.ts'
import type { Change, Existing } from './imported.ts'

type Filled = 'member' | 'organisation'

const digits = (phone: string): string => phone.replace(/[^\d+]/g, '').replace(/^00/, '+')

/** A name in other letters, an address in other case, a number with other gaps: no news. */
const same = (key: string, held: unknown, value: unknown): boolean => {
  if (held === value) return true
  const form = key === 'name' ? foldText : key === 'email' ? emailKey : key === 'phone' ? digits : null
  return form !== null && held !== '' && form(String(held)) === form(String(value))
}

/** Writes what a file says into a record. Sets only grow; what stands in a record of somebody's own is completed, never replaced. */
export const fillIn = <N extends Filled>(
  type: N,
  draft: Draft<N>,
  values: FieldPatch<N>,
  existing: Existing,
): Change[] => {
  const fields: Fields = entities[type].fields
  // The names come from checkPatch, so they are fields of the right kind; the compiler cannot follow that through a loop.
  const raw = draft as unknown as {
    get(field: string): unknown
    set(field: string, value: unknown): void
    elements(field: string): readonly string[]
    add(field: string, element: string): void
    entries(field: string): Readonly<Record<string, string>>
    put(field: string, key: string, value: string | null): void
  }
  const keeps = existing === 'fill' || (type === 'member' && raw.get('source') === 'self')
  const changes: Change[] = []
  for (const [field, value] of Object.entries(values)) {
    const definition = fields[field]!
    if (definition.kind === 'set') {
      const held = new Set(raw.elements(field))
      const added = (value as readonly string[]).filter((element) => !held.has(element))
      for (const element of added) raw.add(field, element)
      if (added.length > 0) changes.push({ field, from: '', to: added.join('; ') })
    } else if (definition.kind === 'map') {
      const held = raw.entries(field)
      for (const [key, entry] of Object.entries(value as Readonly<Record<string, string | null>>)) {
        const before = Object.hasOwn(held, key) ? held[key] : undefined
        if (entry === null || before === entry || (before && (keeps || entry === ''))) continue
        raw.put(field, key, entry)
        changes.push({ field, key, from: before ?? '', to: entry })
      }
    } else {
      const held = raw.get(field)
      const isEmpty = held === definition.fallback
      if (value === definition.fallback || same(field, held, value) || (keeps && !isEmpty)) continue
      raw.set(field, value)
      changes.push({ field, from: isEmpty ? '' : String(held), to: String(value) })
    }
  }
  return changes
}
