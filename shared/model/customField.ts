import * as z from 'zod/mini'
import { type BaseRow, defineEntity, order, type RowInput, rankOf, text, type ValuesOf, value } from './defineEntity.ts'

export const customKinds = ['text', 'choice', 'number', 'date', 'yesNo'] as const
export type CustomKind = (typeof customKinds)[number]

const fields = {
  /**
   * Key in `member.custom`: the label as it was first given, so that columns of an imported list with that heading are the field's
   * values, and two coordinators who define the same field apart share them. Renaming leaves it.
   */
  key: text(80),
  label: text(80),
  kind: value(z.enum(customKinds), 'text' as CustomKind),
  /** Of a choice, in their order. */
  options: value(z.array(z.string().check(z.minLength(1), z.maxLength(80))).check(z.maxLength(60)), [] as string[]),
  help: text(200),
  order: order(),
  /** Who of the network sees it. */
  audience: value(z.enum(['everyone', 'ambassadors']), 'everyone' as 'everyone' | 'ambassadors'),
}

export interface CustomFieldRow extends BaseRow, ValuesOf<typeof fields> {}

/** A field of profiles that this network has beside the usual ones. */
export const customField = defineEntity({
  name: 'customField',
  type: 12,
  table: 'customFields',
  fields,
  texts: [],
  scopedBy: null,
  writers: (grant) => rankOf[grant.role] <= 1,
  row: ({ base, values }: RowInput<typeof fields>): CustomFieldRow => ({ ...base, ...values }),
  indexes: ['order'],
})
