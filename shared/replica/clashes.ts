import type * as Y from 'yjs'
import * as z from 'zod/mini'
import type { EntityDefinition, MapField, ValueField } from '../model/defineEntity.ts'
import type { Folded, FoldOp } from './fold.ts'
import { parseValue } from './materialise.ts'
import { type Written, writtenItems, writtenKeys } from './readFields.ts'

export interface FieldClash {
  readonly field: string
  /** What stands. */
  readonly kept: Written
  /** What stood on the other side. */
  readonly other: Written
}

/**
 * Value fields that two people set without knowing of each other: one before the meeting, one in commits that came with it.
 * A later item knows an earlier one when that is among its origins. Equal values and the same person's own are no clash.
 */
export const clashesIn = (
  folded: Folded,
  definition: EntityDefinition,
  arrived: (op: FoldOp) => boolean,
): FieldClash[] => {
  const out: FieldClash[] = []
  for (const [field, reading] of comparable(folded, definition)) {
    // Newest first; the first one stands.
    const items = writtenItems(folded, field)
    const kept = items[0]
    if (!kept) continue
    const keptArrived = arrived(kept.written.op)
    // What stood on the other side: its newest.
    const other = items.find((it) => arrived(it.written.op) !== keptArrived)
    if (!other || other.written.op.by === kept.written.op.by) continue
    if (originsOf(kept.item, items).has(other.item)) continue
    const read = ({ value, op }: Written): Written => ({
      value: parseValue(reading, value).value,
      op,
    })
    const sides = { field, kept: read(kept.written), other: read(other.written) }
    if (JSON.stringify(sides.kept.value) !== JSON.stringify(sides.other.value)) out.push(sides)
  }
  return out
}

/** Every key of which one value stands: value fields, and what was ever written in a map. Elements of sets cannot clash. */
const comparable = (folded: Folded, definition: EntityDefinition): [key: string, ValueField<unknown>][] => {
  const out: [string, ValueField<unknown>][] = []
  const maps: string[] = []
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.kind === 'value') out.push([name, field])
    else if (field.kind === 'map') maps.push(name)
  }
  if (maps.length > 0)
    for (const key of writtenKeys(folded)) {
      const slash = key.indexOf('/')
      const field =
        slash > 0 && maps.includes(key.slice(0, slash)) ? (definition.fields[key.slice(0, slash)] as MapField) : null
      if (field?.keys.safeParse(key.slice(slash + 1)).success)
        out.push([key, { kind: 'value', schema: z.nullable(field.schema), fallback: null }])
    }
  return out
}

interface ItemOf {
  readonly item: Y.Item
}

const originsOf = (item: Y.Item, items: readonly ItemOf[]): ReadonlySet<Y.Item> => {
  const known = new Set<Y.Item>()
  for (let next: Y.Item | undefined = item; next; ) {
    const origin: Y.ID | null = next.origin
    next = origin ? items.find((other) => holds(other.item, origin))?.item : undefined
    if (!next || known.has(next)) break
    known.add(next)
  }
  return known
}

const holds = (item: Y.Item, id: Y.ID): boolean =>
  item.id.client === id.client && id.clock >= item.id.clock && id.clock < item.id.clock + item.length
