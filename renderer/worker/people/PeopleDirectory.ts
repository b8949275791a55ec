import { foldText } from '../../../shared/lib/foldText.ts'
import {
  type DeviceId,
  type EntityId,
  type MemberId,
  memberEntityId,
  memberOfEntityId,
} from '../../../shared/model/ids.ts'
import { type MemberRow, member } from '../../../shared/model/member.ts'
import { PeopleIndex, type PeopleLanguage, type PersonFacts } from '../../../shared/queries/people/PeopleIndex.ts'
import type { RowReader } from '../../../shared/replica/ports.ts'
import type { Membership } from '../../store/api.ts'
import { localKeys } from '../../store/localKeys.ts'
import {
  type PeopleAsk,
  type PeopleListed,
  type PeopleSaid,
  type PersonCells,
  packIds,
  unpackIds,
} from '../../store/people.ts'
import type { Locale } from '../../ui/i18n.tsx'
import { typeOfId } from '../searchFields.ts'
import { languageOf } from './language.ts'

const PAGE = 2000

export interface DirectoryOptions {
  readonly rows: RowReader
  /** Ids of the people in whom the words are found, best first. */
  readonly find: (words: string) => Promise<readonly EntityId[]> | readonly EntityId[]
  /** When each member last did something (epoch ms), by member; asked when a list wants to know it, of all or of those named. */
  readonly lastSigns?: (members?: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, number>>
}

/** The people of one network as lists ask for them: an index over their rows, kept in step with what changes. */
export class PeopleDirectory {
  #index = new PeopleIndex()
  #era = 0
  readonly #names = new Map<string, string>()
  /** Organisations by folded name: who wrote the name of one belongs to it. */
  readonly #byName = new Map<string, EntityId>()
  #ofPerson = new Map<EntityId, EntityId[]>()
  #members = new Map<MemberId, Membership>()
  readonly #owners = new Map<DeviceId, MemberId>()
  /** Undefined until somebody asks who was silent. */
  #signs: Map<MemberId, number> | undefined
  #newest: { readonly at: number; readonly by: MemberId | '' } = { at: 0, by: '' }
  readonly #languages = new Map<Locale, PeopleLanguage>()
  /** What of each row the facts are made of. */
  readonly #seen = new Map<
    EntityId,
    Pick<MemberRow, 'organisation' | 'affiliations' | 'memberSince' | 'updatedAt' | 'updatedBy'>
  >()

  constructor(readonly options: DirectoryOptions) {}

  /** Reads everybody anew. Until it is done the former state answers. */
  async build(): Promise<void> {
    const { rows } = this.options
    await this.#readSurroundings()
    const fields = await rows.find('customField', 'order')
    // Two coordinators may have defined one apart: the first counts, as in profiles.
    const custom = fields.filter(({ key }, i) => fields.findIndex((field) => field.key === key) === i)
    const index = new PeopleIndex(custom)
    this.#seen.clear()
    const read = (from: string) => rows.find('member', 'id', { from }, { limit: PAGE })
    let reading = read('')
    for (let last = ''; ; ) {
      const page = await reading
      const isLast = page.length < PAGE
      // `from` is inclusive: after the first page its first row has been seen.
      const fresh = last === '' ? page : page.slice(1)
      if (!isLast) {
        last = page.at(-1)!.id
        reading = read(last)
      }
      for (const row of fresh) this.#put(index, row)
      if (isLast) break
    }
    this.#index = index
    this.#era++
  }

  /** Ready for the first question in this language. */
  warm(locale: Locale): void {
    this.#index.warm(this.#language(locale))
  }

  /** Follows changed entities. `false`: none of them matters to the list of people. */
  async update(changed: readonly EntityId[]): Promise<boolean> {
    const types = new Map<string, EntityId[]>()
    for (const id of changed) {
      const type = typeOfId(id) ?? ''
      types.set(type, [...(types.get(type) ?? []), id])
    }
    if (types.has('customField')) {
      await this.build()
      return true
    }
    if (types.has('department') || types.has('organisation')) await this.#followSurroundings()
    const people = types.get('member') ?? []
    const found = people.length > 0 ? await this.options.rows.many('member', people) : []
    for (const [i, id] of people.entries()) {
      const row = found[i]
      // What was merged into another record is read as that one.
      if (row?.id === id) this.#put(this.#index, row)
      else this.#index.remove(id)
    }
    return people.length > 0 || types.has('department') || types.has('organisation')
  }

  /** Who belongs, in which role, on which laptops may have changed. */
  async followMembers(): Promise<boolean> {
    await this.#followSurroundings()
    return true
  }

