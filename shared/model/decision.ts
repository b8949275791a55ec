import * as z from 'zod/mini'
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

/** What was decided about a person. */
export const verdicts = [
  'admitted',
  'declined',
  'removed',
  'restored',
  'roleGiven',
  'roleTaken',
  'deviceLost',
  'inviteRevoked',
  'left',
] as const
export type Verdict = (typeof verdicts)[number]

const fields = {
  /** Member id. */
  about: reference(),
  verdict: value(z.enum(['none', ...verdicts]), 'none' as 'none' | Verdict),
  reason: text(500),
  /** Role given or taken; '' else. */
  role: text(20),
  /** The statement's commit id; '' for a decline, which is none. */
  statement: reference(),
}

export interface DecisionRow extends BaseRow, ValuesOf<typeof fields> {}

/** The words beside a statement about a person: who decided what, when (`createdAt`), and why. The statement alone has effect. */
export const decision = defineEntity({
  name: 'decision',
  type: 10,
  table: 'decisions',
  fields,
  texts: [],
  scopedBy: null,
  writers: (grant) => rankOf[grant.role] <= 2,
  row: ({ base, values }: RowInput<typeof fields>): DecisionRow => ({ ...base, ...values }),
  indexes: ['about', 'createdAt'],
})
