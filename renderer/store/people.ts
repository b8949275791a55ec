import { ENTITY_ID_BYTES, type EntityId, type MemberId } from '../../shared/model/ids.ts'
import type { PeopleChoice } from '../../shared/queries/people/choice.ts'
import type { FacetValue, PeopleOrder } from '../../shared/queries/people/PeopleIndex.ts'
import type { Locale } from '../ui/i18n.tsx'

/** Ids one after the other, on their way between worker and window: twenty thousand strings take a window milliseconds, one does not. */
export type PackedIds = string & { readonly __brand?: 'packed ids' }

/** What a list asks: words as typed, ticked values, an order, and which facets it wants counted. */
export interface PeopleQuery {
  readonly words: string
  readonly choice: PeopleChoice
  readonly order: PeopleOrder
  readonly facets: readonly string[]
  readonly locale: Locale
}

/** Who fits, in order. Ids are made when they are looked at: a list of twenty thousand is one array of numbers. */
export interface PeopleAnswer {
  readonly count: number
  readonly idAt: (index: number) => EntityId
  /** Whole numbers that stand for the people, in order; the same person has the same in every answer of an `era`. */
  readonly slots: Int32Array
  readonly era: number
  /** How many there are without any question. */
  readonly total: number
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>
  /** Whose the newest change is. */
  readonly lastBy: MemberId | ''
}

/** What of a person does not stand in her profile, as lists show it. */
export interface PersonCells {
  /** Entity ids. */
  readonly departments: readonly EntityId[]
  readonly role: string
  /** Names. */
  readonly organisations: readonly string[]
  /** Epoch ms; NaN where nobody knows. */
  readonly joined: number
  readonly active: number
}

/** Everybody in the directory, held in a worker: the window asks and draws. */
export interface People {
  /** Null once the session is closed. */
  ask(query: PeopleQuery): Promise<PeopleAnswer | null>
  /** In the order asked; undefined for who is not there. */
  cells(ids: readonly EntityId[]): Promise<readonly (PersonCells | undefined)[]>
  /** How often each value of a facet is among these people. */
  among(facet: string, ids: readonly EntityId[]): Promise<readonly FacetValue[]>
  /** Somebody changed. Returns its end. */
  onChange(listener: () => void): () => void
}

/** Window -> search worker, beside the searches. */
export type PeopleAsk =
  | { readonly what: 'list'; readonly query: PeopleQuery; readonly era: number; readonly known: number }
  | { readonly what: 'cells'; readonly ids: PackedIds }
  | { readonly what: 'among'; readonly facet: string; readonly ids: PackedIds }

/** `ids`: those of the slots from `known` on. */
export interface PeopleListed extends Pick<PeopleAnswer, 'slots' | 'era' | 'total' | 'facets' | 'lastBy'> {
  readonly ids: PackedIds
  readonly known: number
}

/** Answers of `ask` by what was asked. */
export interface PeopleSaid {
  readonly list: PeopleListed
  readonly cells: readonly (PersonCells | undefined)[]
  readonly among: readonly FacetValue[]
}

/** Letters of an id: base64url of its bytes, without padding. */
const LETTERS = (ENTITY_ID_BYTES / 3) * 4

export const packIds = (ids: readonly EntityId[]): PackedIds => ids.join('')

export const unpackIds = (packed: PackedIds): EntityId[] =>
  Array.from({ length: packed.length / LETTERS }, (_, i) => packed.slice(i * LETTERS, (i + 1) * LETTERS))

/** The window's side: keeps which slot is whose. `send` resolves to null once the worker is gone. */
export const createPeople = (
  send: <A extends PeopleAsk>(ask: A) => Promise<PeopleSaid[A['what']] | null>,
  onChange: People['onChange'],
): People => {
  let era = -1
  let pages: { readonly from: number; readonly ids: PackedIds }[] = []
  let known = 0
  const idOf = (from: typeof pages, slot: number): EntityId => {
    // Nearly always one page, and a few single newcomers.
    const page = from.findLast((each) => each.from <= slot)!
    return page.ids.slice((slot - page.from) * LETTERS, (slot - page.from + 1) * LETTERS)
  }
  return {
    async ask(query) {
      const said = await send({ what: 'list', query, era, known })
      // An answer from before everybody was read anew is overtaken by the next.
      if (!said || said.era < era) return null
      const { ids, known: from, ...rest } = said
      if (said.era > era) {
        era = said.era
        pages = []
        known = 0
      }
      const end = from + ids.length / LETTERS
      if (end > known) {
        // A page for each newcomer would make each look slower.
        const before = pages.length > 64 ? [{ from: 0, ids: pages.map((page) => page.ids).join('') }] : pages
        pages = [...before, { from: known, ids: ids.slice((known - from) * LETTERS) }]
        known = end
      }
      const mine = pages
      return { ...rest, count: rest.slots.length, idAt: (index) => idOf(mine, rest.slots[index]!) }
    },
    async cells(ids) {
      return (await send({ what: 'cells', ids: packIds(ids) })) ?? []
    },
    async among(facet, ids) {
      return (await send({ what: 'among', facet, ids: packIds(ids) })) ?? []
    },
    onChange,
  }
}
