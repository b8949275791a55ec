import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustomFieldRow } from '../../../shared/model/customField.ts'
import { type LanguageLevel, languageLevels, type MemberRow } from '../../../shared/model/member.ts'
import { LEVEL, type PeopleChoice, spanOf } from '../../../shared/queries/people/choice.ts'
import {
  PeopleIndex,
  type PeopleLanguage,
  type PeopleQuestion,
  type PersonFacts,
} from '../../../shared/queries/people/PeopleIndex.ts'
import { rowOf } from '../../support/rows.ts'

const now = Date.UTC(2026, 10, 20)
const DAY = 86_400_000

const language = (locale: string): PeopleLanguage => ({
  name: locale,
  compare: new Intl.Collator(locale, { numeric: true }).compare,
  labelOf: (_column, value) => value,
})

const custom = [
  rowOf('customField', 'f1', { key: 'Shirt', label: 'Shirt', kind: 'choice', options: ['S', 'M'] }),
  rowOf('customField', 'f2', { key: 'Age', label: 'Age', kind: 'number' }),
] as readonly CustomFieldRow[]

interface Person {
  readonly row: MemberRow
  readonly facts: PersonFacts
}

const nobody: PersonFacts = { departments: [], role: 'none', organisations: [], joined: Number.NaN, active: Number.NaN }
const person = (id: string, values: object = {}, facts: Partial<PersonFacts> = {}): Person => ({
  row: rowOf('member', id, values) as MemberRow,
  facts: { ...nobody, ...facts },
})

const indexOf = (people: readonly Person[]): PeopleIndex => {
  const index = new PeopleIndex(custom)
  for (const { row, facts } of people) index.put(row, facts)
  return index
}

const ask = (index: PeopleIndex, question: Partial<PeopleQuestion>, locale = 'en') => {
  const full = { choice: {}, order: { by: 'name', isDown: false }, facets: [], now, ...question }
  const { slots, ...rest } = index.ask(full, language(locale))
  return { ...rest, ids: [...slots].map((slot) => index.ids[slot]!) }
}

/** The plain way of saying what the index must answer. */
const valuesOf = ({ row, facts }: Person, facet: string, level: string): readonly string[] => {
  if (facet === 'languages' && level)
    return row.languages.filter((each) => {
      const spoken = row.languageLevels[each] as LanguageLevel | undefined
      return spoken && languageLevels.indexOf(spoken) >= languageLevels.indexOf(level as LanguageLevel)
    })
  if (facet === 'country' || facet === 'city') return row[facet] ? [row[facet]] : []
  if (facet === 'skills' || facet === 'languages' || facet === 'tags') return row[facet]
  if (facet === 'department') return facts.departments
  if (facet === 'role') return [facts.role]
  return row.custom[facet.slice(2)] ? [row.custom[facet.slice(2)]!] : []
}
const fits = (each: Person, choice: PeopleChoice, leftOut?: string): boolean =>
  Object.entries(choice).every(([facet, values]) => {
    if (facet === leftOut || facet === LEVEL || values.length === 0) return true
    if (facet === 'joined' || facet === 'silent') {
      const { from, to } = spanOf(facet, values[0]!, now)!
      const at = facet === 'joined' ? each.facts.joined : each.facts.active
      return at >= from && at <= to
    }
    if (facet === 'c:Age') {
      const [from, to] = values[0]!.split('..')
      const age = each.row.custom.Age
      return age !== undefined && Number(age) >= Number(from) && (to === '' || Number(age) <= Number(to))
    }
    return valuesOf(each, facet, choice[LEVEL]?.[0] ?? '').some((value) => values.includes(value))
  })
const counted = (people: readonly Person[], choice: PeopleChoice, facet: string) => {
  const counts = new Map<string, number>((choice[facet] ?? []).map((value) => [value, 0]))
  for (const each of people)
    if (fits(each, choice, facet))
      for (const value of valuesOf(each, facet, choice[LEVEL]?.[0] ?? ''))
        counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries(counts)
}

const some = <T>(values: readonly T[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...values), { maxLength })
const people = fc
  .array(
    fc.record({
      name: fc.constantFrom('Öz', 'Oz', 'Зоя', 'Anna', 'anna', 'Ёлка', 'Zoe', 'Person 2', 'Person 10'),
      country: fc.constantFrom('', 'DE', 'GE'),
      city: fc.constantFrom('', 'Köln', 'Рига', 'Kiel'),
      skills: some(['Print', 'Web', 'Law', 'Cooking']),
      languages: some(['de', 'ru', 'en']),
      tags: some(['new', 'old']),
      levels: fc.dictionary(fc.constantFrom('de', 'ru', 'en'), fc.constantFrom(...languageLevels)),
      custom: fc.record(
        { Shirt: fc.constantFrom('S', 'M'), Age: fc.constantFrom('7', '30', '64') },
        { requiredKeys: [] },
      ),
      departments: some(['d1', 'd2']),
      role: fc.constantFrom('none', 'member', 'ambassador'),
      joined: fc.constantFrom(Number.NaN, now - 10 * DAY, now - 400 * DAY),
      active: fc.constantFrom(Number.NaN, now - DAY, now - 200 * DAY),
    }),
    { maxLength: 25 },
  )
  .map((list) =>
    list.map(({ departments, role, joined, active, levels, ...values }, i) =>
      person(`p${i}`, { ...values, languageLevels: levels }, { departments, role, joined, active }),
    ),
  )
