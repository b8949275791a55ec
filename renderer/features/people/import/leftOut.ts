import Papa from 'papaparse'
import type { Mapping } from '../../../../shared/interop/csv/guessMapping.ts'
import {
  type ColumnLocale,
  headingOf,
  isReason,
  type MemberTarget,
  memberTargets,
  reasonHeading,
} from '../../../../shared/interop/csv/memberColumns.ts'
import { guard, joinList } from '../../../../shared/interop/csv/readCell.ts'
import type { Table } from '../../../../shared/interop/csv/readTable.ts'
import { joinPair } from '../../../../shared/interop/customPair.ts'
import type { Values } from '../../../../shared/interop/people/readPeople.ts'

/** A row that stays out. `at`: in the table, where the file is one. */
export interface Left {
  readonly at: number | null
  readonly values: Values
  readonly reason: string
}

/** Rows that stay out as a list that can be mended in a spreadsheet and brought again: its columns are the file's, and one more says why. */
export const writeLeftOut = (
  left: readonly Left[],
  source: { readonly table: Table; readonly mapping: Mapping } | null,
  locale: ColumnLocale,
): string => {
  const [header, rows] = source ? fromTable(left, source, locale) : fromValues(left, locale)
  const body = rows.map((row, i) => [left[i]!.reason, ...row].map(guard))
  const delimiter = source?.table.delimiter ?? (locale === 'en' ? ',' : ';')
  return `\uFEFF${Papa.unparse([[reasonHeading[locale], ...header], ...body], { delimiter })}\r\n`
}

type Rows = readonly [header: readonly string[], rows: readonly (readonly string[])[]]

const fromTable = (
  left: readonly Left[],
  { table, mapping }: { readonly table: Table; readonly mapping: Mapping },
  locale: ColumnLocale,
): Rows => {
  const columns = table.header.flatMap((heading, column) => (isReason(heading) ? [] : [column]))
  const header = columns.map((column) => {
    if (table.hasHeader) return table.header[column]!
    const target = mapping[column]
    if (!target || target === 'custom') return ''
    return target.startsWith('custom/') ? target.slice('custom/'.length) : headingOf(target as MemberTarget, locale)
  })
  return [header, left.map(({ at }) => columns.map((column) => table.rows[at ?? -1]?.[column] ?? ''))]
}

const fromValues = (left: readonly Left[], locale: ColumnLocale): Rows => {
  const targets = memberTargets.filter((target) => left.some(({ values }) => values[target] !== undefined))
  const cell = (value: Values[string] | undefined): string => {
    if (value === undefined || typeof value === 'string') return value ?? ''
    if (Array.isArray(value)) return joinList(value)
    return joinList(Object.entries(value).map(([key, entry]) => joinPair(key, entry)))
  }
  return [
    targets.map((target) => headingOf(target, locale)),
    left.map(({ values }) => targets.map((target) => cell(values[target]))),
  ]
}
