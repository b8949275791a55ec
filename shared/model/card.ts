import * as z from 'zod/mini'
import {
  type BaseRow,
  defineEntity,
  flag,
  order,
  type RowInput,
  reference,
  setOf,
  text,
  type ValuesOf,
  value,
} from './defineEntity.ts'

/** YYYY-MM-DD, optionally THH:MM (local to the network's reader); '' when unset. */
export const dayOrTime = z.string().check(z.regex(/^(\d{4}-\d\d-\d\d(T\d\d:\d\d)?)?$/))

const fields = {
  title: text(300),
  /** Column entity id. */
  column: reference(),
  order: order(),
  /** Member entity ids. */
  assignees: setOf(44),
  labels: setOf(60),
  start: value(dayOrTime, ''),
  due: value(dayOrTime, ''),
  done: flag(),
  archived: flag(),
  /** Event entity id. */
  event: reference(),
  estimate: value(z.nullable(z.number().check(z.minimum(0), z.maximum(10_000))), null),
}

export interface CardRow extends BaseRow, ValuesOf<typeof fields> {
  /** The department's scope while the card is on its board, '' once archived. */
  readonly board: string
  /** Assignees while the card is open: "my work" reads this index. */
  readonly workers: readonly string[]
  /** Beginning of the description, plain. */
  readonly excerpt: string
}

export const card = defineEntity({
  name: 'card',
  type: 5,
  table: 'cards',
  fields,
  texts: ['description'],
  scopedBy: 'department',
  writers: () => true,
  row: ({ base, values, texts }: RowInput<typeof fields>): CardRow => ({
    ...base,
    ...values,
    board: values.archived ? '' : base.scope,
    workers: values.archived || values.done ? [] : values.assignees,
    excerpt: (texts.description ?? '').slice(0, 400),
  }),
  indexes: ['board', 'scope', '*workers', 'due'],
})
