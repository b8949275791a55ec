import { emailKey, phoneKey } from '../lib/contactKeys.ts'
import { soundOfName } from '../lib/soundOf.ts'
import type { EntityId } from '../model/ids.ts'
import type { MemberRow } from '../model/member.ts'
import { readContact } from './contactWays.ts'

export type DuplicateReason = 'email' | 'phone' | 'name'

export interface DuplicateGroup {
  /** Two or more, by id. */
  readonly ids: readonly EntityId[]
  /** What they share. */
  readonly reasons: readonly DuplicateReason[]
}

/** Two records that somebody has said are two people. */
export const pairKey = (a: EntityId, b: EntityId): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** An address or number that so many share is an office's, and says nothing by itself. */
const OFFICE = 4

interface Known {
  readonly row: MemberRow
  readonly sound: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

const knownOf = (row: MemberRow): Known => {
  const contacts = row.contacts.map(readContact)
  const all = (kind: 'email' | 'phone', key: (text: string) => string) => [
    ...new Set(
      [row[kind], ...contacts.flatMap((each) => (each.kind === kind ? each.value : []))].map(key).filter(Boolean),
    ),
  ]
  return { row, sound: soundOfName(row.name), emails: all('email', emailKey), phones: all('phone', phoneKey) }
}

/** Two who bear one name are one unless something speaks against it: another address, number, birthday or city on both sides. */
const contradicts = (a: Known, b: Known): boolean => {
  const differ = (x: readonly string[], y: readonly string[]) =>
    x.length > 0 && y.length > 0 && !x.some((each) => y.includes(each))
  const apart = (field: 'birthday' | 'city' | 'country') =>
    a.row[field] !== '' && b.row[field] !== '' && a.row[field] !== b.row[field]
  return (
    differ(a.emails, b.emails) || differ(a.phones, b.phones) || apart('birthday') || apart('city') || apart('country')
  )
}

/**
 * Records that may be one person's, in either script: same address, same number, or the same name with nothing that speaks against it.
 * Linear in the records; `apart` are pairs (`pairKey`) that somebody has said are two people. Two with laptops of their own are two.
 */
export const findDuplicates = (
  rows: readonly MemberRow[],
  apart: ReadonlySet<string> = new Set(),
): DuplicateGroup[] => {
  const people = rows.map(knownOf)
  const parent = people.map((_, i) => i)
  const rootOf = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  const links: { readonly a: number; readonly reason: DuplicateReason }[] = []
  const link = (a: number, b: number, reason: DuplicateReason) => {
    const [one, other] = [people[a]!.row, people[b]!.row]
    if ((one.source === 'self' && other.source === 'self') || apart.has(pairKey(one.id, other.id))) return
    parent[rootOf(a)] = rootOf(b)
    links.push({ a, reason })
  }
  for (const reason of ['email', 'phone'] as const) {
    const keysOf = (known: Known) => (reason === 'email' ? known.emails : known.phones)
    for (const same of sharing(people, keysOf)) {
      if (same.length <= OFFICE)
        for (const b of same) for (const a of same.filter((each) => each < b)) link(a, b, reason)
      // Of an office only those who also bear one name.
      else for (const [a, b] of neighbours(same, people)) link(a, b, reason)
    }
  }
  // Namesakes by the hundred are found by their addresses; each is compared with a few before it.
  for (const same of sharing(people, ({ sound }) => (sound ? [sound] : [])))
    for (const [n, b] of same.entries())
      for (const a of same.slice(Math.max(0, n - OFFICE), n))
        if (!contradicts(people[a]!, people[b]!)) link(a, b, 'name')
  const groups = new Map<number, { ids: EntityId[]; reasons: Set<DuplicateReason> }>()
  for (const { a, reason } of links) {
    const group = groups.get(rootOf(a)) ?? { ids: [], reasons: new Set() }
    group.reasons.add(reason)
    groups.set(rootOf(a), group)
  }
  for (const [i, { row }] of people.entries()) groups.get(rootOf(i))?.ids.push(row.id)
  return [...groups.values()]
    .map(({ ids, reasons }) => ({ ids: ids.sort(), reasons: order.filter((reason) => reasons.has(reason)) }))
    .sort((a, b) => weight(b) - weight(a) || (a.ids[0]! < b.ids[0]! ? -1 : 1))
}

/** Somebody in a list, who may be here already. */
export type Listed = Pick<MemberRow, 'name'> &
  Partial<Pick<MemberRow, 'email' | 'phone' | 'contacts' | 'birthday' | 'city' | 'country'>>

/** Finds the record that somebody in a list may mean, by the same signs as `findDuplicates`; null where none or several do. */
export const likelyRecord = (
  rows: readonly MemberRow[],
): ((listed: Listed) => { readonly row: MemberRow; readonly reason: DuplicateReason } | null) => {
  const people = rows.map(knownOf)
  const index = (keysOf: (known: Known) => readonly string[]) => {
    const byKey = new Map<string, Known[]>()
    for (const known of people)
      for (const key of keysOf(known)) {
        const held = byKey.get(key)
        if (held) held.push(known)
        else byKey.set(key, [known])
      }
    return byKey
  }
  const byEmail = index(({ emails }) => emails)
  const byPhone = index(({ phones }) => phones)
  const bySound = index(({ sound }) => (sound ? [sound] : []))
  return (listed) => {
    const known = knownOf({
      contacts: [],
      email: '',
      phone: '',
      birthday: '',
      city: '',
      country: '',
      ...listed,
    } as unknown as MemberRow)
    const found: Readonly<Record<DuplicateReason, readonly Known[]>> = {
      email: known.emails.flatMap((key) => byEmail.get(key) ?? []),
      phone: known.phones.flatMap((key) => byPhone.get(key) ?? []),
      name: (bySound.get(known.sound) ?? []).filter((each) => !contradicts(each, known)),
    }
    for (const reason of order) {
      const one = new Set(found[reason])
      if (one.size === 1) return { row: [...one][0]!.row, reason }
    }
    return null
  }
}

const order: readonly DuplicateReason[] = ['email', 'phone', 'name']
/** The surer first. */
const weight = ({ reasons }: DuplicateGroup): number =>
  (reasons.includes('email') ? 4 : 0) + (reasons.includes('phone') ? 2 : 0) + (reasons.includes('name') ? 1 : 0)

/** Of some people those who follow each other under one name. */
const neighbours = (some: readonly number[], people: readonly Known[]): readonly (readonly [number, number])[] => {
  const last = new Map<string, number>()
  return some.flatMap((b) => {
    const { sound } = people[b]!
    const a = last.get(sound)
    last.set(sound, b)
    return a === undefined || sound === '' ? [] : [[a, b] as const]
  })
}

/** People by each key that two or more of them have. */
const sharing = (people: readonly Known[], keysOf: (known: Known) => readonly string[]): readonly number[][] => {
  const byKey = new Map<string, number[]>()
  for (const [i, known] of people.entries())
    for (const key of keysOf(known)) {
      const held = byKey.get(key)
      if (held) held.push(i)
      else byKey.set(key, [i])
    }
  return [...byKey.values()].filter((held) => held.length > 1)
}
