import * as z from 'zod/mini'
import { foldText } from '../lib/foldText.ts'
import {
  type BaseRow,
  defineEntity,
  mapOf,
  type RowInput,
  rankOf,
  reference,
  setOf,
  text,
  type ValuesOf,
  value,
} from './defineEntity.ts'

/** Ways to reach somebody, in the order in which they are offered. */
export const contactKinds = ['email', 'phone', 'signal', 'telegram', 'whatsapp', 'matrix', 'threema', 'other'] as const
export type ContactKind = (typeof contactKinds)[number]

export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const
export type LanguageLevel = (typeof languageLevels)[number]

const fields = {
  name: text(120),
  otherNames: setOf(120),
  intro: text(2000),
  fields: setOf(60),
  skills: setOf(60),
  languages: setOf(40),
  /** How well, by language: `A1`..`C2`, or `native`. */
  languageLevels: mapOf(40, 10),
  offers: setOf(160),
  asks: setOf(160),
  intents: setOf(40),
  tags: setOf(60),
  /** Organisations of the directory that she belongs to: entity id -> what she does there ('' when unsaid). */
  affiliations: mapOf(44, 120),
  /** One that has no record of its own. */
  organisation: text(120),
  role: text(120),
  city: text(80),
  /** ISO 3166-1 alpha-2, upper case; '' when unknown. */
  country: value(z.string().check(z.regex(/^([A-Z]{2})?$/)), ''),
  /** IANA name; '' when unknown. */
  timeZone: text(60),
  email: text(200),
  phone: text(60),
  /** Further ways to reach her: elements `kind=value`, see `contactKinds`. */
  contacts: setOf(240),
  links: setOf(500),
  /** SHA-256 of a WebP picture, base64url; its bytes travel on demand. '' when there is none. */
  photo: reference(),
  /** YYYY-MM-DD, or --MM-DD without a year. */
  birthday: value(z.string().check(z.regex(/^((\d{4}|-)-\d\d-\d\d)?$/)), ''),
  /** When she came to the network, where that was before there was this program: YYYY-MM-DD or ''. */
  memberSince: value(z.string().check(z.regex(/^(\d{4}-\d\d-\d\d)?$/)), ''),
  note: text(2000),
  /** `import` for a record typed or imported by somebody else. */
  source: value(z.enum(['self', 'import']), 'import' as 'self' | 'import'),
  /** Her other record is the one that is shown: the id of this one's `alias`, which names it. '' usually. */
  mergedInto: reference(),
  /** Fields that are not for everyone's eyes: elements `field=ambassadors`. What is for her alone never enters the record. */
  visibility: setOf(80),
  /** What she calls her laptops: elements `device id=name`. */
  deviceNames: setOf(160),
  /** She said that she left; epoch ms, 0 while she is here. Her membership ends when somebody who may closes it. */
  leftAt: value(z.number().check(z.int(), z.minimum(0)), 0),
  /** Fields that the network defined for itself (`customField`, by its `key`), and columns of imported lists by their headings. Written as `customValue.ts` says. */
  custom: mapOf(80, 1000),
}

export interface MemberRow extends BaseRow, ValuesOf<typeof fields> {
  /** Folded name: sorting and prefix search. */
  readonly nameKey: string
  /** `leftAt` of who left, absent else: an index of those few. */
  readonly leftKey?: number
  /** Organisations that she belongs to, absent where there are none: an index of who belongs to one. */
  readonly affiliated?: readonly string[]
}

const affiliatedIn = (affiliations: object): { readonly affiliated?: readonly string[] } => {
  const affiliated = Object.keys(affiliations)
  return affiliated.length > 0 ? { affiliated } : {}
}

/** A person's profile: her own, or a record about someone who has no device yet. */
export const member = defineEntity({
  name: 'member',
  type: 2,
  table: 'members',
  fields,
  texts: [],
  scopedBy: null,
  writers: (grant, _id, owns) => owns || rankOf[grant.role] <= 2,
  row: ({ base, values }: RowInput<typeof fields>): MemberRow | null =>
    values.mergedInto
      ? null
      : {
          ...base,
          ...values,
          nameKey: foldText(values.name),
          ...(values.leftAt > 0 && { leftKey: values.leftAt }),
          ...affiliatedIn(values.affiliations),
        },
  indexes: ['nameKey', 'updatedAt', 'leftKey', '*affiliated'],
})
