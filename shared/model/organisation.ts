import * as z from 'zod/mini'
import { foldText } from '../lib/foldText.ts'
import {
  type BaseRow,
  defineEntity,
  type RowInput,
  reference,
  setOf,
  text,
  type ValuesOf,
  value,
} from './defineEntity.ts'

const fields = {
  name: text(160),
  otherNames: setOf(160),
  /** What it does, and how it is connected with the network. */
  about: text(2000),
  fields: setOf(60),
  tags: setOf(60),
  city: text(80),
  /** ISO 3166-1 alpha-2, upper case; '' when unknown. */
  country: value(z.string().check(z.regex(/^([A-Z]{2})?$/)), ''),
  email: text(200),
  phone: text(60),
  links: setOf(500),
  /** As in profiles. */
  photo: reference(),
}

export interface OrganisationRow extends BaseRow, ValuesOf<typeof fields> {
  readonly nameKey: string
}

/** A club, company or other network in the directory. Who belongs to it says so in her own profile (`affiliations`). */
export const organisation = defineEntity({
  name: 'organisation',
  type: 11,
  table: 'organisations',
  fields,
  texts: [],
  scopedBy: null,
  writers: () => true,
  row: ({ base, values }: RowInput<typeof fields>): OrganisationRow => ({
    ...base,
    ...values,
    nameKey: foldText(values.name),
  }),
  indexes: ['nameKey'],
})
