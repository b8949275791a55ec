import Papa from 'papaparse'
import type { MemberRow } from '../../model/member.ts'
import type { OrganisationRow } from '../../model/organisation.ts'
import { joinPair } from '../customPair.ts'
import { namesOf } from '../people/organisationNames.ts'
import { hasUsualLevel, writeLanguage } from '../people/tidy.ts'
import {
  type ColumnLocale,
  contactColumns,
  guessTarget,
  headingOf,
  isReason,
  type MemberTarget,
  memberTargets,
} from './memberColumns.ts'
import { guard, joinList } from './readCell.ts'
import { looksLikeData } from './readTable.ts'

type Cell = (row: MemberRow) => string

const pairs = (entries: readonly (readonly [string, string])[]): string =>
  joinList(entries.map(([key, value]) => joinPair(key, value)))

/** Levels that cannot stand behind their language. */
const oddLevels = ({ languages, languageLevels }: MemberRow) =>
  Object.entries(languageLevels).filter(([language, level]) => !languages.includes(language) || !hasUsualLevel(level))

const cellsOf = (clubName: (id: string) => string): Partial<Record<MemberTarget, Cell>> => ({
  languages: ({ languages, languageLevels }) =>
    joinList(
      languages.map((each) =>
        writeLanguage(each, Object.hasOwn(languageLevels, each) ? languageLevels[each] : undefined),
      ),
    ),
  languageLevels: (row) => pairs(oddLevels(row)),
  affiliations: ({ affiliations }) =>
    joinList(
      Object.entries(affiliations).map(([id, role]) => {
        const name = clubName(id)
        return role === '' && !name.includes('=') ? name : joinPair(name, role)
      }),
    ),
})

const plainCell =
  (target: string): Cell =>
  (row) => {
    const value = row[target as keyof MemberRow]
    return typeof value === 'string' ? value : Array.isArray(value) ? joinList(value) : ''
  }

interface Custom {
  readonly columns: readonly string[]
  cells(row: Pick<MemberRow, 'custom'>): string[]
}

/** Custom fields become columns of their own. Those that cannot carry their name as a heading stand together in one list column. */
const customColumns = (rows: readonly MemberRow[], listHeading: string): Custom => {
  const isHeading = (key: string) =>
    !guessTarget(key) && !isReason(key) && guard(key) === key && !looksLikeData(key) && key === key.trim()
  const keys = new Set<string>()
  const odd = new Set<string>()
  for (const { custom } of rows)
    for (const [key, value] of Object.entries(custom))
      if (value !== '' && !keys.has(key) && !odd.has(key)) (isHeading(key) ? keys : odd).add(key)
  const columns = [...keys].sort()
  return {
    columns: [...columns, ...(odd.size > 0 ? [listHeading] : [])],
    cells: ({ custom }) => {
      const cells = columns.map((key) => (Object.hasOwn(custom, key) ? custom[key]! : ''))
      return odd.size > 0 ? [...cells, pairs(Object.entries(custom).filter(([key]) => odd.has(key)))] : cells
    },
  }
}

const never = new Set<MemberTarget>([
  'firstName',
  'lastName',
  'custom',
  ...(Object.keys(contactColumns) as MemberTarget[]),
])
/** Columns that stand there only when something is in them: most readers would only wonder. */
const rare = new Set<MemberTarget>(['languageLevels', 'visibility', 'kind'])

/** As the columns of people hold it. */
const asPerson = (row: OrganisationRow) => ({ ...row, intro: row.about })

/**
 * The directory as a list that spreadsheets open (UTF-8 with a mark, guarded against formulas) and that `readMembers` reads back
 * identically. Organisations stand below the people, marked as what they are. Pictures stay out.
 */
export const writeMembers = (
  rows: readonly MemberRow[],
  locale: ColumnLocale,
  organisations: readonly OrganisationRow[] = [],
): string => {
  const special = cellsOf(namesOf(organisations))
  const cellOf = (target: MemberTarget): Cell => special[target] ?? plainCell(target)
  const isNeeded = (target: MemberTarget): boolean => {
    if (never.has(target)) return false
    if (target === 'kind') return organisations.length > 0
    return !rare.has(target) || rows.some((row) => cellOf(target)(row) !== '')
  }
  const targets = memberTargets.filter(isNeeded)
  const custom = customColumns(rows, headingOf('custom', locale))
  const header = [...targets.map((target) => headingOf(target, locale)), ...custom.columns]
  const people = rows.map((row) => [...targets.map((target) => cellOf(target)(row)), ...custom.cells(row)])
  const kind = headingOf('organisation', locale)
  const clubs = organisations.map((row) => {
    const values = { ...asPerson(row), kind } as unknown as MemberRow
    return [...targets.map((target) => plainCell(target)(values)), ...custom.columns.map(() => '')]
  })
  // Spreadsheets in German and Russian expect semicolons.
  const delimiter = locale === 'en' ? ',' : ';'
  return `\uFEFF${Papa.unparse([header, ...[...people, ...clubs].map((cells) => cells.map(guard))], { delimiter })}\r\n`
}
