import { fromBase64Url } from '../../shared/lib/bytes.ts'
import { type EntityName, entities, entityOfType, type RowOf, type Rows } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'
import { readContact } from '../../shared/queries/contactWays.ts'
import type { DocumentText } from './WordIndex.ts'

export type Searchable = 'organisation' | 'member' | 'department' | 'card' | 'event'
/** Organisations first: members are found by the names of theirs. */
export const searchable: readonly Searchable[] = ['organisation', 'member', 'department', 'card', 'event']

/** What organisations are called, by id. */
export type OrganisationNames = ReadonlyMap<EntityId, string>

/** What of a row is searched. Facts and texts come in the order in which a hit would rather show them. */
export interface SearchText extends DocumentText {
  readonly title: string
}

const line = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ')
const list = (values: readonly string[]): string => values.join(', ')
const isWordy = (text: string): boolean => /\p{L}/u.test(text)

type Told = Omit<SearchText, 'names' | 'numbers'> & {
  /** It is called so too. */
  readonly also?: readonly string[]
  readonly numbers?: readonly string[]
}

const texts: { readonly [N in Searchable]: (row: RowOf<N>, names: OrganisationNames) => Told } = {
  organisation: (row) => ({
    title: row.name,
    also: row.otherNames,
    facts: [line(row.city, list(row.fields)), list(row.tags)],
    texts: [row.email, list(row.links), row.about],
    numbers: [row.phone],
  }),
  member: (row, names) => {
    const contacts = row.contacts.map((element) => readContact(element).value)
    return {
      title: row.name,
      also: row.otherNames,
      facts: [
        line(row.role, row.organisation, ...belongings(row.affiliations, names), row.city),
        list(row.skills),
        list(row.fields),
        list(row.offers),
        list(row.asks),
        list(row.languages),
        list(row.tags),
      ],
      texts: [row.email, ...contacts.filter(isWordy), ...ownValues(row.custom), row.intro],
      numbers: [row.phone, ...contacts.filter((value) => !isWordy(value))],
    }
  },
  department: (row) => ({ title: row.name, facts: [], texts: [row.purpose] }),
  card: (row) => ({ title: row.title, facts: [list(row.labels)], texts: [row.excerpt] }),
  event: (row) => ({
    title: row.title,
    facts: [line(row.place, row.address), row.hashtag, list(row.tags)],
    texts: [row.excerpt],
  }),
}

/** Values of the network's own fields, and of columns of imported lists. Yes and no say nothing without the question. */
const ownValues = (custom: Readonly<Record<string, string>>): string[] =>
  Object.values(custom).filter((value) => value !== 'yes' && value !== 'no')

/** "Board, Choir": what she does and where, as it stands under her name. */
const belongings = (affiliations: Readonly<Record<string, string>>, names: OrganisationNames): string[] =>
  Object.entries(affiliations).flatMap(([id, role]) => {
    const name = names.get(id)
    return name ? [[role, name].filter(Boolean).join(', ')] : []
  })

export const searchText = <N extends Searchable>(type: N, row: Rows[N], names: OrganisationNames): SearchText => {
  const { title, also = [], facts, texts: told, numbers = [] } = texts[type](row, names)
  return {
    title,
    names: [title, ...also],
    facts: facts.filter(Boolean),
    texts: told.filter(Boolean),
    numbers: numbers.filter(Boolean),
  }
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
