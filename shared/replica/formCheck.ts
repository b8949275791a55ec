import * as Y from 'yjs'
import { decodeUpdate, type UpdateContent } from './decodeUpdate.ts'

export const MAX_UPDATE = 256 * 1024
const MAX_STRUCTS = 2000
const MAX_RANGES = 4096
const MAX_LENGTH = 65_536
const MAX_CLOCK = 2 ** 31
const MAX_DEPTH = 8
const ROOT = /^[A-Za-z0-9]{1,32}$/
const KINDS: ReadonlySet<unknown> = new Set([
  Y.ContentDeleted,
  Y.ContentString,
  Y.ContentFormat,
  Y.ContentEmbed,
  Y.ContentType,
  Y.ContentAny,
])

export type FormRule =
  | 'size'
  | 'decode'
  | 'trailing'
  | 'count'
  | 'client'
  | 'clock'
  | 'struct'
  | 'kind'
  | 'ref'
  | 'selfref'
  | 'root'
  | 'depth'
  | 'ds'

/**
 * P-DOC-5: may this update be stored? Gives what it holds, or the name of the broken rule. Syntax only: the answer never
 * depends on what is stored already or on what this version knows of the entity.
 * @param fits whether a client id may be used in this commit (P-DOC-4)
 */
export const checkForm = (update: Uint8Array, fits: (client: number) => boolean): UpdateContent | FormRule => {
  if (update.length > MAX_UPDATE) return 'size'
  const content = decodeUpdate(update)
  if (!content) return 'decode'
  if (content.trailing) return 'trailing'
  return checkStructs(content.structs, fits) ?? checkDeletes(content.deletes) ?? content
}

const checkStructs = (structs: UpdateContent['structs'], fits: (client: number) => boolean): FormRule | null => {
  if (structs.length > MAX_STRUCTS) return 'count'
  const first = structs[0]
  if (!first) return null
  const { client } = first.id
  if (!fits(client)) return 'client'
  let { clock } = first.id
  for (const struct of structs) {
    if (struct.id.client !== client) return 'client'
    const { length } = struct
    if (struct.id.clock !== clock || !(length > 0) || !Number.isSafeInteger(length)) return 'clock'
    if (length > MAX_LENGTH || clock + length > MAX_CLOCK) return 'clock'
    if (!(struct instanceof Y.Item)) return 'struct'
    const rule = checkItem(struct, client, clock)
    if (rule) return rule
    clock += length
  }
  return null
}

const checkItem = (item: Y.Item, client: number, clock: number): FormRule | null => {
  if (!KINDS.has(item.content.constructor)) return 'kind'
  for (const ref of [item.origin, item.rightOrigin, item.parent]) {
    if (!(ref instanceof Y.ID)) continue
    if (!(ref.clock >= 0 && ref.clock < MAX_CLOCK)) return 'ref'
    if (ref.client === client && ref.clock >= clock) return 'selfref'
  }
  // decodeUpdate leaves root types as their names.
  const root: unknown = item.parent
  if (typeof root === 'string' && !ROOT.test(root)) return 'root'
  return leaves(item.content).every((value) => depthWithin(value, MAX_DEPTH)) ? null : 'depth'
}

const leaves = (content: unknown): readonly unknown[] => {
  if (content instanceof Y.ContentAny) return content.arr
  if (content instanceof Y.ContentEmbed) return [content.embed]
  if (content instanceof Y.ContentFormat) return [content.value]
  return []
}

/** Scalars have depth 0, each array or object around them adds one. */
const depthWithin = (value: unknown, left: number): boolean => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  if (left === 0) return false
  return Object.values(value).every((inner) => depthWithin(inner, left - 1))
}

const checkDeletes = (deletes: UpdateContent['deletes']): FormRule | null => {
  let ranges = 0
  for (const { clock, len } of deletes) {
    if (++ranges > MAX_RANGES || !(clock >= 0) || !(len > 0) || len > MAX_LENGTH || clock + len > MAX_CLOCK) return 'ds'
  }
  return null
}
