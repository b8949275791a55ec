import { checkPatch } from '../../commands/draftRules.ts'
import type { ImportedMember } from '../../commands/importMembers.ts'
import type { Problem } from '../../lib/result.ts'
import type { Mapping } from './guessMapping.ts'
import { guessTarget } from './memberColumns.ts'
import { readBirthday, readCountry, splitList, unguard } from './readCell.ts'
import type { Table } from './readTable.ts'

export interface RowProblem {
  /** Line in the file, from 1. */
  readonly line: number
  readonly problem: Problem
}

export interface ReadMembers {
  readonly members: readonly { readonly line: number; readonly member: ImportedMember }[]
  /** Rows that stay out, and why: `nameMissing`, `invalid {field}`. */
  readonly problems: readonly RowProblem[]
  /** Things that were left out of a row that is taken: `countryUnknown {value}`, `dateUnknown {value}`, `emailUnknown {value}`. */
  readonly warnings: readonly RowProblem[]
}

type Values = Record<string, string | string[]>

const lists = new Set([
  'otherNames',
  'fields',
  'skills',
  'languages',
  'offers',
  'asks',
  'intents',
  'tags',
  'links',
  'custom',
])

/** Rows as people, each judged on its own. Pure; the same rows and mapping give the same result. */
export const readMembers = (table: Table, mapping: Mapping): ReadMembers => {
  const members: { line: number; member: ImportedMember }[] = []
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  for (const [i, cells] of table.rows.entries()) {
    const line = table.lines[i]!
    const values: Values = {}
    for (const [column, target] of mapping.entries()) {
      const cell = unguard((cells[column] ?? '').trim())
      if (target && cell) readCell(values, target, cell, table.header[column] ?? '')
    }
    for (const warning of tidy(values)) warnings.push({ line, problem: warning })
    if (typeof values.name !== 'string' || !values.name) {
      problems.push({ line, problem: { code: 'nameMissing' } })
      continue
    }
    const checked = checkPatch('member', values)
    if (checked.ok) members.push({ line, member: checked.value as ImportedMember })
    else problems.push({ line, problem: checked.error })
  }
  return { members, problems, warnings }
}

const readCell = (values: Values, target: string, cell: string, heading: string): void => {
  if (target === 'custom' && heading && guessTarget(heading) !== 'custom') {
    values.custom = [...((values.custom as string[] | undefined) ?? []), `${heading}=${cell}`]
  } else if (lists.has(target)) {
    values[target] = [...((values[target] as string[] | undefined) ?? []), ...splitList(cell, target)]
  } else values[target] = cell
}

/** Puts names together and dates and countries into our form; what cannot be read is taken out and told. */
const tidy = (values: Values): Problem[] => {
  const warnings: Problem[] = []
  const { firstName = '', lastName = '', ...rest } = values as Record<string, string>
  if (!rest.name && (firstName || lastName)) values.name = `${firstName} ${lastName}`.trim()
  delete values.firstName
  delete values.lastName
  const reform = (field: string, code: string, read: (text: string) => string) => {
    const text = values[field]
    if (typeof text !== 'string') return
    const form = read(text)
    if (form) values[field] = form
    else {
      delete values[field]
      warnings.push({ code, params: { value: text.slice(0, 60) } })
    }
  }
  reform('country', 'countryUnknown', readCountry)
  reform('birthday', 'dateUnknown', readBirthday)
  reform('email', 'emailUnknown', (text) => (/^\S+@\S+$/.test(text) ? text : ''))
  return warnings
}
