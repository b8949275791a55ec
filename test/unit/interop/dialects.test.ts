import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../shared/interop/decodeText.ts'
import { readVCards } from '../../../shared/interop/vcard/readVCards.ts'

/** Cards as telephones and mail programs write them; the files are ours, in their dialects. */
const read = (name: string) => {
  const bytes = readFileSync(new URL(`../../fixtures/vcard/${name}.vcf`, import.meta.url))
  const decoded = decodeText(Uint8Array.from(bytes))
  if (!decoded.ok) throw new Error(decoded.error.code)
  const result = readVCards(decoded.value.text, { locale: 'de' })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const [JPEG, GIF] = [
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46],
]
const begins = (photo: Uint8Array | undefined) => [...(photo ?? []).slice(0, 3)]

describe('vCard as written by', () => {
  test('an iPhone: labels in groups, a birthday without its year, further ways, a company', () => {
    const { members, organisations, warnings, problems, left } = read('ios')
    expect([warnings, problems, left]).toEqual([[], [], { 'X-ABDATE': 1 }])
    expect(members).toHaveLength(1)
    expect(members[0]?.member).toEqual({
      name: 'Dr. Zoë Anna Müller',
      otherNames: ['Zozo'],
      organisation: 'Bäckerei Mohn, Filiale, Backstube',
      role: 'Konditorin',
      email: 'zoe@example.org',
      phone: '+49 170 5550101',
      contacts: [
        'email=zoe.mueller@mohn.example',
        'phone=0381 555 01',
        'other=Fax: 0381 555 02',
        'signal=+49 170 5550102',
        'telegram=zoe_m',
        'other=Skype: zoe.skype',
        'other=Twitter: zoe_tw',
      ],
      city: 'Rostock',
      country: 'DE',
      birthday: '--04-12',
      links: ['https://zoe.example.org', 'https://social.example/@zoe'],
      note: 'Mag Mohn; kann backen.\nZweite Zeile',
      custom: {
        Anschrift: 'Lange Straße 5, 18055 Rostock, Deutschland; Markt 1, 23966 Wismar, Deutschland',
      },
    })
    expect(begins(members[0]?.photo)).toEqual(JPEG)
    expect(organisations.map(({ organisation }) => organisation)).toEqual([
      { name: 'Kulturhaus Peter-Weiss', phone: '+49 381 777', links: ['https://pwh.example'] },
    ])
  })

  test('an Android telephone: 2.1 in Cyrillic, quoted-printable broken over lines', () => {
    const { members, warnings, left } = read('android21')
    expect([warnings, left]).toEqual([[], {}])
    expect(members[0]?.member).toEqual({
      name: 'Зоя Ивановна Щербакова',
      otherNames: ['Зайка'],
      organisation: 'Пекарня «Мак»',
      email: 'zoya@example.ru',
      phone: '+79007654321',
      contacts: ['phone=+79001234567', 'phone=+73422123456', 'other=Skype: zoya.live'],
      city: 'Пермь',
      country: 'RU',
      birthday: '--04-12',
      note: 'Первая строка\nвторая',
      custom: { Anschrift: 'ул. Ленина, 5, 614000 Пермь, Россия' },
    })
    expect(begins(members[0]?.photo)).toEqual(JPEG)
  })

  test('Outlook: 2.1 in Windows-1252, plain and quoted-printable, an address label that says nothing new', () => {
    const { members, warnings, left } = read('outlook21')
    expect([warnings, left]).toEqual([[], {}])
    expect(members[0]?.member).toEqual({
      name: 'Jörg Größing',
      organisation: 'Druckerei Weiß, Einkauf',
      role: 'Prokurist',
      email: 'joerg@druck.example',
      phone: '+49 (171) 555-21',
      contacts: ['phone=+49 (30) 555-20', 'other=Fax: +49 (30) 555-22', 'other=joerg@im.example'],
      city: 'Berlin',
      country: 'DE',
      birthday: '1970-05-01',
      links: ['https://druck.example'],
      custom: { Anschrift: 'Kottbusser Straße 3, Hinterhaus, 10999 Berlin, Deutschland' },
    })
    expect(begins(members[0]?.photo)).toEqual(JPEG)
  })

  test('Thunderbird: 4.0 with values typed as text, a picture in an address', () => {
    const { members, warnings, left } = read('thunderbird40')
    expect([warnings, left]).toEqual([[], { ANNIVERSARY: 1, 'X-CUSTOM1': 1 }])
    expect(members[0]?.member).toEqual({
      name: 'Aino Mäkinen',
      otherNames: ['Ainu', 'Ainskä'],
      email: 'aino@example.fi',
      phone: '+358 40 1234567',
      contacts: [
        'email=aino@work.example',
        'other=Fax: +358 9 1',
        'other=XMPP: aino@jabber.example',
        'matrix=@aino:example.fi',
      ],
      city: 'Helsinki',
      country: 'FI',
      timeZone: 'Europe/Helsinki',
      birthday: '--04-12',
      organisation: 'Kutomo, Design',
      role: 'Weaver',
      links: ['https://aino.example'],
      languages: ['Finnisch'],
      custom: { Anschrift: 'Katu 1, 00100 Helsinki, Finland' },
    })
    expect(begins(members[0]?.photo)).toEqual(JPEG)
  })

  test('Google: its own lists are no tags, and a picture elsewhere is not fetched', () => {
    const { members, warnings } = read('google30')
    expect(warnings.map(({ problem }) => problem.code)).toEqual(['photoElsewhere'])
    expect(members[0]).toEqual({
      line: 1,
      member: {
        name: 'Juri Kowalski',
        otherNames: ['Kovalski'],
        email: 'juri@example.com',
        phone: '+48 600 700 800',
        contacts: ['email=juri.k@example.net'],
        city: 'Gdańsk',
        country: 'PL',
        birthday: '1988-11-30',
        organisation: 'Stowarzyszenie',
        role: 'skarbnik',
        links: ['https://juri.example'],
        tags: ['Chór'],
        note: 'Gra na skrzypcach',
        custom: { Anschrift: 'ul. Długa 7, m. 3, 80-831 Gdańsk, Poland' },
      },
    })
  })

  test('Nextcloud: 4.0, social profiles, quoted types', () => {
    const { members, warnings, left } = read('nextcloud40')
    expect([warnings, left]).toEqual([[], { GENDER: 1, CLOUD: 1 }])
    expect(members[0]?.member).toMatchObject({
      name: 'Élodie Petit',
      phone: '+33 1 23 45 67 89',
      contacts: ['signal=+33 6 11 22 33 44'],
      links: ['https://mamot.example/@elodie'],
      tags: ['Musique', 'Bureau'],
      languages: ['Französisch'],
      birthday: '1985-04-12',
      country: 'FR',
    })
    expect(begins(members[0]?.photo)).toEqual(JPEG)
  })

  test('an old Nokia: a picture whose lines nobody indented', () => {
    const { members, warnings, left } = read('nokia21')
    expect([warnings, left]).toEqual([[], {}])
    expect(members[0]?.member).toEqual({
      name: 'Pekka Kärkkäinen',
      otherNames: ['Pekko'],
      phone: '+358501234567',
      email: 'pekka@example.fi',
      contacts: ['phone=+358501234568', 'other=Fax: 12345'],
    })
    expect(begins(members[0]?.photo)).toEqual(GIF)
  })

  test('address books with groups: these are organisations, and their members belong to them', () => {
    const { members, organisations } = read('groups')
    expect(organisations.map(({ organisation }) => organisation)).toEqual([
      { name: 'Chor' },
      {
        name: 'Wirtschaftsclub Nord',
        city: 'Rostock',
        country: 'DE',
        links: ['https://club.example'],
        about: 'Trifft sich donnerstags',
      },
      { name: 'Beirat' },
    ])
    expect(members.map(({ member: { name, affiliations } }) => [name, affiliations])).toEqual([
      ['Alice Blum', { Beirat: '', Chor: '' }],
      ['Boris Iwanow', { Chor: '' }],
    ])
  })
})
