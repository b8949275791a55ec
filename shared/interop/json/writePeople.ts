import type { CustomFieldRow } from '../../model/customField.ts'
import type { MemberRow } from '../../model/member.ts'
import type { OrganisationRow } from '../../model/organisation.ts'
import { type PictureOf, toBase64 } from '../pictures.ts'
import { FORMAT, fieldsOf, type PeopleFile, pick } from './peopleFile.ts'

export interface WholeDirectory {
  readonly network: string
  readonly people: readonly MemberRow[]
  readonly organisations: readonly OrganisationRow[]
  readonly customFields: readonly CustomFieldRow[]
}

/** JSON that `readPeopleFile` reads back identically, pictures included. */
export const writePeopleFile = (directory: WholeDirectory, pictureOf: PictureOf): string => {
  const { network, people, organisations, customFields } = directory
  const pictures: Record<string, string> = {}
  for (const { photo } of [...people, ...organisations]) {
    const bytes = photo && !pictures[photo] ? pictureOf(photo) : undefined
    if (bytes) pictures[photo] = toBase64(bytes)
  }
  const file: PeopleFile = {
    format: FORMAT,
    version: 1,
    network,
    customFields: customFields.map((row) => pick(row, fieldsOf.customField)),
    organisations: organisations.map((row) => ({ id: row.id, ...pick(row, fieldsOf.organisation) })),
    people: people.map((row) => ({
      id: row.id,
      ...pick(row, fieldsOf.member),
      // For whoever reads it; an import makes its own.
      createdAt: new Date(row.createdAt).toISOString(),
      updatedAt: new Date(row.updatedAt).toISOString(),
    })),
    pictures,
  }
  return `${JSON.stringify(file, null, 1)}\n`
}
