import * as z from 'zod/mini'
import { instantOf } from '../lib/instantOf.ts'
import { dayOrTime } from './card.ts'
import {
  type BaseRow,
  defineEntity,
  flag,
  type RowInput,
  reference,
  setOf,
  text,
  type ValuesOf,
  value,
} from './defineEntity.ts'

const fields = {
  title: text(200),
  /** Wall-clock time in `zone`: YYYY-MM-DDTHH:MM, or YYYY-MM-DD for all-day. */
  start: value(dayOrTime, ''),
  /** Exclusive end, same forms as `start`; '' = open. */
  end: value(dayOrTime, ''),
  /** IANA zone of start and end. */
  zone: text(60),
  place: text(200),
  address: text(400),
  url: text(500),
  hashtag: text(60),
  /** Guests that fit; null = no limit. */
  capacity: value(z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(100_000))), null),
  official: flag(),
  status: value(z.enum(['planned', 'confirmed', 'cancelled']), 'planned' as 'planned' | 'confirmed' | 'cancelled'),
  /** Member entity ids. */
  hosts: setOf(44),
  tags: setOf(60),
  department: reference(),
  /** RFC 5545 RRULE value; '' = once. */
  rule: text(500),
  /** Exceptions to `rule`: local start times that do not take place. */
  except: setOf(20),
  /** iCalendar UID of an imported event, so that importing again updates it. */
  uid: text(300),
}

/** A longer plan is cut in the row; who needs all of it opens the text. */
export const EXCERPT = 2000

export interface EventRow extends BaseRow, ValuesOf<typeof fields> {
  /** Epoch ms of `start` in `zone`; 0 when there is none. Sorting and ranges. */
  readonly startAt: number
  /** Beginning of the plan, plain: up to 2,000 characters, so that exports of usual plans are complete. */
  readonly excerpt: string
}

/** A meetup, workshop or meeting. Any member may host one; `official` is said by ambassadors and up. */
export const event = defineEntity({
  name: 'event',
  type: 6,
  table: 'events',
  fields,
  texts: ['plan'],
  scopedBy: null,
  writers: () => true,
  row: ({ base, values, texts }: RowInput<typeof fields>): EventRow => ({
    ...base,
    ...values,
    startAt: instantOf(values.start, values.zone),
    excerpt: (texts.plan ?? '').slice(0, EXCERPT),
  }),
  indexes: ['startAt', 'uid'],
})
