import { foldText } from '../../lib/foldText.ts'
import { guessTarget, holdsSeveral, type MemberTarget } from './memberColumns.ts'
import type { Table } from './readTable.ts'

/** One target per column; null = leave the column out. */
export type Mapping = readonly (MemberTarget | null)[]

const byContent: readonly (readonly [MemberTarget, RegExp])[] = [
  ['email', /^\S+@\S+\.\S+$/],
  ['links', /^(https?:\/\/|www\.)\S+$/i],
  ['birthday', /^(\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{4})$/],
  ['phone', /^\+?[\d\s()/-]{6,}$/],
  ['name', /^\p{Lu}[\p{L}'.-]+(\s+\p{L}[\p{L}'.-]*){1,4}$/u],
]

/**
 * What each column probably holds: by its heading, else by what most of its cells look like. A named column that means nothing to us
 * is kept as a custom field, so that an import loses nothing; a target is given once, except those that hold several things.
 */
export const guessMapping = ({ header, rows, hasHeader }: Table): Mapping => {
  const taken = new Set<MemberTarget>()
  const take = (target: MemberTarget): MemberTarget | null => {
    if (taken.has(target) && !holdsSeveral(target)) return null
    taken.add(target)
    return target
  }
  const named = header.map((heading) => {
    const target = guessTarget(heading)
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
    const cells = rows.slice(0, 50).flatMap((row) => row[i]?.trim() || [])
    const looksLike = byContent.find(
      ([, form]) => cells.length > 0 && cells.filter((c) => form.test(c)).length > cells.length * 0.7,
    )
    if (looksLike && !(hasHeader && header[i]) && !(looksLike[0] === 'name' && hasName())) {
      const found = take(looksLike[0])
      if (found) return found
    }
    return header[i] && cells.length > 0 ? 'custom' : null
  })
}
