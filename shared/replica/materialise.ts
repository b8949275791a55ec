import * as Y from 'yjs'
import { toBase64Url } from '../lib/bytes.ts'
import { msOf } from '../lib/hybridClock.ts'
import type { BaseRow, EntityDefinition, MapField, SetField, ValueField } from '../model/defineEntity.ts'
import { type EntityId, parseEntityId } from '../model/ids.ts'
import { decodeUpdate, type UpdateContent } from './decodeUpdate.ts'
import { type Folded, type FoldOp, fold } from './fold.ts'
import { plainText } from './plainText.ts'
import { FIELDS, readFields, standsSince } from './readFields.ts'

export interface Materialised {
  /** Null while the entity is removed, or when nobody with standing wrote it. */
  readonly row: BaseRow | null
  /** Values that do not parse and were read as their default (P-DOC-6). */
  readonly unparsed: number
  /** P-DOC-1: folding takes too long, so it is shown read-only. */
  readonly slow: boolean
}

/** An entity's row: a pure function of the commits that touch it and of their standing. `plain`: what `readPlain` gave for the only op, where it was asked already. */
export const materialise = (
  definition: EntityDefinition,
  id: EntityId,
  ops: readonly FoldOp[],
  known?: PlainFields | null,
): Materialised => {
  // Nothing of it counts: thousands of these are what removing one busy person leaves behind.
  if (ops.every((op) => op.cut)) return { row: null, unparsed: 0, slow: false }
  const only = ops.length === 1 ? ops[0]! : null
  const plain = only && !only.cut ? (known === undefined ? readPlain(decodeUpdate(only.update)) : known) : null
  if (only && plain) {
    const datedAt = definition.dates !== undefined && plain.has(definition.dates) ? msOf(only.time) : 0
    return { ...rowOf(definition, id, ops, plain, {}, datedAt), slow: false }
  }
  const folded = fold(ops)
  const datedAt = definition.dates === undefined ? 0 : standsSince(folded, definition.dates)
  return {
    ...rowOf(definition, id, folded.ops, readFields(folded), textsOf(definition, folded), datedAt),
    slow: folded.slow,
  }
}

/** Keys of the `f` map and their values. */
export type PlainFields = ReadonlyMap<string, unknown>

/**
 * What a first update sets, when setting keys of the `f` map is all it does; else null. 20,000 imported members are read in
 * a tenth of the time that a Y.Doc each would take (`fold` gives the same: held by a property test).
 */
export const readPlain = (content: UpdateContent | null): PlainFields | null => {
  if (!content || content.deletes.length > 0) return null
  const out = new Map<string, unknown>()
  const first = content.structs[0]
  // Anything after clock 0 waits for what comes before it.
  if (first && first.id.clock !== 0) return null
  for (const item of content.structs) {
    if (!(item instanceof Y.Item) || item.origin || item.rightOrigin || item.parentSub === null) return null
    if ((item.parent as unknown) !== FIELDS || !(item.content instanceof Y.ContentAny) || out.has(item.parentSub))
      return null
    out.set(item.parentSub, item.content.arr.at(-1))
  }
  return out
}

const textsOf = (definition: EntityDefinition, folded: Folded): Record<string, string> => {
  const out: Record<string, string> = {}
  for (const name of definition.texts) out[name] = plainText(folded.doc.getXmlFragment(name))
  return out
}

const rowOf = (
  definition: EntityDefinition,
  id: EntityId,
  ops: readonly FoldOp[],
  raw: ReadonlyMap<string, unknown>,
  texts: Readonly<Record<string, string>>,
  datedAt: number,
): Omit<Materialised, 'slow'> => {
  const base = baseOf(definition, id, ops)
  if (!base) return { row: null, unparsed: 0 }
  const { values, unparsed } = parseFields(definition, raw)
  return { row: definition.row({ base, values, texts, datedAt }), unparsed }
}

/** `ops` in canonical order. Null when none of them has effect. */
const baseOf = (definition: EntityDefinition, id: EntityId, ops: readonly FoldOp[]): BaseRow | null => {
  const first = ops.find((op) => !op.cut)
  const last = ops.findLast((op) => !op.cut)
  if (!first || !last) return null
  // Only where ids have a scope: a member's id has none, its bytes are all the member's own.
  const scope = definition.scopedBy === null ? null : parseEntityId(id)?.scope
  return {
    ...templatesOf(definition).row,
    id,
    scope: scope ? toBase64Url(scope) : '',
    createdAt: msOf(first.time),
    createdBy: first.by,
    updatedAt: msOf(last.time),
    updatedBy: last.by,
  }
}

