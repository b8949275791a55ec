import * as z from 'zod/mini'
import { MAX_QUESTIONS } from './application.ts'
import { type BaseRow, defineEntity, type RowInput, rankOf, setOf, text, value } from './defineEntity.ts'

const fields = {
  name: text(80),
  purpose: text(500),
  links: setOf(500),
  /** The network's own value questions: who applies is asked them, in this order. */
  questions: value(
    z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(MAX_QUESTIONS)),
    [] as string[],
  ),
}

export interface NetworkRow extends BaseRow {
  readonly name: string
  readonly purpose: string
  readonly links: readonly string[]
  readonly questions: readonly string[]
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
    questions: values.questions,
  }),
  indexes: [],
})
