import { expect, test } from 'vitest'
import { WordIndex } from '../../../renderer/worker/WordIndex.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { matchTerms, orderTerms } from '../../../shared/queries/search/matchTerms.ts'

const distance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let k = 1; k <= b.length; k++)
      row.push(Math.min(above[k]! + 1, row[k - 1]! + 1, above[k - 1]! + (a[i - 1] === b[k - 1] ? 0 : 1)))
    above = row
  }
  return above[b.length]!
}

test('terms that begin with a word or are a slip away are found, as the plain table of distances says, in any vocabulary', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed)
    const word = (most: number) => Array.from({ length: 1 + random.int(most) }, () => random.pick([...'abcd'])).join('')
    const vocabulary = [...new Set(Array.from({ length: 300 }, () => word(9)))]
    const ordered = orderTerms(vocabulary)
    for (let i = 0; i < 20; i++) {
      const asked = word(8)
      const slips = asked.length < 4 ? 0 : asked.length < 6 ? 1 : 2
      const found: string[] = []
      matchTerms(ordered, asked, (at) => found.push(ordered.terms[at]!))
      const expected = vocabulary.filter((term) => term.startsWith(asked) || distance(term, asked) <= slips)
      expect(found.sort(), `seed ${seed}, "${asked}"`).toEqual(expected.sort())
    }
  }
})

const written = (name: string, facts: readonly string[], texts: readonly string[] = []) => ({
  names: [name],
  facts,
  texts,
  numbers: [],
})

const index = new WordIndex()
const all = () => true
const boris = index.add(written('Boris Nowak', ['design, law', 'Rostock']))
const doris = index.add(written('Doris Nowak', ['design', 'Riga']))
const card = index.add(written('Posters for Boris', [], ['ask the printer about the law']))
const search = (query: string) => index.search(query, all)

test('every word of a query must be there, in the title or elsewhere', () => {
  expect(search('nowak riga')).toEqual([doris])
  expect(search('alice riga')).toEqual([])
  expect(search('')).toEqual([])
  expect(search('...')).toEqual([])
})

test('the word itself goes before words that begin with it, those before slips, and titles before the rest', () => {
  expect(search('doris')).toEqual([doris, boris, card])
  expect(search('law')).toHaveLength(2)
  const names = new WordIndex()
  const annabel = names.add(written('Annabel', []))
  const anna = names.add(written('Anna', []))
  const fan = names.add(written('Fan club', ['of anna']))
  expect(names.search('anna', all)).toEqual([anna, annabel, fan])
})

test('what was removed is not found, what is not wanted neither', () => {
  const few = new WordIndex()
  const one = few.add(written('Alice', []))
  const two = few.add(written('Alice', []))
  few.remove(one)
  few.remove(one)
  expect(few.size).toBe(1)
  expect(few.search('alice', all)).toEqual([two])
  expect(few.search('alice', (document) => document !== two)).toEqual([])
})

/** What is found, in plain words: scores aside, since an index that has changed may order by older averages. */
const entriesFound = <D>(words: WordIndex, query: string, entry: (document: number) => D): D[] =>
  [...words.search(query, all)].map(entry).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

test('whatever was added and removed, it finds what an index of what is left finds, and forgets the words of what is gone', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const random = seededRandom(`changes/${seed}`)
    const word = () => Array.from({ length: 2 + random.int(5) }, () => random.pick([...'abcde'])).join('')
    const text = () => Array.from({ length: 1 + random.int(4) }, word).join(' ')
    const changing = new WordIndex()
    const held = new Map<number, { readonly title: string; readonly details: readonly string[] }>()
    const checkAgainstFresh = () => {
      const fresh = new WordIndex()
      const left = [...held.values()].map((each) => [fresh.add(written(each.title, each.details)), each] as const)
      const byNumber = new Map(left)
      for (let i = 0; i < 20; i++) {
        const query = random.chance(0.5) ? word() : text()
        const found = entriesFound(changing, query, (document) => held.get(document)!)
        expect(found, `seed ${seed}, "${query}"`).toEqual(
          entriesFound(fresh, query, (document) => byNumber.get(document)!),
        )
      }
      expect(changing.size).toBe(held.size)
      return fresh.vocabulary
    }
    for (let i = 0; i < 3_000; i++) {
      const isGrowing = i < 1_500
      if (held.size > 0 && random.chance(isGrowing ? 0.3 : 0.8)) {
        const document = random.pick([...held.keys()])
        changing.remove(document)
        held.delete(document)
      } else {
        const entry = { title: text(), details: [text()] }
        held.set(changing.add(written(entry.title, entry.details)), entry)
      }
      if (random.chance(0.005)) checkAgainstFresh()
    }
    const needed = checkAgainstFresh()
    // What is not made anew yet is little.
    expect(changing.vocabulary - needed).toBeLessThan(500 * 9)
  }
})

test('an index that everybody edits for a year stays as large as what it holds', () => {
  const busy = new WordIndex()
  let people = Array.from({ length: 200 }, (_, i) => busy.add(written(`Member ${i}`, ['day 0'])))
  for (let day = 1; day <= 60; day++) {
    for (const person of people) busy.remove(person)
    people = people.map((_, i) => busy.add(written(`Member ${i}`, [`only${day}x${i}`])))
    expect(busy.search(`only${day}x7`, all)).toContain(people[7])
  }
  expect(Math.max(...people)).toBeLessThan(200 * 8)
  expect(busy.vocabulary).toBeLessThan(200 * 8)
})
