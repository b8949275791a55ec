import type { CustomFieldRow } from '../../model/customField.ts'
import type { Fields } from '../../model/defineEntity.ts'
import { entities } from '../../model/entities.ts'
import type { MemberRow } from '../../model/member.ts'
import type { OrganisationRow } from '../../model/organisation.ts'

/** The directory as one JSON object: every field of every record under its own name, so that any program can read it without knowing us. */
export interface PeopleFile {
  readonly format: typeof FORMAT
  readonly version: 1
  readonly network: string
  /** Fields that the network defined for itself; their values stand in each person's `custom` under `key`. */
  readonly customFields: readonly object[]
  readonly organisations: readonly object[]
  readonly people: readonly object[]
  /** WebP in base64, by the id that records name in `photo`. */
  readonly pictures: Readonly<Record<string, string>>
}

export const FORMAT = 'vmeste-people'

/** What a record holds for the sake of the machinery, not of a directory. */
const inner = new Set(['removed', 'mergedInto', 'deviceNames', 'source', 'leftAt'])

const namesOf = (fields: Fields): readonly string[] => Object.keys(fields).filter((name) => !inner.has(name))

/** Names of the fields that travel. */
export const fieldsOf = {
  member: namesOf(entities.member.fields),
  organisation: namesOf(entities.organisation.fields),
  customField: namesOf(entities.customField.fields),
} as const

export const pick = (row: MemberRow | OrganisationRow | CustomFieldRow, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, row[name as keyof typeof row]]))
