import * as z from 'zod/mini'
import { type BaseRow, defineEntity, flag, order, type RowInput, text, type ValuesOf, value } from './defineEntity.ts'

const fields = {
  name: text(80),
  order: order(),
  hue: value(z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(7))), null),
  /** Work-in-progress limit; 0 = none. */
  limit: value(z.number().check(z.int(), z.minimum(0), z.maximum(999)), 0),
  /** Cards that arrive here count as done. */
  done: flag(),
}

export interface ColumnRow extends BaseRow, ValuesOf<typeof fields> {}

/** A column of a department's board. */
export const column = defineEntity({
  name: 'column',
  type: 4,
  table: 'columns',
  fields,
  texts: [],
  scopedBy: 'department',
  writers: () => true,
  row: ({ base, values }: RowInput<typeof fields>): ColumnRow => ({ ...base, ...values }),
  indexes: ['scope'],
})
