import { dayComesFirst } from '../people/days.ts'
import type { Style } from '../people/readPeople.ts'
import type { CustomKinds } from './customKinds.ts'
import type { Mapping } from './guessMapping.ts'
import type { Table } from './readTable.ts'

const SAMPLE = 500

const cellsOf = ({ rows }: Table, columns: readonly number[]): string[] =>
  rows.slice(0, SAMPLE).flatMap((row) => columns.flatMap((column) => row[column]?.trim() || []))

/** How this list writes days and figures, from the columns that hold them; where these do not tell, the separator does. */
export const guessStyle = (table: Table, mapping: Mapping, kinds: CustomKinds = {}): Style => {
  const columnsOf = (kind: 'date' | 'number') =>
    mapping.flatMap((target, at) => (target && kindOf(target, kinds) === kind ? [at] : []))
  const numbers = cellsOf(table, columnsOf('number'))
  return {
    ours: mapping.includes('id'),
    dayFirst: dayComesFirst(cellsOf(table, columnsOf('date'))) ?? true,
    decimal: decimalOf(numbers) ?? (table.delimiter === ';' ? ',' : undefined),
  }
}

/** Which columns the style matters to. */
export const kindOf = (target: string, kinds: CustomKinds): 'date' | 'number' | null => {
  if (target === 'birthday' || target === 'memberSince') return 'date'
  const kind = target.startsWith('custom/') ? kinds[target.slice('custom/'.length)]?.kind : undefined
  return kind === 'date' || kind === 'number' ? kind : null
}

const decimalOf = (cells: readonly string[]): '.' | ',' | undefined => {
  let comma = 0
  let point = 0
  for (const cell of cells) {
    if (/,\d+$/.test(cell) && (!/,\d{3}$/.test(cell) || /\.\d{3},/.test(cell))) comma++
    if (/\.\d+$/.test(cell) && (!/\.\d{3}$/.test(cell) || /,\d{3}\./.test(cell))) point++
  }
  return comma === point ? undefined : comma > point ? ',' : '.'
}
