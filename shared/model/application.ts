import * as z from 'zod/mini'
import { plainLine } from '../lib/plain.ts'
import { type BaseRow, defineEntity, type RowInput, text, type ValuesOf, value } from './defineEntity.ts'

/** Questions of a network, and so answers of an application. */
export const MAX_QUESTIONS = 8
export const MAX_ANSWER = 1000

const answer = z.object({
  question: z.string().check(z.maxLength(200)),
  answer: z.string().check(z.maxLength(MAX_ANSWER)),
})
export type Answer = z.infer<typeof answer>

const fields = {
  name: text(64),
  /** What the newcomer says of herself. */
  intro: text(2000),
  /** Each with the question as it stood when it was answered. */
  answers: value(z.array(answer).check(z.maxLength(MAX_QUESTIONS)), [] as Answer[]),
  /** What an `admit` statement needs of the newcomer's device, base64url: she need not be there when it is decided. */
  kx: value(z.string().check(z.regex(/^([\w-]{43})?$/)), ''),
  newSig: value(z.string().check(z.regex(/^([\w-]{86})?$/)), ''),
}

export interface ApplicationRow extends BaseRow, ValuesOf<typeof fields> {}

/** Somebody asks to belong, without an invitation. The id is `type + member id` of the newcomer, so that it is one however many doors she knocks at. */
export const application = defineEntity({
  name: 'application',
  type: 8,
  table: 'applications',
  fields,
  texts: [],
  scopedBy: null,
  writers: () => true,
  row: ({ base, values }: RowInput<typeof fields>): ApplicationRow => ({
    ...base,
    ...values,
    // Written by whoever brought it in, about somebody who is to be judged.
    name: plainLine(values.name),
  }),
  indexes: ['createdAt'],
})
