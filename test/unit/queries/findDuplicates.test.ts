import { describe, expect, test } from 'vitest'
import { soundOf, soundOfName } from '../../../shared/lib/soundOf.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { findDuplicates, likelyRecord, pairKey } from '../../../shared/queries/findDuplicates.ts'
import { rowOf } from '../../support/rows.ts'

const person = (id: string, name: string, given: Partial<MemberRow> = {}) => rowOf('member', id, { name, ...given })
const groups = (...rows: MemberRow[]) => findDuplicates(rows).map(({ ids, reasons }) => [ids.join(), reasons.join()])

test('a name sounds the same in either script and spelling', () => {
  for (const same of [
    ['Juri', 'Yuri', 'Юрий', 'Jurij'],
    ['Müller', 'Mueller', 'Muller'],
    ['Щербакова', 'Scherbakowa', 'Shcherbakova'],
    ['Екатерина', 'Jekaterina', 'Yekaterina', 'Ekaterina'],
    ['Хабаров', 'Khabarov', 'Habarow'],
    ['Strauß', 'Strauss', 'Straus'],
  ])
    expect(new Set(same.map(soundOf)).size, same.join()).toBe(1)
  expect(soundOfName('Müller, Jörg')).toBe(soundOfName('joerg MUELLER'))
  expect(soundOfName('Anna Schmidt')).not.toBe(soundOfName('Anna Schmitz'))
})

describe('duplicates', () => {
  test('share an address, a number or a name, in either script; the surer first', () => {
    expect(
      groups(
        person('a', 'Juri Gagarin'),
        person('b', 'Юрий Гагарин', { city: 'Perm' }),
        person('c', 'Zoya', { email: 'Z@example.org' }),
        person('d', 'Z. Müller', { contacts: ['email=z@example.org'] }),
        person('e', 'Ben', { phone: '+49 (0)381 123456' }),
        person('f', 'Benjamin', { phone: '0381/123456' }),
        person('g', 'Nobody'),
      ),
    ).toEqual([
      ['c,d', 'email'],
      ['e,f', 'phone'],
      ['a,b', 'name'],
    ])
  })

  test('namesakes with something against it are two people', () => {
    const anna = (id: string, given: Partial<MemberRow>) => person(id, 'Anna Müller', given)
    expect(groups(anna('a', { email: 'a@x.org' }), anna('b', { email: 'b@x.org' }))).toEqual([])
    expect(groups(anna('a', { city: 'Köln' }), anna('b', { city: 'Bonn' }))).toEqual([])
    expect(groups(anna('a', { birthday: '1990-01-01' }), anna('b', { birthday: '1991-01-01' }))).toEqual([])
    expect(groups(anna('a', { source: 'self' }), anna('b', { source: 'self' }))).toEqual([])
    expect(groups(anna('a', { source: 'self' }), anna('b', {}))).toHaveLength(1)
  })

  test('an office’s number makes nobody one person', () => {
    const staff = [...'abcdef'].map((id) => person(id, `Person ${id}`, { phone: '0381 99999' }))
    expect(groups(...staff)).toEqual([])
    expect(groups(...staff, person('z', 'Person f', { phone: '0381 99999', city: 'Köln' }))).toEqual([
      ['f,z', 'phone,name'],
    ])
  })

  test('who was said to be two stays two', () => {
    const rows = [person('a', 'Zoya'), person('b', 'Zoya'), person('c', 'Ben'), person('d', 'Ben')]
    expect(findDuplicates(rows, new Set([pairKey('b', 'a')])).map(({ ids }) => ids)).toEqual([['c', 'd']])
  })

  test('twenty thousand namesakes cost no more than twenty thousand people', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => person(`p${i}`, 'Anna Müller', { email: `a${i}@x.org` }))
    expect(findDuplicates(rows)).toEqual([])
  })

  test('somebody in a list is known by the same signs; where two could be meant, nobody is named', () => {
    const find = likelyRecord([
      person('a', 'Юрий Гагарин', { city: 'Perm' }),
      person('b', 'Zoya', { phone: '+49 381 123456' }),
      person('c', 'Ben Adler'),
      person('d', 'Ben Adler', { city: 'Rom' }),
    ])
    const named = (listed: Parameters<typeof find>[0]) => {
      const found = find(listed)
      return found && [found.row.id, found.reason]
    }
    expect(named({ name: 'Juri Gagarin' })).toEqual(['a', 'name'])
    expect(named({ name: 'Juri Gagarin', city: 'Köln' })).toBe(null)
    expect(named({ name: 'Z.', phone: '0381/123456' })).toEqual(['b', 'phone'])
    expect(named({ name: 'Ben Adler' })).toBe(null)
    expect(named({ name: 'Nobody' })).toBe(null)
  })
})
