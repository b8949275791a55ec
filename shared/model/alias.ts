import { fromBase64Url } from '../lib/bytes.ts'
import { type BaseRow, defineEntity, type RowInput, rankOf, reference, type ValuesOf } from './defineEntity.ts'
import { type EntityId, makeEntityId, parseEntityId } from './ids.ts'
import { member } from './member.ts'

const fields = {
  /** The person's other record (a member entity id), which is the one that is shown. */
  into: reference(),
}

export interface AliasRow extends BaseRow, ValuesOf<typeof fields> {}

/**
 * Two records are one person: what names the record of this id means the one that it was merged into. An entity of its own, so that who
 * reads the tables can follow it, and so that a clash between two mergers is told once.
 */
export const alias = defineEntity({
  name: 'alias',
  type: 14,
  table: 'aliases',
  fields,
  texts: [],
  scopedBy: null,
  writers: (grant) => rankOf[grant.role] <= 2,
  row: ({ base, values }: RowInput<typeof fields>): AliasRow | null =>
    fromBase64Url(values.into) ? { ...base, ...values } : null,
  indexes: ['into'],
})

/** The alias of a record: its id but for the type. What `member.mergedInto` holds, whoever merges it into whom. */
export const aliasOf = (record: EntityId): EntityId => {
  const parts = parseEntityId(record)
  if (!parts) throw new Error('not an entity id')
  return makeEntityId({ ...parts, type: alias.type })
}

/** Inverse of `aliasOf`. */
export const memberOfAlias = (id: EntityId): EntityId => {
  const parts = parseEntityId(id)
  if (!parts) throw new Error('not an entity id')
  return makeEntityId({ ...parts, type: member.type })
}
