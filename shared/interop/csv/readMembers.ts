import { foldText } from '../../lib/foldText.ts'
import { readCustomValue } from '../../model/customValue.ts'
import { splitPair } from '../customPair.ts'
import { readDay } from '../people/days.ts'
import {
  addTo,
  type Gathering,
  gather,
  judge,
  judgeOrganisation,
  putInto,
  type ReadMembers,
  type Style,
  type Values,
} from '../people/readPeople.ts'
import type { CustomKinds } from './customKinds.ts'
import type { Mapping } from './guessMapping.ts'
import { guessStyle } from './guessStyle.ts'
import { contactColumns, guessTarget, holdsSeveral } from './memberColumns.ts'
import { splitList, unguard } from './readCell.ts'
import type { Table } from './readTable.ts'

export type { ReadMembers, RowProblem, Values } from '../people/readPeople.ts'

export interface ReadingOptions {
  /** Guessed where it is not given. */
  readonly style?: Style
  /** Fields that the network defined for itself. */
  readonly kinds?: CustomKinds
}

/** Rows as people, each judged on its own. Pure; the same rows and mapping give the same result. */
export const readMembers = (
  table: Table,
  mapping: Mapping,
  { style, kinds = {} }: ReadingOptions = {},
): ReadMembers => {
  const read = gather()
  const ownHeadings = table.header.map((heading) => heading !== '' && guessTarget(heading) !== 'custom')
  const reading = { read, table, mapping, kinds, ownHeadings, style: style ?? guessStyle(table, mapping, kinds) }
  for (let i = 0; i < table.rows.length; i++) readRow(reading, i)
  return read
}

interface Reading {
  readonly read: Gathering
  readonly table: Table
  readonly mapping: Mapping
  readonly ownHeadings: readonly boolean[]
  readonly kinds: CustomKinds
  readonly style: Style
}

/** As exports and other programs call it. */
const organisationWords = new Set(
  ['organisation', 'organization', 'org', 'group', 'company', 'Organisation', 'организация'].map(foldText),
)

const readRow = (reading: Reading, i: number): void => {
  const { read, table, mapping, style } = reading
  const values: Values = {}
  const line = table.lines[i]!
  for (const [column, target] of mapping.entries()) {
    const cell = unguard((table.rows[i]![column] ?? '').trim())
    if (target && cell)
      readCell(reading, line, {
        values,
        target,
        cell,
        heading: table.header[column] ?? '',
        isOwnHeading: reading.ownHeadings[column] ?? false,
      })
  }
  const kind = foldText(String(values.kind ?? ''))
  delete values.kind
  const judged = { line, values, style }
  if (organisationWords.has(kind)) judgeOrganisation(read, judged)
  else judge(read, judged)
}

interface Cell {
  readonly values: Values
  readonly target: string
  readonly cell: string
  readonly heading: string
  /** Of a column that is kept under its heading, unlike one that holds many such pairs. */
  readonly isOwnHeading: boolean
}

const readCell = (reading: Reading, line: number, { values, target, cell, heading, isOwnHeading }: Cell): void => {
  const add = (field: string, elements: readonly string[]) => {
    for (const element of elements) addTo(values, field, element)
  }
  const put = (field: string, key: string, value: string) => putInto(values, field, key, value)
  if (target === 'custom' && isOwnHeading) put('custom', heading, cell)
  else if (target.startsWith('custom/'))
    put('custom', target.slice('custom/'.length), typed(reading, line, target.slice('custom/'.length), cell))
  else if (target === 'affiliations')
    for (const element of splitList(cell, target)) put(target, ...(splitPair(element) ?? ([element, ''] as const)))
  else if (target === 'custom' || target === 'languageLevels') {
    for (const pair of splitList(cell, target).map(splitPair)) if (pair) put(target, ...pair)
  } else if (Object.hasOwn(contactColumns, target))
    add(
      'contacts',
      splitList(cell, 'contacts').map((each) => `${contactColumns[target]}=${each}`),
    )
  else if (target === 'contacts')
    add(
      target,
      splitList(cell, target).map((each) => (reading.style.ours || each.includes('=') ? each : guessContact(each))),
    )
  else if (holdsSeveral(target)) add(target, splitList(cell, target))
  else values[target] = cell
}

const guessContact = (text: string): string => {
  if (/^\S+@\S+\.\S+$/.test(text)) return `email=${text}`
  return /^\+?[\d\s()/-]{6,}$/.test(text) ? `phone=${text}` : `other=${text}`
}

/** A value of a field of the network's own, in its stored form; what is none is kept as the text that it is, and told. */
const typed = ({ read, kinds, style }: Reading, line: number, key: string, cell: string): string => {
  const field = Object.hasOwn(kinds, key) ? kinds[key] : undefined
  if (!field || style.ours) return cell
  const day = field.kind === 'date' ? readDay(cell, style) : ''
  const text = day.startsWith('-') ? '' : day || cell
  const value = readCustomValue(field.kind, text, { options: field.options, decimal: style.decimal })
  if (value !== null) return value
  const code = { number: 'numberUnknown', date: 'dayUnknown', yesNo: 'yesNoUnknown', choice: 'choiceUnknown', text: '' }
  read.warnings.push({
    line,
    problem: { code: code[field.kind], params: { value: cell.slice(0, 60), field: field.label } },
  })
  return cell
}
