import type { ImportedField, ImportedMember, ImportedOrganisation } from '../../commands/bringIn/imported.ts'
import { checkPatch } from '../../commands/draftRules.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import { gather, type ReadMembers, type Values } from '../people/readPeople.ts'
import { fromBase64 } from '../pictures.ts'
import { FORMAT, fieldsOf, type PeopleFile } from './peopleFile.ts'

const MAX_ROWS = 200_000
type Loose = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A list in JSON may have been written by anything; ours says so at its beginning. */
export const looksLikeJson = (text: string): boolean => /^\uFEFF?\s*[[{]/.test(text.slice(0, 1000))

/**
 * What `writePeopleFile` wrote. Total: problems `jsonBroken`, `jsonForeign` (some other program's), `jsonNewer`, `tooManyRows {limit}`.
 * Records are judged one by one; the place in the list stands for the line.
 */
export const readPeopleFile = (text: string): Result<ReadMembers> => {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return problem('jsonBroken')
  }
  if (!isObject(file) || file.format !== FORMAT) return problem('jsonForeign')
  if (file.version !== (1 satisfies PeopleFile['version'])) return problem('jsonNewer')
  const people = listOf(file.people)
  const organisations = listOf(file.organisations)
  if (people.length + organisations.length > MAX_ROWS) return problem('tooManyRows', { limit: MAX_ROWS })
  const read = gather()
  const pictures = isObject(file.pictures) ? file.pictures : {}
  const judge = <N extends 'member' | 'organisation'>(type: N, given: unknown, line: number) => {
    const stays = (code: string, field?: string) =>
      void read.problems.push({ line, problem: { code, ...(field && { params: { field } }) }, values: valuesOf(given) })
    if (!isObject(given)) return stays('nameMissing')
    const { affiliations, photo, ...values } = pickFrom(given, fieldsOf[type])
    const clubs = type === 'member' && affiliations !== undefined ? entriesOf(affiliations) : {}
    if (!clubs) return stays('invalid', 'affiliations')
    const checked = checkPatch(type, values as never)
    if (!checked.ok) return stays(checked.error.code, String(checked.error.params?.field ?? ''))
    if (!(checked.value as { name?: string }).name) return stays('nameMissing')
    const bytes = typeof photo === 'string' ? pictureOf(pictures, photo) : undefined
    if (bytes === null) read.warnings.push({ line, problem: { code: 'photoUnreadable' } })
    const record = { ...checked.value, ...(typeof given.id === 'string' && { id: given.id }) }
    const picture = bytes ? { photo: bytes } : {}
    if (type === 'organisation')
      read.organisations.push({ line, organisation: record as ImportedOrganisation, ...picture })
    else
      read.members.push({
        line,
        member: { ...record, ...(Object.keys(clubs).length > 0 && { affiliations: clubs }) } as ImportedMember,
        ...picture,
      })
  }
  for (const [at, each] of organisations.entries()) judge('organisation', each, at + 1)
  for (const [at, each] of people.entries()) judge('member', each, at + 1)
  for (const each of listOf(file.customFields)) {
    const checked = isObject(each) ? checkPatch('customField', pickFrom(each, fieldsOf.customField) as never) : null
    if (checked?.ok) read.customFields.push(checked.value as ImportedField)
  }
  return ok(read)
}

const pickFrom = (given: Loose, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(given, name) ? [[name, given[name]]] : [])))

/** Null when it is no map of texts, or says more than a role may. */
const entriesOf = (given: unknown): Record<string, string> | null => {
  if (!isObject(given)) return null
  const entries = Object.entries(given)
  return entries.every(([key, value]) => key.length <= 160 && typeof value === 'string' && value.length <= 120)
    ? (Object.fromEntries(entries) as Record<string, string>)
    : null
}

/** Undefined where the file has none under that id. */
const pictureOf = (pictures: Loose, id: string): Uint8Array<ArrayBuffer> | null | undefined => {
  const base64 = Object.hasOwn(pictures, id) ? pictures[id] : undefined
  return typeof base64 === 'string' ? fromBase64(base64) : undefined
}

/** What can be shown of a record that stays out. */
const valuesOf = (given: unknown): Values => {
  const values: Values = {}
  if (isObject(given))
    for (const name of fieldsOf.member) if (typeof given[name] === 'string') values[name] = given[name]
  return values
}
