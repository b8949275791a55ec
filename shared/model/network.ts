import { type BaseRow, defineEntity, type RowInput, rankOf, setOf, text } from './defineEntity.ts'

const fields = { name: text(80), purpose: text(500), links: setOf(500) }

export interface NetworkRow extends BaseRow {
  readonly name: string
  readonly purpose: string
  readonly links: readonly string[]
}

/** The network's own settings: one entity, its scope and rand all zeros. */
export const network = defineEntity({
  name: 'network',
  type: 1,
  table: 'network',
  fields,
  texts: [],
  scopedBy: null,
  writers: (grant) => rankOf[grant.role] <= 1,
  row: ({ base, values }: RowInput<typeof fields>): NetworkRow => ({
    ...base,
    name: values.name,
    purpose: values.purpose,
    links: values.links,
  }),
  indexes: [],
})
