import type { Clash } from '../replica/receipt.ts'

/** Of a receipt's clash: the field and both values. */
interface Sides {
  readonly field: string
  readonly kept: { readonly value: unknown }
  readonly other: { readonly value: unknown }
}

/** What the record says now: the raw key of a set's element is true or absent, that of a map a text or null. */
const currentOf = (row: object | undefined, key: string): unknown => {
  if (!row) return undefined
  const slash = key.indexOf('/')
  const held = (row as Record<string, unknown>)[slash < 0 ? key : key.slice(0, slash)]
  if (slash < 0) return held
  const element = key.slice(slash + 1)
  if (Array.isArray(held)) return held.includes(element)
  return isMap(held) && Object.hasOwn(held, element) ? held[element] : null
}

const isMap = (held: unknown): held is Readonly<Record<string, unknown>> => typeof held === 'object' && held !== null

const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? '') === JSON.stringify(b ?? '') || (!a && !b)

/** Names a clash, in whichever receipts it stands: what is decided in one is decided in all. */
export const clashKey = ({ entity, field, kept }: Pick<Clash, 'entity' | 'field' | 'kept'>): string =>
  `${entity} ${field} ${kept.at}`

/**
 * How a clash stands today: as the meeting left it (`kept`), with the other value (`other`), or changed once more (`else`). `row`: the
 * entity's row now, undefined when it is removed.
 */
export const clashState = ({ field, kept, other }: Sides, row: object | undefined): 'kept' | 'other' | 'else' => {
  const now = currentOf(row, field)
  // In a map nothing said and an empty text are two things: she belongs there, or not.
  if (now === null || kept.value === null || other.value === null) {
    const is = (value: unknown) => (now ?? null) === (value ?? null)
    return is(kept.value) ? 'kept' : is(other.value) ? 'other' : 'else'
  }
  if (same(now, kept.value)) return 'kept'
  return same(now, other.value) ? 'other' : 'else'
}
