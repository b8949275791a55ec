import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { foldText } from '../../../shared/lib/foldText.ts'
import { makeEntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { member } from '../../../shared/model/member.ts'
import type { CommitRecord } from '../../../shared/replica/ports.ts'

/** Seeded bytes: the same ids in every run. */
export const seeded = (seed: number) => {
  let state = seed >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  return {
    next,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    bytes: (n: number): Uint8Array => Uint8Array.from({ length: n }, () => Math.floor(next() * 256)),
    id: (n = 32): string => toBase64Url(Uint8Array.from({ length: n }, () => Math.floor(next() * 256))),
  }
}
export type Seeded = ReturnType<typeof seeded>

const firstNames = ['Zoya', 'Jürgen', 'Анна', 'Boris', 'Łukasz', 'Chloé', 'Mehmet', 'Ольга', 'Björn', 'Aisha']
const lastNames = ['Müller', 'Ковалёва', 'Strauß', 'Okafor', 'Nowak', 'García', 'Иванов', 'Øster', 'Schmidt', 'Haddad']
const cities = ['Rostock', 'Köln', 'Wien', 'Тбилиси', 'Łódź', 'Lisboa']

/** A member as a real directory has them: about fifteen filled fields. */
export const memberRow = (random: Seeded, n: number): MemberRow => {
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)} ${n}`
  return {
    id: makeEntityId({ type: member.type, scope: random.bytes(16), rand: random.bytes(16) }),
    scope: '',
    createdAt: 1_790_000_000_000,
    createdBy: '',
    updatedAt: 1_790_000_000_000 + n,
    updatedBy: '',
    name,
    otherNames: [],
    intro: 'Organises readings and likes long train journeys.',
    fields: ['design', 'press'],
    skills: ['writing', 'layout'],
    languages: ['de', 'ru'],
    offers: ['proofreading'],
    asks: ['a room for twenty'],
    intents: ['networking'],
    tags: [],
    organisation: 'Literaturhaus',
    role: 'editor',
    city: random.pick(cities),
    country: 'DE',
    timeZone: 'Europe/Berlin',
    email: `person${n}@example.org`,
    phone: `+49 170 ${1_000_000 + n}`,
    links: [],
    birthday: '',
    note: '',
    source: 'import',
    mergedInto: '',
    visibility: [],
    deviceNames: [],
    leftAt: 0,
    custom: {},
    languageLevels: {},
    affiliations: {},
    contacts: [],
    photo: '',
    memberSince: '',
    nameKey: foldText(name),
  }
}

/** A commit record with plausible sizes; its bytes are not a valid commit (the store never looks inside). */
export const commitRecord = (
  random: Seeded,
  patch: Partial<CommitRecord> & { bytesLength?: number } = {},
): CommitRecord => {
  const { bytesLength = 300, ...rest } = patch
  const day = rest.day ?? 20_700
  return {
    id: random.id(),
    device: 'alice',
    seq: 1,
    time: day * 86_400_000 * 1024,
    day,
    prev: [],
    auth: random.id(),
    roster: false,
    entities: [],
    bytes: random.bytes(bytesLength),
    ...rest,
  }
}
