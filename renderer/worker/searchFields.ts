import { fromBase64Url } from '../../shared/lib/bytes.ts'
import { type EntityName, entities, entityOfType, type RowOf, type Rows } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'
import { readContact } from '../../shared/queries/contactWays.ts'

export type Searchable = 'organisation' | 'member' | 'department' | 'card' | 'event'
/** Organisations first: members are found by the names of theirs. */
export const searchable: readonly Searchable[] = ['organisation', 'member', 'department', 'card', 'event']

/** What organisations are called, by id. */
export type OrganisationNames = ReadonlyMap<EntityId, string>

/** What of a row is searched. `details` come in the order in which a hit would rather show them. */
export interface SearchText {
  readonly title: string
  readonly details: readonly string[]
}

const line = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ')
const list = (values: readonly string[]): string => values.join(', ')

const texts: { readonly [N in Searchable]: (row: RowOf<N>, names: OrganisationNames) => SearchText } = {
  organisation: (row) => ({
    title: row.name,
    details: [
      line(row.city, list(row.fields)),
      list(row.otherNames),
      list(row.tags),
      row.email,
      list(row.links),
      row.about,
    ],
  }),
  member: (row, names) => ({
    title: row.name,
    details: [
      line(row.role, row.organisation, ...belongings(row.affiliations, names), row.city),
      list(row.otherNames),
      list(row.skills),
      list(row.fields),
      list(row.offers),
      list(row.asks),
      list(row.languages),
      list(row.tags),
      row.email,
      list(row.contacts.map((element) => readContact(element).value)),
      row.intro,
    ],
  }),
  department: (row) => ({ title: row.name, details: [row.purpose] }),
  card: (row) => ({ title: row.title, details: [row.excerpt, list(row.labels)] }),
  event: (row) => ({
    title: row.title,
    details: [line(row.place, row.address), row.hashtag, list(row.tags), row.excerpt],
  }),
}

/** "Board, Choir": what she does and where, as it stands under her name. */
const belongings = (affiliations: Readonly<Record<string, string>>, names: OrganisationNames): string[] =>
  Object.entries(affiliations).flatMap(([id, role]) => {
    const name = names.get(id)
    return name ? [[role, name].filter(Boolean).join(', ')] : []
  })

export const searchText = <N extends Searchable>(type: N, row: Rows[N], names: OrganisationNames): SearchText => {
  const { title, details } = texts[type](row, names)
  return { title, details: details.filter(Boolean) }
}

const names = new Map<string, EntityName | undefined>()

/** Entity type behind an id, from its first byte; undefined for types of a newer version. */
export const typeOfId = (id: EntityId): EntityName | undefined => {
  const start = id.slice(0, 4)
  const known = names.get(start)
  if (known) return known
  const name = entityOfType(fromBase64Url(start)?.[0] ?? -1)?.name as EntityName | undefined
  if (names.size < 100_000) names.set(start, name)
  return name
}

export const isSearchable = (type: EntityName | undefined): type is Searchable =>
  type !== undefined && type in entities && (searchable as readonly EntityName[]).includes(type)
