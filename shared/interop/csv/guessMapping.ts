import { foldText } from '../../lib/foldText.ts'
import { readDay } from '../people/days.ts'
import { type CustomKinds, fieldOfHeading } from './customKinds.ts'
import { guessTarget, holdsSeveral, isReason, type MemberTarget, type Target } from './memberColumns.ts'
import type { Table } from './readTable.ts'

/** One target per column; null = leave the column out. */
export type Mapping = readonly (Target | null)[]

const byContent: readonly (readonly [MemberTarget, RegExp])[] = [
  ['email', /^\S+@\S+\.\S+$/],
  ['links', /^(https?:\/\/|www\.)\S+$/i],
  ['birthday', /^(\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{4})$/],
  ['phone', /^\+?[\d\s()/-]{6,}$/],
  ['name', /^\p{Lu}[\p{L}'.-]+(\s+\p{L}[\p{L}'.-]*){1,4}$/u],
]

/** Where a second column of the same sort goes. */
const further: Partial<Record<MemberTarget, MemberTarget>> = { email: 'otherEmails', phone: 'otherPhones' }

const sampleOf = (rows: Table['rows'], column: number): string[] =>
  rows.slice(0, 50).flatMap((row) => row[column]?.trim() || [])

/**
 * What each column probably holds: by its heading, else by what most of its cells look like. A named column that means nothing to us
 * is kept as a custom field, so that an import loses nothing; a target is given once, except those that hold several things.
 */
export const guessMapping = ({ header, rows, hasHeader }: Table, kinds: CustomKinds = {}): Mapping => {
  const taken = new Set<MemberTarget>()
  const take = (target: MemberTarget): MemberTarget | null => {
    if (taken.has(target) && !holdsSeveral(target)) return further[target] ?? null
    taken.add(target)
    return target
  }
  const ours = header.some((heading) => guessTarget(heading) === 'id')
  const named = header.map((heading, column): Target | null => {
    const field = heading && (!ours || Object.hasOwn(kinds, heading)) ? fieldOfHeading(heading, kinds) : null
    if (field) return `custom/${field.key}`
    const target = guessTarget(heading)
    // "Member since" often holds years: no day, and nothing to lose.
    if (target === 'memberSince' && !mostly(sampleOf(rows, column), (cell) => readDay(cell) !== '')) return null
    return target && take(target)
  })
  // In Russian lists `Имя` beside `Фамилия` is the first name.
  if (named.includes('lastName') && !named.includes('firstName') && named.includes('name')) {
    const at = named.indexOf('name')
    if (foldText(header[at] ?? '').trim() === foldText('Имя')) named[at] = 'firstName'
  }
  const hasName = () => taken.has('name') || taken.has('firstName')
  return named.map((target, i) => {
    if (target) return target
    const cells = sampleOf(rows, i)
    const looksLike = byContent.find(([, form]) => mostly(cells, (cell) => form.test(cell)))
    if (looksLike && !(hasHeader && header[i]) && !(looksLike[0] === 'name' && hasName())) {
      const found = take(looksLike[0])
      if (found) return found
    }
    return header[i] && cells.length > 0 && !isReason(header[i]) ? 'custom' : null
  })
}

const mostly = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(is).length > cells.length * 0.7

/**
 * What a list is remembered by: its headings, whatever their order of signs and case, without the reasons that we wrote ourselves. One
 * without headings by what its columns look like.
 */
export const signatureOf = (table: Table): string => {
  if (!table.hasHeader)
    return `#${guessMapping(table)
      .map((target) => target ?? '')
      .join(',')}`
  const headings = table.header.filter((heading) => !isReason(heading))
  return headings.map((heading) => foldText(heading).trim()).join('\u001f')
}