/** A value field read by its schema; false in `parsed` means: counted, and the default stands (P-DOC-6). */
export const parseValue = <T>(field: ValueField<T>, raw: unknown): { readonly value: T; readonly parsed: boolean } => {
  if (raw === undefined) return { value: field.fallback, parsed: true }
  const result = field.schema.safeParse(raw)
  return result.success ? { value: result.data, parsed: true } : { value: field.fallback, parsed: false }
}

const isElement = (field: SetField, element: string): boolean => field.schema.safeParse(element).success

interface Templates {
  readonly row: object
  readonly values: Readonly<Record<string, unknown>>
  readonly sets: readonly string[]
  readonly maps: readonly string[]
}

const none: readonly string[] = Object.freeze([])
const noEntries: Readonly<Record<string, string>> = Object.freeze({})
const emptyOf = (field: ValueField<unknown> | SetField | MapField): unknown =>
  field.kind === 'value' ? field.fallback : field.kind === 'set' ? none : noEntries
const templates = new WeakMap<object, Templates>()

/** An object that copies quickly: V8 keeps what JSON.parse makes in its compact form, and what was put together key by key not. */
const compact = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> => {
  const out = JSON.parse(JSON.stringify(Object.fromEntries(entries.map(([key]) => [key, null]))))
  for (const [key, value] of entries) out[key] = value
  return out
}

/**
 * Objects that have every key of a row and of its values already. Copies of them keep one shape, which makes a row seven times
 * quicker to build than one that gets its thirty keys one after the other.
 */
const templatesOf = (definition: EntityDefinition): Templates => {
  let made = templates.get(definition)
  if (!made) {
    const fields = Object.entries(definition.fields)
    const values = compact(fields.map(([name, field]) => [name, emptyOf(field)]))
    const base = { id: '', scope: '', createdAt: 0, createdBy: '', updatedAt: 0, updatedBy: '' }
    const row = definition.row({ base, values: values as never, texts: {}, datedAt: 0 }) ?? base
    made = {
      row: compact(Object.keys(row).map((key) => [key, null])),
      values,
      sets: fields.filter(([, field]) => field.kind === 'set').map(([name]) => name),
      maps: fields.filter(([, field]) => field.kind === 'map').map(([name]) => name),
    }
    templates.set(definition, made)
  }
  return made
}

const inKeyOrder = (entries: object): object =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Total (P-DOC-6). Elements of sets and keys of maps are in plain string order: they have no other. */
const parseFields = (
  definition: EntityDefinition,
  raw: PlainFields,
): { readonly values: Record<string, never>; readonly unparsed: number } => {
  const { values: template, sets, maps } = templatesOf(definition)
  const values: Record<string, unknown> = { ...template }
  let unparsed = 0
  for (const [key, value] of raw) {
    if (value === undefined) continue
    const slash = key.indexOf('/')
    const name = slash < 0 ? key : key.slice(0, slash)
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name]! : null
    // A field of a newer version: kept in the commits, not shown (Case 27).
    if (!field || (field.kind === 'value') === slash >= 0) continue
    if (field.kind === 'value') {
      const read = parseValue(field, value)
      values[name] = read.value
      if (!read.parsed) unparsed++
      continue
    }
    if (field.kind === 'map') {
      const entry = key.slice(slash + 1)
      if (value === null) continue
      if (!field.keys.safeParse(entry).success || !field.schema.safeParse(value).success) unparsed++
      else values[name] = { ...(values[name] as object), [entry]: value }
      continue
    }
    if (value === false) continue
    const element = key.slice(slash + 1)
    if (value !== true || !isElement(field, element)) unparsed++
    else if (values[name] === none) values[name] = [element]
    else (values[name] as string[]).push(element)
  }
  for (const name of sets) if (values[name] !== none) (values[name] as string[]).sort()
  for (const name of maps) if (values[name] !== noEntries) values[name] = inKeyOrder(values[name] as object)
  return { values: values as Record<string, never>, unparsed }
}
