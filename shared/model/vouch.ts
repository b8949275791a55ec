import { type BaseRow, defineEntity, type RowInput, reference, text, type ValuesOf } from './defineEntity.ts'

const fields = {
  /** Member id of who vouches: the id holds only its hash. */
  member: reference(),
  /** Member id of whom it is for: a newcomer who applied, or a member. */
  about: reference(),
  /** Why, in one sentence. */
  sentence: text(280),
}

export interface VouchRow extends BaseRow, ValuesOf<typeof fields> {}

/** One member answers for another person. Scope: the last 16 bytes of the other's member id; only the voucher may write it, and there is one for each pair. */
export const vouch = defineEntity({
  name: 'vouch',
  type: 9,
  table: 'vouches',
  fields,
  texts: [],
  scopedBy: 'application',
  ownedBy: 'member',
  writers: (_grant, _id, owns) => owns,
  row: ({ base, values }: RowInput<typeof fields>): VouchRow => ({ ...base, ...values }),
  indexes: ['about', 'member'],
})
