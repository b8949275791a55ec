import type { ReactNode } from 'react'
import type { CustomFieldRow } from '../../../../shared/model/customField.ts'
import { localTime } from '../../../../shared/queries/localTime.ts'
import { customKeyOf } from '../../../../shared/queries/people/choice.ts'
import { customText } from '../../../store/customFields/customText.ts'
import { Found } from '../../../store/FoundBy.tsx'
import { PersonAvatar } from '../../../store/pictures/PersonAvatar.tsx'
import { countryName } from '../../../ui/countries.ts'
import { exactAt, formatAt, formatDay, ownZone } from '../../../ui/dates.ts'
import type { I18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'
import type { ListRow } from '../usePeopleList.ts'
import type { ColumnId } from './columnIds.ts'
import { l } from './messages.ts'
import { roleName } from './names.ts'

export interface Naming {
  readonly i18n: I18n
  readonly custom: readonly CustomFieldRow[]
  /** Names of departments by id. */
  readonly departments: ReadonlyMap<string, string>
}

const titles = {
  name: m.name,
  city: m.city,
  country: m.country,
  skills: m.skills,
  fields: m.fields,
  offers: m.offers,
  asks: m.asks,
  languages: m.languages,
  department: l.department,
  organisation: m.organisation,
  job: l.job,
  role: l.role,
  intents: m.intents,
  tags: m.tags,
  email: m.email,
  phone: m.phone,
  timeZone: m.timeZone,
  birthday: m.birthday,
  joined: l.joined,
  silent: l.silent,
  changed: m.changed,
} as const

/** What a column is called; undefined for a field that there is no more. */
export const columnTitle = (id: string, { i18n, custom }: Naming): string | undefined => {
  const key = customKeyOf(id)
  if (key !== null) return custom.find((field) => field.key === key)?.label
  return id in titles ? i18n.t(titles[id as keyof typeof titles]) : undefined
}

const widths: Partial<Record<string, string>> = {
  name: 'minmax(11rem, 1.5fr)',
  city: 'minmax(6rem, 0.8fr)',
  country: 'minmax(6rem, 0.8fr)',
  phone: 'minmax(8rem, 0.8fr)',
  timeZone: '7rem',
  birthday: '7rem',
  joined: '8rem',
  silent: '8rem',
  changed: '9rem',
}
const isWordy = (id: string) =>
  ['skills', 'offers', 'asks', 'fields', 'department', 'organisation', 'email'].includes(id)

/** A CSS grid track, until somebody drags its edge. */
export const usualWidth = (id: string): string =>
  widths[id] ?? (isWordy(id) ? 'minmax(8rem, 1.4fr)' : 'minmax(7rem, 0.9fr)')

export const isEndAligned = (id: string, { custom }: Naming): boolean => {
  const kind = custom.find((field) => `c:${field.key}` === id)?.kind
  return ['joined', 'silent', 'changed', 'timeZone'].includes(id) || kind === 'number' || kind === 'date'
}

const day = (i18n: I18n, ms: number | undefined): string =>
  ms === undefined || Number.isNaN(ms) ? '' : formatDay(i18n, new Date(ms).toISOString().slice(0, 10))

const birthdayText = (i18n: I18n, birthday: string): string =>
  birthday === ''
    ? ''
    : new Intl.DateTimeFormat(i18n.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        Date.parse(`2024-${birthday.slice(-5)}T12:00:00Z`),
      )

/** A cell's words. */
export const cellText = (id: string, { row, cells }: ListRow, naming: Naming): string => {
  const { i18n, departments, custom } = naming
  switch (id as ColumnId) {
    case 'name':
      return row.name
    case 'city':
      return row.city
    case 'country':
      return countryName(i18n.locale, row.country)
    case 'skills':
    case 'fields':
    case 'offers':
    case 'asks':
    case 'intents':
    case 'tags':
      return row[id as 'skills'].join(', ')
    case 'languages':
      return row.languages
        .map((each) => (row.languageLevels[each] ? `${each} ${levelText(i18n, row.languageLevels[each])}` : each))
        .join(', ')
    case 'department':
      return (cells?.departments ?? []).map((each) => departments.get(each) ?? '').join(', ')
    case 'organisation':
      return cells ? cells.organisations.join(', ') : row.organisation
    case 'job':
      return row.role
    case 'role':
      return cells ? roleName(i18n, cells.role) : ''
    case 'email':
      return row.email
    case 'phone':
      return row.phone
    case 'timeZone':
      return localTime(row.timeZone, Date.now(), ownZone())?.time ?? ''
    case 'birthday':
      return birthdayText(i18n, row.birthday)
    case 'joined':
      return day(i18n, cells?.joined)
    case 'silent':
      return cells && !Number.isNaN(cells.active) ? formatAt(i18n, cells.active) : ''
    case 'changed':
      return formatAt(i18n, row.updatedAt)
    default: {
      const key = customKeyOf(id)
      const value = key !== null && Object.hasOwn(row.custom, key) ? row.custom[key]! : ''
      const field = custom.find((each) => each.key === key)
      return value === '' ? '' : customText(i18n, field, value)
    }
  }
}

const levelText = (i18n: I18n, level: string): string => (level === 'native' ? i18n.t(l.nativeLevel) : level)

const searched = [
  'city',
  'skills',
  'fields',
  'offers',
  'asks',
  'languages',
  'organisation',
  'job',
  'tags',
  'email',
  'phone',
]
/** Is it by words of this column that people are found? */
const isSearched = (id: string): boolean => searched.includes(id) || customKeyOf(id) !== null

export const cellOf = (id: string, listed: ListRow, naming: Naming): ReactNode => {
  const { row } = listed
  if (id === 'name')
    return (
      <span className="v-person-cell">
        <PersonAvatar person={row} size={28} />
        <span className="v-truncate">
          <Found text={row.name} />
        </span>
      </span>
    )
  const text = cellText(id, listed, naming)
  const exact = id === 'changed' ? row.updatedAt : id === 'silent' ? listed.cells?.active : undefined
  const isQuiet = !['city', 'country', 'department', 'organisation', 'role'].includes(id)
  return (
    <span
      className={isQuiet ? 'v-truncate v-quiet v-tabular' : 'v-truncate'}
      title={exact && !Number.isNaN(exact) ? exactAt(naming.i18n, exact) : undefined}
    >
      {isSearched(id) ? <Found text={text} /> : text}
    </span>
  )
}
