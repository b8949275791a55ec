import Papa from 'papaparse'
import type { MemberRow } from '../../model/member.ts'
import { joinPair } from '../customPair.ts'
import { type ColumnLocale, guessTarget, headingOf, memberTargets } from './memberColumns.ts'
import { guard, joinList } from './readCell.ts'
import { looksLikeData } from './readTable.ts'

const cellOf = (row: MemberRow, target: string): string => {
  const value = row[target as keyof MemberRow]
  return typeof value === 'string' ? value : Array.isArray(value) ? joinList(value) : ''
}

interface Custom {
  readonly columns: readonly string[]
  cells(row: MemberRow): string[]
}

/** Custom fields become columns of their own. Those that cannot carry their name as a heading stand together in one list column. */
const customColumns = (rows: readonly MemberRow[], listHeading: string): Custom => {
  const isHeading = (key: string) =>
    !guessTarget(key) && guard(key) === key && !looksLikeData(key) && key === key.trim()
  const keys = new Set<string>()
  const odd = new Set<string>()
  for (const { custom } of rows)
    for (const key of Object.keys(custom)) if (!keys.has(key) && !odd.has(key)) (isHeading(key) ? keys : odd).add(key)
  const columns = [...keys].sort()
  return {
    columns: [...columns, ...(odd.size > 0 ? [listHeading] : [])],
    cells: ({ custom }) => {
      const others = Object.entries(custom).filter(([key]) => odd.has(key))
      const cells = columns.map((key) => custom[key] ?? '')
      return odd.size > 0 ? [...cells, joinList(others.map(([key, value]) => joinPair(key, value)))] : cells
    },
  }
}

/** The directory as a list that spreadsheets open (UTF-8 with a mark, guarded against formulas) and that `readMembers` reads back identically. */
export const writeMembers = (rows: readonly MemberRow[], locale: ColumnLocale): string => {
  const targets = memberTargets.filter((target) => !['firstName', 'lastName', 'custom'].includes(target))
  const custom = customColumns(rows, headingOf('custom', locale))
  const header = [...targets.map((target) => headingOf(target, locale)), ...custom.columns]
  const body = rows.map((row) => [...targets.map((target) => cellOf(row, target)), ...custom.cells(row)].map(guard))
  // Spreadsheets in German and Russian expect semicolons.
  return `\uFEFF${Papa.unparse([header, ...body], { delimiter: locale === 'en' ? ',' : ';' })}\r\n`
}
