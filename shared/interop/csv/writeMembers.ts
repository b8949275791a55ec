import Papa from 'papaparse'
import type { MemberRow } from '../../model/member.ts'
import { type ColumnLocale, guessTarget, headingOf, memberTargets } from './memberColumns.ts'
import { guard, joinList } from './readCell.ts'
import { looksLikeData } from './readTable.ts'

const cellOf = (row: MemberRow, target: string): string => {
  const value = row[target as keyof MemberRow]
  return typeof value === 'string' ? value : Array.isArray(value) ? joinList(value) : ''
}

interface Custom {
  /** Columns by heading; as many as one person has values under that heading. */
  readonly columns: readonly string[]
  cells(row: MemberRow): string[]
}

/** Custom fields become columns of their own. Those that cannot carry their name as a heading stand together in one list column. */
const customColumns = (rows: readonly MemberRow[], listHeading: string): Custom => {
  const isHeading = (key: string) => !guessTarget(key) && guard(key) === key && !looksLikeData(key)
  const split = (row: MemberRow) => {
    const byKey = new Map<string, string[]>()
    const odd: string[] = []
    for (const element of row.custom) {
      const at = element.indexOf('=')
      const key = element.slice(0, at)
      const value = element.slice(at + 1)
      if (at < 1 || !value || key !== key.trim() || value !== value.trim() || !isHeading(key)) odd.push(element)
      else byKey.set(key, [...(byKey.get(key) ?? []), value])
    }
    return { byKey, odd }
  }
  const all = rows.map(split)
  const widths = new Map<string, number>()
  for (const { byKey } of all)
    for (const [key, values] of byKey) widths.set(key, Math.max(widths.get(key) ?? 0, values.length))
  const keys = [...widths.keys()].sort()
  const hasOdd = all.some(({ odd }) => odd.length > 0)
  return {
    columns: [
      ...keys.flatMap((key) => Array.from({ length: widths.get(key)! }, () => key)),
      ...(hasOdd ? [listHeading] : []),
    ],
    cells: (row) => {
      const { byKey, odd } = split(row)
      const cells = keys.flatMap((key) => Array.from({ length: widths.get(key)! }, (_, i) => byKey.get(key)?.[i] ?? ''))
      return hasOdd ? [...cells, joinList(odd)] : cells
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
