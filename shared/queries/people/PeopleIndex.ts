import type { CustomFieldRow } from '../../model/customField.ts'
import type { EntityId } from '../../model/ids.ts'
import type { MemberRow } from '../../model/member.ts'
import { distribute, sortedBy } from './arrange.ts'
import { Bits } from './Bits.ts'
import { type Bounds, customKeyOf, customRangeOf, LEVEL, levelsFrom, type PeopleChoice, spanOf } from './choice.ts'
import { type Compare, ListColumn } from './ListColumn.ts'
import { memberColumns } from './memberColumns.ts'

/** What of a person does not stand in her profile. */
export interface PersonFacts {
  /** Entity ids. */
  readonly departments: readonly EntityId[]
  /** In the network as a whole; `none` for a record of somebody who is not in it. */
  readonly role: string
  /** Entity ids of organisations in the directory, and names of those that are not in it. */
  readonly organisations: readonly string[]
  /** Epoch ms; NaN where nobody knows. */
  readonly joined: number
  /** When she last did something, epoch ms; NaN where she has no laptop to do it on. */
  readonly active: number
}

export interface PeopleOrder {
  /** A column; `match` for the order of the words' hits. */
  readonly by: string
  readonly isDown: boolean
}

export interface PeopleQuestion {
  /** Only these, best first: hits of the words that were typed. */
  readonly found?: readonly EntityId[]
  readonly choice: PeopleChoice
  readonly order: PeopleOrder
  /** Facets whose values are to be counted. */
  readonly facets: readonly string[]
  /** Epoch ms. */
  readonly now: number
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

export interface PeopleFound {
  /** Slots of the people, in order. */
  readonly slots: Int32Array
  /** How many there are without any question. */
  readonly total: number
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>
}

/** How labels are made and compared in one reader's language. */
export interface PeopleLanguage {
  readonly name: string
  readonly compare: Compare
  /** What a column's value is called: a country's, a department's name. */
  readonly labelOf: (column: string, value: string) => string
}

/** Most values of a list that a person can be sorted by. */
const DEPTH = 3

/**
 * Everybody in the directory, by column, for questions that are answered within one frame: which people fit, in which order, and how many
 * of them each value of a facet would leave. People have slots, whole numbers that stay theirs; a slot is given to nobody else.
 */
export class PeopleIndex {
  readonly ids: EntityId[] = []
  readonly #slots = new Map<EntityId, number>()
  readonly #lists = new Map<string, ListColumn>()
  readonly #numbers = new Map<string, Float64Array>()
  #alive = new Bits(0)
  #capacity = 0
  #custom: readonly CustomFieldRow[] = []
  /** Answers of the parts of a question, until anybody changes. */
  readonly #fits = new Map<string, Bits>()
  readonly #orders = new Map<string, Int32Array>()
  /** Every slot there ever was, by id. */
  #idOrder = new Int32Array(0)

  /** `custom`: fields of the network's own, those that this reader may see. */
  constructor(custom: readonly CustomFieldRow[] = []) {
    this.#custom = custom
    for (const name of [...Object.keys(memberColumns), 'department', 'organisation', 'role']) this.#addList(name)
    for (const name of ['joined', 'silent', 'changed']) this.#numbers.set(name, new Float64Array(0))
    for (const { key, kind } of custom)
      if (kind === 'number' || kind === 'date') this.#numbers.set(`c:${key}`, new Float64Array(0))
      else this.#addList(`c:${key}`)
  }

  get size(): number {
    return this.#slots.size
  }

  has(id: EntityId): boolean {
    return this.#slots.has(id)
  }

  put(row: MemberRow, facts: PersonFacts): void {
    const slot = this.#slotOf(row.id)
    for (const [name, read] of Object.entries(memberColumns)) this.#lists.get(name)!.set(slot, read(row))
    for (const { key, kind } of this.#custom) {
      const value = Object.hasOwn(row.custom, key) ? row.custom[key]! : ''
      if (kind === 'number' || kind === 'date') this.#numbers.get(`c:${key}`)![slot] = numberIn(kind, value)
      else this.#lists.get(`c:${key}`)!.set(slot, value === '' ? [] : [value])
    }
    this.#numbers.get('changed')![slot] = row.updatedAt
    this.#putFacts(slot, facts)
    this.#forget()
  }

