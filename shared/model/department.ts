import * as z from 'zod/mini'
import { toBase64Url } from '../lib/bytes.ts'
import {
  type BaseRow,
  defineEntity,
  flag,
  order,
  type RowInput,
  rankOf,
  reference,
  setOf,
  text,
  type ValuesOf,
  value,
} from './defineEntity.ts'

const fields = {
  name: text(80),
  purpose: text(1000),
  /** Index of one of the eight department hues. */
  hue: value(z.number().check(z.int(), z.minimum(0), z.maximum(7)), 0),
  order: order(),
  /** Member entity ids. */
  members: setOf(44),
  links: setOf(500),
  /** Member entity id: who of those that hold the duty is the lead; the others are deputies. '' = whoever has held it longest. */
  lead: reference(),
  archived: flag(),
}

export interface DepartmentRow extends BaseRow, ValuesOf<typeof fields> {}

export const department = defineEntity({
  name: 'department',
  type: 3,
  table: 'departments',
  fields,
  texts: ['about'],
  scopedBy: null,
  writers: (grant, id) => rankOf[grant.role] <= 2 || grant.role === 'member' || grant.scope === toBase64Url(id.rand),
  row: ({ base, values }: RowInput<typeof fields>): DepartmentRow => ({ ...base, ...values }),
  indexes: ['order'],
})
