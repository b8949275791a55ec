import type { CustomFieldRow } from '../../../../shared/model/customField.ts'
import { customKeyOf, LEVEL, type PeopleChoice } from '../../../../shared/queries/people/choice.ts'
import { customText } from '../../../store/customFields/customText.ts'
import { countryName } from '../../../ui/countries.ts'
import { formatDate } from '../../../ui/dates.ts'
import { m } from '../messages.ts'
import type { Naming } from './columns.tsx'
import { l } from './messages.ts'
import { roleName } from './names.ts'

export interface Facet {
  readonly id: string
  readonly label: string
  readonly kind: 'values' | 'joined' | 'silent' | 'number' | 'date'
}

export interface FacetNaming extends Naming {
  /** Names of organisations in the directory by id. */
  readonly organisations: ReadonlyMap<string, string>
}

const usual = [
  ['country', m.country],
  ['city', m.city],
  ['skills', m.skills],
  ['fields', m.fields],
  ['languages', m.languages],
  ['department', l.department],
  ['organisation', m.organisation],
  ['role', l.role],
  ['joined', l.joinedFacet],
  ['silent', l.silentFacet],
  ['tags', m.tags],
  ['intents', m.intents],
] as const

/** What the list can be filtered by, in the order in which it is offered. */
export const facetsOf = ({ i18n, custom }: Pick<Naming, 'i18n' | 'custom'>): readonly Facet[] => [
  ...usual.map(
    ([id, label]): Facet => ({ id, label: i18n.t(label), kind: id === 'joined' || id === 'silent' ? id : 'values' }),
  ),
  ...custom
    .filter(({ kind }) => kind !== 'text')
    .map(
      ({ key, label, kind }): Facet => ({
        id: `c:${key}`,
        label,
        kind: kind === 'number' || kind === 'date' ? kind : 'values',
      }),
    ),
]

const fieldOf = (custom: readonly CustomFieldRow[], facet: string): CustomFieldRow | undefined =>
  custom.find(({ key }) => key === customKeyOf(facet))

/** What a value is called. */
export const valueName = (facet: string, value: string, naming: FacetNaming): string => {
  const { i18n, custom, departments, organisations } = naming
  if (facet === 'country') return countryName(i18n.locale, value)
  if (facet === 'department') return departments.get(value) ?? value
  if (facet === 'organisation') return organisations.get(value) ?? value
  if (facet === 'role') return roleName(i18n, value)
  return facet.startsWith('c:') ? customText(i18n, fieldOf(custom, facet), value) : value
}

/** What a range is called: "In the last 90 days", "from 18". */
export const rangeName = (facet: Facet, text: string, { i18n }: Pick<Naming, 'i18n'>): string => {
  const { t } = i18n
  const days = /^(\d+)d$/.exec(text)?.[1]
  if (days) return t(facet.kind === 'silent' ? l.silentDays : l.lastDays, { n: Number(days) })
  if (/^\d{4}$/.test(text)) return t(l.inYear, { year: text })
  const [from = '', to = ''] = text.split('..').map((part) => {
    if (part === '') return ''
    return facet.kind === 'number' ? i18n.number(Number(part)) : formatDate(i18n, Date.parse(`${part}T12:00:00`))
  })
  return from && to ? t(l.fromTo, { from, to }) : from ? t(l.atLeast, { from }) : t(l.atMost, { to })
}

/** A facet that asks something, for its chip. */
export interface ActiveFacet {
  readonly facet: Facet
  readonly values: readonly string[]
  /** Names of its values, in short: `Rostock, Kiel`, `Rostock +4`. */
  readonly says: string
}

export const activeFacets = (choice: PeopleChoice, naming: FacetNaming): readonly ActiveFacet[] =>
  facetsOf(naming).flatMap((facet) => {
    const values = choice[facet.id] ?? []
    if (values.length === 0) return []
    const names = values.map((value) =>
      facet.kind === 'values' ? valueName(facet.id, value, naming) : rangeName(facet, value, naming),
    )
    const short = names.length > 2 ? `${names[0]} +${names.length - 1}` : names.join(', ')
    const level = facet.id === 'languages' ? choice[LEVEL]?.[0] : undefined
    return [{ facet, values, says: level ? `${short} · ${levelName(level, naming)}+` : short }]
  })

export const levelName = (level: string, { i18n }: Pick<Naming, 'i18n'>): string =>
  level === 'native' ? i18n.t(l.nativeLevel) : level