  /** Somebody did something on these laptops just now; null: on any. */
  async followSigns(devices: readonly DeviceId[] | null): Promise<void> {
    if (!this.#signs || !this.options.lastSigns) return
    // All are asked again when somebody next wants to know.
    if (!devices) this.#signs = undefined
    else {
      const members = [...new Set(devices.flatMap((device) => this.#owners.get(device) ?? []))]
      for (const [who, at] of await this.options.lastSigns(members)) this.#signs.set(who, at)
      for (const who of members) this.#renew(memberEntityId(who, member.type))
    }
  }

  async ask(ask: PeopleAsk): Promise<PeopleSaid[PeopleAsk['what']]> {
    if (ask.what === 'list') return this.#list(ask)
    const ids = unpackIds(ask.ids)
    if (ask.what === 'among') return this.#index.valuesAmong(ask.facet, ids)
    await this.#needSigns()
    return ids.map((id) => this.#cellsOf(id))
  }

  async #list({ query, era, known }: Extract<PeopleAsk, { what: 'list' }>): Promise<PeopleListed> {
    const { words, choice, order, facets, locale } = query
    if (choice.silent?.length || order.by === 'silent') await this.#needSigns()
    const typed = words.trim()
    const found = typed === '' ? undefined : await this.options.find(typed)
    const index = this.#index
    const answer = index.ask({ found, choice, order, facets, now: Date.now() }, this.#language(locale))
    const from = era === this.#era ? known : 0
    return { ...answer, era: this.#era, known: from, ids: packIds(index.ids.slice(from)), lastBy: this.#newest.by }
  }

  #cellsOf(id: EntityId): PersonCells | undefined {
    if (!this.#index.has(id)) return undefined
    const { organisations, ...facts } = this.#factsOf(id)
    return { ...facts, organisations: organisations.map((each) => this.#names.get(each) ?? each) }
  }

  #put(index: PeopleIndex, row: MemberRow): void {
    const { organisation, affiliations, memberSince, updatedAt, updatedBy } = row
    this.#seen.set(row.id, { organisation, affiliations, memberSince, updatedAt, updatedBy })
    if (updatedAt >= this.#newest.at) this.#newest = { at: updatedAt, by: updatedBy }
    index.put(row, this.#factsOf(row.id))
  }

  #renew(id: EntityId): void {
    if (this.#index.has(id)) this.#index.putFacts(id, this.#factsOf(id))
  }

  #factsOf(id: EntityId): PersonFacts {
    const seen = this.#seen.get(id)!
    const who = memberOfEntityId(id)
    const membership = this.#members.get(who)
    const written = seen.organisation && (this.#byName.get(foldText(seen.organisation)) ?? seen.organisation)
    const own = seen.updatedBy === who ? seen.updatedAt : 0
    const sign = Math.max(own, this.#signs?.get(who) ?? 0, membership?.since ?? 0)
    return {
      departments: this.#ofPerson.get(id) ?? [],
      role: membership ? roleIn(membership) : 'none',
      organisations: [...new Set([...Object.keys(seen.affiliations), ...(written ? [written] : [])])],
      joined: seen.memberSince ? Date.parse(`${seen.memberSince}T00:00:00Z`) : (membership?.since ?? Number.NaN),
      active: membership ? sign : Number.NaN,
    }
  }

  async #needSigns(): Promise<void> {
    if (this.#signs || !this.options.lastSigns) return
    this.#signs = new Map(await this.options.lastSigns())
    for (const who of this.#signs.keys()) this.#renew(memberEntityId(who, member.type))
  }

  async #followSurroundings(): Promise<void> {
    const before = new Map([...this.#seen.keys()].map((id) => [id, this.#surroundingOf(id)]))
    await this.#readSurroundings()
    for (const [id, was] of before) if (this.#surroundingOf(id) !== was) this.#renew(id)
    this.#index.forgetLabels()
  }

  /** All that a person's facts take from elsewhere, to be compared. */
  #surroundingOf(id: EntityId): string {
    const membership = this.#members.get(memberOfEntityId(id))
    const written = this.#seen.get(id)?.organisation
    return [
      membership?.role,
      membership?.since,
      written && this.#byName.get(foldText(written)),
      ...(this.#ofPerson.get(id) ?? []),
    ].join(' ')
  }

  async #readSurroundings(): Promise<void> {
    const { rows } = this.options
    const [departments, organisations, membership] = await Promise.all([
      rows.find('department', 'order'),
      rows.find('organisation', 'nameKey'),
      rows.local<readonly Membership[]>(localKeys.membership),
    ])
    this.#names.clear()
    this.#byName.clear()
    this.#ofPerson = new Map()
    this.#members = new Map((membership ?? []).map((each) => [each.member, each]))
    this.#owners.clear()
    for (const { member, devices = [] } of membership ?? [])
      for (const device of [member as string, ...devices]) this.#owners.set(device, member)
    for (const { id, name, nameKey } of organisations) {
      this.#names.set(id, name)
      this.#byName.set(nameKey, id)
    }
    for (const { id, name, members, archived } of departments) {
      this.#names.set(id, name)
      if (archived) continue
      for (const person of members) {
        const list = this.#ofPerson.get(person)
        if (list) list.push(id)
        else this.#ofPerson.set(person, [id])
      }
    }
    this.#languages.clear()
  }

  #language(locale: Locale): PeopleLanguage {
    const known = this.#languages.get(locale) ?? languageOf(locale, (id) => this.#names.get(id))
    this.#languages.set(locale, known)
    return known
  }
}

/** Who leads or organises is a member in the network as a whole. */
const roleIn = ({ role }: Membership): string =>
  role === 'root' || role === 'coordinator' || role === 'ambassador' ? role : 'member'
