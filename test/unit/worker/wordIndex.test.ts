import { expect, test } from 'vitest'
import { matchTerms, orderTerms } from '../../../renderer/worker/matchTerms.ts'
import { WordIndex } from '../../../renderer/worker/WordIndex.ts'
import { seededRandom } from '../../../shared/lib/random.ts'

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

const index = new WordIndex()
const all = () => true
const boris = index.add('Boris Nowak', ['design, law', 'Rostock'])
const doris = index.add('Doris Nowak', ['design', 'Riga'])
const card = index.add('Posters for Boris', ['ask the printer about the law'])
const search = (query: string) => index.search(query, all).documents

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
  const annabel = names.add('Annabel', [])
  const anna = names.add('Anna', [])
  const fan = names.add('Fan club', ['of anna'])
  expect(names.search('anna', all).documents).toEqual([anna, annabel, fan])
})

test('what was removed is not found, what is not wanted neither', () => {
  const few = new WordIndex()
  const one = few.add('Alice', [])
  const two = few.add('Alice', [])
  few.remove(one)
  few.remove(one)
  expect(few.size).toBe(1)
  expect(few.search('alice', all).documents).toEqual([two])
  expect(few.search('alice', (document) => document !== two).documents).toEqual([])
})
