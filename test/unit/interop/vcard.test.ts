import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVCards } from '../../../shared/interop/vcard/readVCards.ts'
import { writeVCards } from '../../../shared/interop/vcard/writeVCards.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { rowOf } from '../../support/rows.ts'

const read = (text: string) => {
  const result = readVCards(text)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const only = (text: string) => read(text).members[0]?.member

describe('vCard', () => {
  test('2.1 from an old telephone: quoted-printable in several character sets, soft breaks, bare parameters', () => {
    expect(
      only(
        [
          'BEGIN:VCARD',
          'VERSION:2.1',
          'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=A9=D0=B5=D1=80=D0=B1=',
          '=D0=B0=D0=BA=D0=BE=D0=B2=D0=B0;=D0=97=D0=BE=D1=8F;;;',
          'ORG;QUOTED-PRINTABLE;CHARSET=windows-1251:=CF=E5=EA=E0=F0=ED=FF',
          'TEL;CELL;VOICE:+7 900 1',
          'TEL;HOME:+7 342 2',
          'EMAIL;INTERNET:zoya@example.org',
          'ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:;;Stra=DFe 1;K=F6ln;;50667;Deutschland',
          'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ',
          ' AAAQABAAD',
          '',
          'END:VCARD',
        ].join('\r\n'),
      ),
    ).toEqual({
      name: 'Зоя Щербакова',
      organisation: 'Пекарня',
      phone: '+7 900 1',
      email: 'zoya@example.org',
      city: 'Köln',
      country: 'DE',
      contacts: ['phone=+7 342 2'],
      custom: { Address: 'Straße 1, 50667 Köln, Deutschland' },
    })
  })

  test('3.0 from an address book: groups, types, folded lines, escapes', () => {
    expect(
      only(
        'BEGIN:VCARD\nVERSION:3.0\nN:Größing;Jörg;;Dr.;\nFN:Dr. Jörg Größing\nitem1.EMAIL;type=INTERNET;type=pref:joerg@example.org\n' +
          'item1.X-ABLabel:_$!<Other>!$_\nORG:Müller\\, Söhne;Druckerei\nNOTE:Zeile eins\\nZeile zwei mit einem lan\n gen Ende\n' +
          'CATEGORIES:Chor,Beirat\\, alt\nBDAY;VALUE=date:1970-05-01\nURL:https\\://example.org\nEND:VCARD',
      ),
    ).toEqual({
      name: 'Dr. Jörg Größing',
      email: 'joerg@example.org',
      organisation: 'Müller, Söhne, Druckerei',
      note: 'Zeile eins\nZeile zwei mit einem langen Ende',
      tags: ['Chor', 'Beirat, alt'],
      birthday: '1970-05-01',
      links: ['https://example.org'],
    })
  })

  test('4.0: URIs, birthdays without a year, quoted parameters', () => {
    expect(
      only(
        'BEGIN:VCARD\nVERSION:4.0\nFN:Aino Mäkinen\nTEL;VALUE=uri;TYPE="voice,home":tel:+358-9-1\nEMAIL:mailto:aino@example.org\n' +
          'BDAY:--0229\nTZ:Europe/Helsinki\nADR;LABEL="Katu 1: A\nHelsinki":;;Katu 1;Helsinki;;00100;Finland\nLANG;PREF=1:fi\nEXPERTISE;LEVEL=expert:Weaving\nEND:VCARD',
      ),
    ).toMatchObject({
      name: 'Aino Mäkinen',
      phone: '+358-9-1',
      email: 'aino@example.org',
      birthday: '--02-29',
      timeZone: 'Europe/Helsinki',
      languages: ['Finnish'],
      skills: ['Weaving'],
    })
  })

  test('several in one file; nameless ones say where they stand, or go by their organisation', () => {
    const { members, problems } = read(
      'BEGIN:VCARD\nFN:Anna\nEND:VCARD\nBEGIN:VCARD\nNOTE:nobody\nEND:VCARD\nBEGIN:VCARD\nORG:Bakery\nBEGIN:VCARD\nFN:Bob\n',
    )
    expect(members.map(({ member, line }) => [member.name, line])).toEqual([
      ['Anna', 1],
      ['Bakery', 7],
      ['Bob', 9],
    ])
    expect(problems).toMatchObject([{ line: 4, problem: { code: 'nameMissing' } }])
    expect(readVCards('Name,City\nAnna,Riga')).toEqual({ ok: false, error: { code: 'noCards' } })
  })
})

test('lines are at most 75 bytes, and no sign is cut in two', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aZüßЖё🪡 .,;:\\\n"=n'), maxLength: 200 })
  fc.assert(
    fc.property(text, (note) => {
      const file = writeVCards([rowOf('member', 'm', { name: 'Anna', note })])
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(file).not.toContain('\uFFFD')
    }),
    { numRuns: 100, seed: 3 },
  )
})

test('hostile and broken cards never throw', () => {
  const random = seededRandom('vcard fuzz')
  const pieces = [
    'BEGIN:VCARD',
    'END:VCARD',
    'FN:',
    'N:;;',
    '=\n',
    ' ',
    ';',
    ':',
    '"',
    '\\',
    '\n',
    'ENCODING=QUOTED-PRINTABLE',
    '=D0',
    'CHARSET=none',
    'ADR:',
    '\u0000',
  ]
  for (let i = 0; i < 2_000; i++)
    readVCards(Array.from({ length: random.int(40) }, () => random.pick(pieces)).join(random.pick(['', '\n'])))
  // Quadratic reading would take minutes here and run into the suite's time limit.
  readVCards(`BEGIN:VCARD\nFN:a${'\n b'.repeat(300_000)}`)
  readVCards(`BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:${'=41=\n'.repeat(200_000)}`)
})
