import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vouchRings, type Word } from '../../../shared/queries/vouchRings.ts'

const words = (...pairs: readonly string[]): Word[] =>
  pairs.map((pair) => ({ member: pair.split('>')[0]!, about: pair.split('>')[1]! }))

/** By the definition: two are in one ring when words lead from each to the other. */
const slowRings = (list: readonly Word[]): string[][] => {
  const people = [...new Set(list.flatMap(({ member, about }) => [member, about]))].sort()
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>()
    const todo = [from]
    for (let one = todo.pop(); one !== undefined; one = todo.pop())
      for (const { member, about } of list)
        if (member === one && !seen.has(about)) {
          seen.add(about)
          todo.push(about)
        }
    return seen
  }
  const reached = new Map(people.map((one) => [one, reach(one)]))
  const rings = people.map((one) =>
    people.filter((other) => other === one || (reached.get(one)!.has(other) && reached.get(other)!.has(one))),
  )
  return [...new Set(rings.filter((ring) => ring.length > 1).map((ring) => ring.join()))]
    .sort()
    .map((r) => r.split(','))
}

describe('rings of mutual vouching', () => {
  test('two who vouch for each other are a ring; a plain word is none', () => {
    const { rings, ringOf } = vouchRings(words('anna>boris', 'boris>anna', 'anna>carol', 'dora>anna'))
    expect(rings).toEqual([['anna', 'boris']])
    expect(ringOf('anna')).toEqual(['anna', 'boris'])
    expect(ringOf('carol')).toBeUndefined()
  })

  test('a ring may go round several people; rings that touch are one, and the largest comes first', () => {
    const round = words('a>b', 'b>c', 'c>a', 'x>y', 'y>x', 'c>d', 'd>c')
    expect(vouchRings(round).rings).toEqual([
      ['a', 'b', 'c', 'd'],
      ['x', 'y'],
    ])
  })

  test('oneself, doubles and words without a person do not matter', () => {
    expect(vouchRings(words('a>a', 'a>b', 'a>b', '>b', 'b>')).rings).toEqual([])
  })

  test('agrees with the definition on any set of words', () => {
    const person = fc.constantFrom(...'abcdefgh')
    const word = fc.record({ member: person, about: person })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 24 }), (list) => {
        const sorted = vouchRings(list)
          .rings.map((ring) => [...ring])
          .sort((a, b) => (a.join() < b.join() ? -1 : 1))
        expect(sorted).toEqual(slowRings(list.filter(({ member, about }) => member !== about)))
      }),
      { seed: 20261120, numRuns: 500 },
    )
  })

  test('a chain and a ring of 20,000 vouches do not exhaust the stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => ({ member: `m${i}`, about: `m${i + 1}` }))
    expect(vouchRings(chain).rings).toEqual([])
    expect(vouchRings([...chain, { member: 'm20000', about: 'm0' }]).rings[0]).toHaveLength(20_001)
  })
})