const choices: fc.Arbitrary<PeopleChoice> = fc.record(
  {
    country: some(['DE', 'GE', 'XX']),
    city: some(['Köln', 'Рига']),
    skills: some(['Print', 'Web', 'Law']),
    languages: some(['de', 'ru']),
    level: some(['A1', 'B2', 'native'], 1),
    department: some(['d1']),
    role: some(['member']),
    joined: some(['90d', '2025', '2025-01-01..'], 1),
    silent: some(['90d'], 1),
    'c:Shirt': some(['M']),
    'c:Age': some(['10..', '0..40'], 1),
  },
  { requiredKeys: [] },
)
const facets = ['country', 'city', 'skills', 'languages', 'tags', 'department', 'role', 'c:Shirt']

describe('the index answers what counting by hand would', () => {
  test('who fits, and how many each value of each facet would leave, whatever is ticked', () => {
    fc.assert(
      fc.property(people, choices, (list, choice) => {
        const answer = ask(indexOf(list), { choice, facets })
        expect([...answer.ids].sort()).toEqual(
          list
            .filter((each) => fits(each, choice))
            .map(({ row }) => row.id)
            .sort(),
        )
        for (const facet of facets) {
          const found = Object.fromEntries(answer.facets[facet]!.map(({ value, count }) => [value, count]))
          expect(found, facet).toEqual(counted(list, choice, facet))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('after any changes it answers as one that was built from what is there now', () => {
    fc.assert(
      fc.property(people, people, fc.array(fc.nat(24)), choices, (before, after, gone, choice) => {
        const index = indexOf(before)
        ask(index, { choice, facets })
        for (const { row, facts } of after) index.put(row, facts)
        for (const n of gone) index.remove(`p${n}`)
        const byId = new Map([...before, ...after].map((each) => [each.row.id, each]))
        for (const n of gone) byId.delete(`p${n}`)
        const fresh = indexOf([...byId.values()])
        for (const by of ['name', 'city', 'skills', 'joined', 'c:Age'])
          expect(ask(index, { choice, facets, order: { by, isDown: true } })).toEqual(
            ask(fresh, { choice, facets, order: { by, isDown: true } }),
          )
      }),
      { numRuns: 80 },
    )
  })

  test('a column’s order is the language’s, equal ones by name, and who has nothing there comes last both ways', () => {
    fc.assert(
      fc.property(
        people,
        fc.constantFrom('en', 'de', 'ru'),
        fc.constantFrom('name', 'city'),
        fc.boolean(),
        (list, locale, by, isDown) => {
          const { compare } = language(locale)
          const text = ({ row }: Person) => row[by as 'city']
          const byName = (a: Person, b: Person) => compare(a.row.name, b.row.name) || (a.row.id < b.row.id ? -1 : 1)
          const wanted = [...list].sort(byName).sort((a, b) => {
            if (!text(a) || !text(b)) return Number(!text(a)) - Number(!text(b))
            return isDown ? compare(text(b), text(a)) : compare(text(a), text(b))
          })
          expect(ask(indexOf(list), { order: { by, isDown } }, locale).ids).toEqual(wanted.map(({ row }) => row.id))
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('Russian puts Cyrillic first and Ё after Е; German takes Ö for O', () => {
  const index = indexOf(['Zoe', 'Ёлка', 'Ежи', 'Жанна', 'Öz', 'Oy', 'Ozz'].map((name) => person(name, { name })))
  expect(ask(index, {}, 'ru').ids).toEqual(['Ежи', 'Ёлка', 'Жанна', 'Oy', 'Öz', 'Ozz', 'Zoe'])
  expect(ask(index, {}, 'de').ids).toEqual(['Oy', 'Öz', 'Ozz', 'Zoe', 'Ежи', 'Ёлка', 'Жанна'])
})

test('hits of the words keep their order where the best match is asked, and combine with what is ticked', () => {
  const index = indexOf([
    person('a', { name: 'Anna', city: 'Kiel' }),
    person('b', { name: 'Boris', city: 'Kiel' }),
    person('c', { name: 'Carol' }),
  ])
  const found = ['c', 'b', 'a', 'gone']
  expect(ask(index, { found, order: { by: 'match', isDown: false } }).ids).toEqual(['c', 'b', 'a'])
  expect(ask(index, { found, choice: { city: ['Kiel'] }, order: { by: 'match', isDown: false } }).ids).toEqual([
    'b',
    'a',
  ])
  expect(ask(index, { found }).ids).toEqual(['a', 'b', 'c'])
})

test('skills sort by the first, then by the next', () => {
  const index = indexOf([
    person('both', { name: 'A', skills: ['Print', 'Web'] }),
    person('law', { name: 'B', skills: ['Law'] }),
    person('print', { name: 'C', skills: ['Print'] }),
    person('none', { name: 'D' }),
  ])
  expect(ask(index, { order: { by: 'skills', isDown: false } }).ids).toEqual(['law', 'print', 'both', 'none'])
})

test('what is no question asks nothing, and what nobody has finds nobody', () => {
  const index = indexOf([person('a', { name: 'Anna' })])
  expect(ask(index, { choice: { joined: ['soon'], unknown: ['x'] } }).ids).toEqual(['a'])
  expect(ask(index, { choice: { tags: ['gone'] }, facets: ['tags'] })).toMatchObject({
    ids: [],
    facets: { tags: [{ value: 'gone', count: 0 }] },
  })
})