  /** What does not stand in the profile has changed. */
  putFacts(id: EntityId, facts: PersonFacts): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    this.#putFacts(slot, facts)
    this.#forget()
  }

  remove(id: EntityId): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    this.#alive.delete(slot)
    this.#slots.delete(id)
    this.#forget()
  }

  /** Names of departments or organisations are other ones. */
  forgetLabels(): void {
    for (const column of ['department', 'organisation']) this.#lists.get(column)!.forgetRanks()
    this.#forget()
  }

  /** Makes the order ready that most questions ask for. */
  warm(language: PeopleLanguage): void {
    this.#order({ by: 'name', isDown: false }, language)
  }

  ask(question: PeopleQuestion, language: PeopleLanguage): PeopleFound {
    const { choice, found, order, facets, now } = question
    const level = choice[LEVEL]?.[0] ?? ''
    const asked = Object.keys(choice).filter((facet) => facet !== LEVEL && choice[facet]!.length > 0)
    const fits = asked.map((facet) => ({ facet, bits: this.#fitting(facet, choice[facet]!, level, now) }))
    const base = this.#alive.copy()
    const hits = found?.flatMap((id) => this.#slots.get(id) ?? [])
    if (hits) {
      const bits = new Bits(this.#capacity)
      for (const slot of hits) bits.add(slot)
      base.and(bits)
    }
    const within = (leftOut?: string) => {
      const bits = base.copy()
      for (const fit of fits) if (fit.facet !== leftOut && fit.bits) bits.and(fit.bits)
      return bits
    }
    const all = within()
    const slots =
      order.by === 'match' && hits
        ? Int32Array.from(hits.filter((slot) => all.has(slot)))
        : this.#order(order.by === 'match' ? { by: 'name', isDown: false } : order, language).filter((slot) =>
            all.has(slot),
          )
    return {
      slots,
      total: this.#slots.size,
      facets: Object.fromEntries(
        facets.map((facet) => [
          facet,
          this.#count(facet, choice[facet]?.length ? within(facet) : all, choice[facet] ?? [], level),
        ]),
      ),
    }
  }

  /** How often each value of a column is among these people; most first. */
  valuesAmong(column: string, ids: readonly EntityId[]): readonly FacetValue[] {
    const among = new Bits(this.#capacity)
    for (const id of ids) {
      const slot = this.#slots.get(id)
      if (slot !== undefined) among.add(slot)
    }
    return this.#count(column, among, [], '')
  }

  #addList(name: string): void {
    this.#lists.set(name, new ListColumn(0))
  }

  #forget(): void {
    this.#fits.clear()
    this.#orders.clear()
  }

  #slotOf(id: EntityId): number {
    const known = this.#slots.get(id)
    if (known !== undefined) return known
    const slot = this.ids.push(id) - 1
    if (slot >= this.#capacity) this.#grow(Math.max(1024, 2 * this.#capacity))
    this.#slots.set(id, slot)
    this.#alive.add(slot)
    return slot
  }

  #grow(capacity: number): void {
    this.#capacity = capacity
    this.#alive = this.#alive.grown(capacity)
    for (const column of this.#lists.values()) column.grow(capacity)
    for (const [name, before] of this.#numbers) {
      const numbers = new Float64Array(capacity).fill(Number.NaN)
      numbers.set(before)
      this.#numbers.set(name, numbers)
    }
  }

  #putFacts(slot: number, { departments, role, organisations, joined, active }: PersonFacts): void {
    this.#lists.get('department')!.set(slot, departments)
    this.#lists.get('organisation')!.set(slot, organisations)
    this.#lists.get('role')!.set(slot, [role])
    this.#numbers.get('joined')![slot] = joined
    this.#numbers.get('silent')![slot] = active
  }

  /** Who fits one facet's values; undefined for a facet or a span that there is not: it asks nothing. */
  #fitting(facet: string, values: readonly string[], level: string, now: number): Bits | undefined {
    const bounds = this.#boundsOf(facet, values[0]!, now)
    const isLevelled = facet === 'languages' && level !== ''
    const key = bounds ? `${facet} ${bounds.from} ${bounds.to}` : JSON.stringify([facet, isLevelled && level, values])
    const known = this.#fits.get(key)
    if (known) return known
    const bits = new Bits(this.#capacity)
    const numbers = this.#numbers.get(facet)
    const column = this.#lists.get(isLevelled ? 'levels' : facet)
    if (numbers && bounds)
      this.#alive.forEach((slot) => {
        const value = numbers[slot]!
        if (value >= bounds.from && value <= bounds.to) bits.add(slot)
      })
    else if (column) {
      const wanted = new Uint8Array(column.values.length)
      for (const value of isLevelled ? withLevels(values, level) : values) {
        const code = column.codeOf(value)
        if (code !== undefined) wanted[code] = 1
      }
      this.#alive.forEach((slot) => {
        if (column.hasAny(slot, wanted)) bits.add(slot)
      })
    } else return undefined
    this.#fits.set(key, bits)
    return bits
  }

  #boundsOf(facet: string, text: string, now: number): Bounds | null {
    if (facet === 'joined' || facet === 'silent') return spanOf(facet, text, now)
    const key = customKeyOf(facet)
    const kind = key === null ? undefined : this.#custom.find((field) => field.key === key)?.kind
    return kind === 'number' || kind === 'date' ? customRangeOf(kind, text) : null
  }

  /** Most first, then by value; what is ticked is always there, even with no one left. */
  #count(facet: string, among: Bits, ticked: readonly string[], level: string): FacetValue[] {
    const isLevelled = facet === 'languages' && level !== ''
    const column = this.#lists.get(isLevelled ? 'levels' : facet)
    if (!column) return []
    const counts = new Uint32Array(column.values.length)
    among.forEach((slot) => {
      column.countInto(slot, counts)
    })
    const found = new Map<string, number>(ticked.map((value) => [value, 0]))
    const enough = new Set(levelsFrom(level))
    for (let code = 0; code < counts.length; code++) {
      if (counts[code] === 0) continue
      const value = column.values[code]!
      const at = isLevelled ? value.lastIndexOf('/') : value.length
      if (isLevelled && !enough.has(value.slice(at + 1))) continue
      const name = value.slice(0, at)
      found.set(name, (found.get(name) ?? 0) + counts[code]!)
    }
    return [...found]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }

  /** Everybody in that order: equal ones by name, then as they came; who has nothing there is last, whichever the direction. */
  #order({ by, isDown }: PeopleOrder, language: PeopleLanguage): Int32Array {
    const key = `${language.name} ${by} ${isDown}`
    const known = this.#orders.get(key)
    if (known) return known
    const byName = by === 'name' && !isDown
    let order = byName ? this.#byId() : this.#order({ by: 'name', isDown: false }, language)
    const numbers = this.#numbers.get(by)
    const column = this.#lists.get(by)
    if (numbers) order = sortedBy(order, numbers, isDown)
    else if (column) {
      const ranks = column.ranks(language.name, language.compare, (value) => language.labelOf(by, value))
      let depth = 1
      if (by !== 'name') for (const slot of order) depth = Math.max(depth, Math.min(DEPTH, column.sizeOf(slot)))
      for (let i = depth - 1; i >= 0; i--)
        order = distribute(order, ranks.length, isDown, (slot) => {
          const code = column.codeAt(slot, i)
          // Of what comes after the first, nothing is before something, as in a dictionary.
          return code < 0 ? (i === 0 ? -1 : 0) : ranks[code]! + 1
        })
    }
    this.#orders.set(key, order)
    return order
  }

  /** Whom names cannot tell apart, ids do: the same on every laptop. */
  #byId(): Int32Array {
    if (this.#idOrder.length !== this.ids.length)
      this.#idOrder = Int32Array.from(this.ids.keys()).sort((a, b) => (this.ids[a]! < this.ids[b]! ? -1 : 1))
    return this.#idOrder.filter((slot) => this.#alive.has(slot))
  }
}

const withLevels = (languages: readonly string[], level: string): readonly string[] =>
  languages.flatMap((language) => levelsFrom(level).map((each) => `${language}/${each}`))

const numberIn = (kind: 'number' | 'date', text: string): number =>
  customRangeOf(kind, `${text}..${text}`)?.from ?? Number.NaN
