import type { CustomKind } from '../model/customField.ts'
import { readCustomValue } from '../model/customValue.ts'
import type { MemberRow } from '../model/member.ts'

export interface LooseValues {
  /** Profiles that have a value under this heading. */
  readonly profiles: number
  /** Different values, the most frequent first. */
  readonly values: readonly string[]
  /** What they look like. */
  readonly kind: CustomKind
}

/** A heading with few answers that come again is a choice. */
const FEW = 15

/** What profiles hold under a heading of an imported list, and which kind of field would suit it. */
export const looseValues = (members: readonly Pick<MemberRow, 'custom'>[], key: string): LooseValues => {
  const counts = new Map<string, number>()
  let profiles = 0
  for (const { custom } of members) {
    const value = Object.hasOwn(custom, key) ? custom[key]!.trim() : ''
    if (value === '') continue
    profiles++
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const values = [...counts].sort(([a, n], [b, k]) => k - n || (a < b ? -1 : 1)).map(([value]) => value)
  const all = (kind: CustomKind) => values.length > 0 && values.every((value) => readCustomValue(kind, value) !== null)
  // Zeros and ones are numbers, unless there is a word among them.
  const isYesNo = all('yesNo') && values.some((value) => /\p{L}/u.test(value))
  const kind = isYesNo
    ? 'yesNo'
    : all('date')
      ? 'date'
      : all('number')
        ? 'number'
        : values.length > 0 &&
            values.length <= FEW &&
            profiles >= 2 * values.length &&
            values.every((value) => value.length <= 80)
          ? 'choice'
          : 'text'
  return { profiles, values, kind }
}
