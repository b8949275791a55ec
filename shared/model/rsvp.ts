import * as z from 'zod/mini'
import { toBase64Url } from '../lib/bytes.ts'
import {
  type BaseRow,
  defineEntity,
  type RowInput,
  rankOf,
  reference,
  text,
  type ValuesOf,
  value,
} from './defineEntity.ts'

const fields = {
  answer: value(z.enum(['none', 'yes', 'maybe', 'no']), 'none' as 'none' | 'yes' | 'maybe' | 'no'),
  /** People she brings along. */
  guests: value(z.number().check(z.int(), z.minimum(0), z.maximum(20)), 0),
  note: text(300),
  /** Member entity id of the guest. */
  member: reference(),
}

export interface RsvpRow extends BaseRow, ValuesOf<typeof fields> {
  /** When the answer that stands was given, epoch ms: guests and a note may change later without losing the place. */
  readonly answeredAt: number
}

/** One member's answer to one event: the id is made of both, so there is only ever one. Who organises the event keeps its guest list. */
export const rsvp = defineEntity({
  name: 'rsvp',
  type: 7,
  table: 'rsvps',
  fields,
  texts: [],
  scopedBy: 'event',
  dates: 'answer',
  ownedBy: 'member',
  writers: (grant, id, owns) =>
    owns || rankOf[grant.role] <= 2 || (grant.role === 'organiser' && grant.scope === toBase64Url(id.scope)),
  row: ({ base, values, datedAt }: RowInput<typeof fields>): RsvpRow => ({
    ...base,
    ...values,
    answeredAt: datedAt || base.createdAt,
  }),
  indexes: ['scope', 'member'],
})
