import { checkPatch } from '../../commands/draftRules.ts'
import type { ImportedMember } from '../../commands/importMembers.ts'
import type { Problem } from '../../lib/result.ts'
import { addPair, splitPair } from '../customPair.ts'
import type { Mapping } from './guessMapping.ts'
import { guessTarget, holdsSeveral } from './memberColumns.ts'
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

export type Values = Record<string, string | string[] | Readonly<Record<string, string>>>

/** Rows as people, each judged on its own. Pure; the same rows and mapping give the same result. */
export const readMembers = (table: Table, mapping: Mapping): ReadMembers => {
  const read = emptyRead()
  for (let i = 0; i < table.rows.length; i++) readRow(read, table, mapping, i)
  return read
}

interface Reading {
  readonly members: { line: number; member: ImportedMember }[]
  readonly problems: RowProblem[]
  readonly warnings: RowProblem[]
}

const emptyRead = (): Reading => ({ members: [], problems: [], warnings: [] })

const readRow = (read: Reading, table: Table, mapping: Mapping, i: number): void => {
  const values: Values = {}
  for (const [column, target] of mapping.entries()) {
    const cell = unguard((table.rows[i]![column] ?? '').trim())
    if (target && cell) readCell(values, target, cell, table.header[column] ?? '')
  }
  judge(read, table.lines[i]!, values)
}

/** Takes a person's values as they stood in a file (names apart, dates and countries in any form) into `read`, or says why not. */
export const judge = (read: Reading, line: number, values: Values): void => {
  for (const warning of tidy(values)) read.warnings.push({ line, problem: warning })
  if (typeof values.name !== 'string' || !values.name.trim()) {
    read.problems.push({ line, problem: { code: 'nameMissing' } })
    return
  }
  const checked = checkPatch('member', values)
  if (checked.ok) read.members.push({ line, member: checked.value as ImportedMember })
  else read.problems.push({ line, problem: checked.error })
}

const readCell = (values: Values, target: string, cell: string, heading: string): void => {
  if (target === 'custom' && heading && guessTarget(heading) !== 'custom') {
    addCustom(values, heading, cell)
  } else if (target === 'custom') {
    for (const pair of splitList(cell, target).map(splitPair)) if (pair) addCustom(values, ...pair)
  } else if (holdsSeveral(target)) {
    values[target] = [...((values[target] as string[] | undefined) ?? []), ...splitList(cell, target)]
  } else values[target] = cell
}

const addCustom = (values: Values, key: string, value: string): void => {
  values.custom = addPair(values.custom as Readonly<Record<string, string>> | undefined, key, value)
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
