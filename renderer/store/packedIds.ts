import { ENTITY_ID_BYTES, type EntityId } from '../../shared/model/ids.ts'

/** Letters of an id: base64url of its bytes, without padding. */
const LETTERS = (ENTITY_ID_BYTES / 3) * 4

/** Ids on their way between worker and window, one after the other: 20,000 strings take a window milliseconds, one long one does not. */
export type PackedIds = string & { readonly __brand?: 'packed ids' }

export const packIds = (ids: readonly EntityId[]): PackedIds => ids.join('')

export const unpackIds = (packed: PackedIds): EntityId[] =>
  Array.from({ length: packed.length / LETTERS }, (_, i) => packed.slice(i * LETTERS, (i + 1) * LETTERS))
