import { type BaseRow, defineEntity, order, type RowInput, text, type ValuesOf } from './defineEntity.ts'

const fields = {
  name: text(80),
  /** The list's query as its address holds it (`?city=Rostock&skills=...`), without the question mark. */
  query: text(4000),
  order: order(),
}

export interface SavedFilterRow extends BaseRow, ValuesOf<typeof fields> {}

/** A view of the directory that somebody shares with the network. Private ones stay on their machine (`localKeys.savedFilters`). */
export const savedFilter = defineEntity({
  name: 'savedFilter',
  type: 13,
  table: 'savedFilters',
  fields,
  texts: [],
  scopedBy: null,
  writers: () => true,
  row: ({ base, values }: RowInput<typeof fields>): SavedFilterRow => ({ ...base, ...values }),
  indexes: ['order'],
})
