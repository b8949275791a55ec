import { languageLevels } from '../../model/member.ts'

/** Facets of which one ticks values. */
export const valueFacets = [
  'country',
  'city',
  'department',
  'organisation',
  'role',
  'skills',
  'fields',
  'languages',
  'intents',
  'tags',
] as const
/** Facets that are a span of time: when she came, and since when nothing of hers did. */
export const spanFacets = ['joined', 'silent'] as const
/** `c:<key>` for a field of the network's own. */
export type FacetName = (typeof valueFacets)[number] | (typeof spanFacets)[number] | `c:${string}`

export const customFacet = (key: string): FacetName => `c:${key}`
export const customKeyOf = (facet: string): string | null => (facet.startsWith('c:') ? facet.slice(2) : null)

/** At least so well, for the languages that are ticked. */
export const LEVEL = 'level'

/**
 * What is asked of the list, by facet: within one any of the values, across facets all. Of a span or a range exactly one value, as
 * `boundsOf` reads it. `level` says how well the ticked languages must be spoken.
 */
export type PeopleChoice = Readonly<Record<string, readonly string[]>>

/** Inclusive bounds, epoch ms or a field's own number. */
export interface Bounds {
  readonly from: number
  readonly to: number
}

const DAY = 86_400_000
const dayAt = (text: string): number => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN)
/** `90d`: so many days. */
const daysIn = (text: string): number => (/^\d{1,5}d$/.test(text) ? Number.parseInt(text, 10) : Number.NaN)

/** Days as days, numbers as numbers; either end may be left out. */
const rangeOf = (text: string, read: (text: string) => number, last: number): Bounds | null => {
  const parts = text.split('..')
  if (parts.length !== 2) return null
  const [from, to] = parts.map((part) => (part === '' ? Number.NaN : read(part))) as [number, number]
  if (Number.isNaN(from) && Number.isNaN(to)) return null
  return {
    from: Number.isNaN(from) ? Number.NEGATIVE_INFINITY : from,
    to: Number.isNaN(to) ? Number.POSITIVE_INFINITY : to + last,
  }
}

/** Bounds that a span means today: `90d` = in the last 90 days (silent: not in the last 90), `2025`, `2025-01-01..2025-03-31`. */
export const spanOf = (facet: string, text: string, now: number): Bounds | null => {
  const days = daysIn(text)
  const since = now - days * DAY
  if (facet === 'silent') return Number.isNaN(days) ? null : { from: Number.NEGATIVE_INFINITY, to: since }
  if (!Number.isNaN(days)) return { from: since, to: Number.POSITIVE_INFINITY }
  if (/^\d{4}$/.test(text)) return rangeOf(`${text}-01-01..${text}-12-31`, dayAt, DAY - 1)
  return rangeOf(text, dayAt, DAY - 1)
}

/** Bounds of a field of the network's own; null for what is no range of its kind. */
export const customRangeOf = (kind: 'number' | 'date', text: string): Bounds | null =>
  kind === 'date'
    ? rangeOf(text, dayAt, 0)
    : rangeOf(text, (part) => (/^-?\d{1,15}(\.\d{1,6})?$/.test(part) ? Number(part) : Number.NaN), 0)

/** Levels that are at least `level`. */
export const levelsFrom = (level: string): readonly string[] => {
  const at = (languageLevels as readonly string[]).indexOf(level)
  return at < 0 ? [] : languageLevels.slice(at)
}

/** Whether anything is asked. */
export const isEmptyChoice = (choice: PeopleChoice): boolean =>
  Object.entries(choice).every(([facet, values]) => facet === LEVEL || values.length === 0)
