import type { ImportedField, ImportedMember, ImportedOrganisation } from '../../commands/bringIn/imported.ts'
import { checkPatch } from '../../commands/draftRules.ts'
import type { Problem } from '../../lib/result.ts'
import { noPairs, putPair } from '../customPair.ts'
import { tidy } from './tidy.ts'

/** A person's values as they stand in a file: fields, and what fields are made of (`firstName`). Of sets lists, of maps entries. */
export type Values = Record<string, string | string[] | Readonly<Record<string, string>>>

/** Adds to a list of a person's values. */
export const addTo = (values: Values, field: string, element: string): void => {
  const held = values[field]
  if (Array.isArray(held)) held.push(element)
  else values[field] = [element]
}

/** Adds an entry to a map of a person's values. */
export const putInto = (values: Values, field: string, key: string, value: string): void => {
  const held = values[field]
  const entries = typeof held === 'object' && !Array.isArray(held) ? (held as Record<string, string>) : noPairs()
  putPair(entries, key, value)
  values[field] = entries
}

/** How a file writes what people write differently. */
export interface Style {
  /** Written by Vmeste: everything stands in its stored form. */
  readonly ours: boolean
  /** 3/4 is the third of April. */
  readonly dayFirst: boolean
  /** Undefined where the file does not tell. */
  readonly decimal: '.' | ',' | undefined
}

export interface RowProblem {
  /** Line in the file, from 1; of JSON the place in its list. */
  readonly line: number
  readonly problem: Problem
  /** What stood there, to be mended. */
  readonly values?: Values
}

export interface ReadPerson {
  readonly line: number
  readonly member: ImportedMember
  /** A picture as it came: of any kind and size. */
  readonly photo?: Uint8Array<ArrayBuffer>
}

export interface ReadOrganisation {
  readonly line: number
  readonly organisation: ImportedOrganisation
  readonly photo?: Uint8Array<ArrayBuffer>
}

export interface ReadMembers {
  readonly members: readonly ReadPerson[]
  readonly organisations: readonly ReadOrganisation[]
  readonly customFields: readonly ImportedField[]
  /** Rows that stay out, and why: `nameMissing`, `invalid {field}`. */
  readonly problems: readonly RowProblem[]
  /** Things that were left out of a row that is taken: `countryUnknown {value}`, `dateUnknown {value}`, `emailUnknown {value}`... */
  readonly warnings: readonly RowProblem[]
  /** What such files hold and we have no place for, with how often it came. */
  readonly left: Readonly<Record<string, number>>
}

/** A `ReadMembers` while it grows. */
export interface Gathering extends ReadMembers {
  readonly members: ReadPerson[]
  readonly organisations: ReadOrganisation[]
  readonly customFields: ImportedField[]
  readonly problems: RowProblem[]
  readonly warnings: RowProblem[]
  readonly left: Record<string, number>
}

export const gather = (): Gathering => ({
  members: [],
  organisations: [],
  customFields: [],
  problems: [],
  warnings: [],
  left: {},
})

export interface Judged {
  readonly line: number
  readonly values: Values
  readonly photo?: Uint8Array<ArrayBuffer>
  readonly style: Style
  /** What stood there is wanted if it stays out: a file that is no table has no other copy of it. */
  readonly keeps?: boolean
}

/** Takes a person's values as they stood in a file into `read`, or says why not. */
export const judge = (read: Gathering, { line, values, photo, style, keeps }: Judged): void => {
  const given = keeps ? { ...values } : values
  for (const problem of tidy(values, style)) read.warnings.push({ line, problem })
  const stays = (problem: Problem) => read.problems.push({ line, problem, values: given })
  if (!isNamed(values)) return void stays({ code: 'nameMissing' })
  const { id, affiliations, ...fields } = values
  const clubs = affiliations as Readonly<Record<string, string>> | undefined
  const odd = Object.entries(clubs ?? {}).find(([name, role]) => name.length > 160 || role.length > 120)
  const checked = odd ? null : checkPatch('member', fields)
  if (!checked) return void stays({ code: 'invalid', params: { field: 'affiliations' } })
  if (!checked.ok) return void stays(checked.error)
  const member = { ...checked.value, ...(id && { id }), ...(clubs && { affiliations: clubs }) } as ImportedMember
  read.members.push({ line, member, ...(photo && { photo }) })
}

const ofOrganisations = ['name', 'otherNames', 'fields', 'tags', 'city', 'country', 'email', 'phone', 'links']

/** Likewise of an organisation; what only people have is left out. */
export const judgeOrganisation = (read: Gathering, { line, values, photo, style, keeps }: Judged): void => {
  const given = keeps ? { ...values } : values
  for (const problem of tidy(values, style)) read.warnings.push({ line, problem })
  const kept = Object.fromEntries(ofOrganisations.flatMap((field) => (values[field] ? [[field, values[field]]] : [])))
  const about = values.intro ?? values.note
  const checked = checkPatch('organisation', { ...kept, ...(about && { about }) } as object)
  const { id } = values
  if (!isNamed(values)) read.problems.push({ line, problem: { code: 'nameMissing' }, values: given })
  else if (!checked.ok) read.problems.push({ line, problem: checked.error, values: given })
  else {
    const organisation = { ...checked.value, ...(id && { id }) } as ImportedOrganisation
    read.organisations.push({ line, organisation, ...(photo && { photo }) })
  }
}

const isNamed = ({ name }: Values): boolean => typeof name === 'string' && name.trim() !== ''
