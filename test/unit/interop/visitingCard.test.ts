import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardFields, readVisitingCard, writeVisitingCard } from '../../../shared/interop/vcard/visitingCard.ts'
import { rowOf } from '../../support/rows.ts'

const id = 'A'.repeat(44)
const zoya = rowOf('member', id, {
  name: 'Зоя Щербакова',
  role: 'Bäckerin',
  organisation: 'Пекарня; Brot, Salz',
  email: 'zoya@example.org',
  phone: '+49 381 123',
  city: 'Rostock',
  links: ['https://example.org/a', 'https://example.org/b'],
  offers: ['bread, dark', 'patience'],
})

test('a card holds the name and what its owner chose, and another Vmeste knows whom it means', () => {
  const read = readVisitingCard(writeVisitingCard(zoya, cardFields))
  expect(read).toMatchObject({
    ok: true,
    value: {
      id,
      person: {
        name: 'Зоя Щербакова',
        role: 'Bäckerin',
        organisation: 'Пекарня; Brot, Salz',
        email: 'zoya@example.org',
        phone: '+49 381 123',
        city: 'Rostock',
        links: ['https://example.org/a', 'https://example.org/b'],
        offers: ['bread, dark', 'patience'],
      },
    },
  })
  expect(writeVisitingCard(zoya, [])).not.toMatch(/zoya@|\+49|Rostock|bread/)
})

test('it stays small enough for a code that is read at arm’s length, whatever is on it', () => {
  const long = fc.string({ unit: 'grapheme', maxLength: 120 })
  fc.assert(
    fc.property(long, long, fc.array(long, { maxLength: 9 }), (name, role, links) => {
      const row = rowOf('member', id, { ...zoya, name: name.trim() || 'x', role, links, offers: links })
      const card = writeVisitingCard(row, cardFields)
      expect(new TextEncoder().encode(card).length).toBeLessThanOrEqual(1_400)
      expect(readVisitingCard(card)).toMatchObject({ ok: true, value: { id } })
    }),
    { numRuns: 200, seed: 5 },
  )
})

test('a telephone’s contact code is read, and what is no card is refused', () => {
  const phone = 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8:Größing;Jörg\nTEL;CELL:0170 1\nEND:VCARD'
  expect(readVisitingCard(phone)).toMatchObject({ ok: true, value: { id: '', person: { name: 'Jörg Größing' } } })
  for (const text of ['', 'vmeste://join/x', 'BEGIN:VCARD\nEND:VCARD', 'x'.repeat(1_000_000), '{"name":"Zoya"}'])
    expect(readVisitingCard(text)).toEqual({ ok: false, error: { code: 'noCard' } })
})
