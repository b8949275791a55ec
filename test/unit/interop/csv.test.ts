import { describe, expect, test } from 'vitest'
import { guessMapping } from '../../../shared/interop/csv/guessMapping.ts'
import { readMembers } from '../../../shared/interop/csv/readMembers.ts'
import { readTable } from '../../../shared/interop/csv/readTable.ts'
import { writeMembers } from '../../../shared/interop/csv/writeMembers.ts'
import { decodeText } from '../../../shared/interop/decodeText.ts'
import { readCountry } from '../../../shared/interop/people/countries.ts'
import { readDay } from '../../../shared/interop/people/days.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { generateMembersCsv } from '../../support/generateMembersCsv.ts'
import { rowOf } from '../../support/rows.ts'

const tableOf = async (text: string, options = {}) => {
  const table = await readTable(text, options)
  if (!table.ok) throw new Error(table.error.code)
  return table.value
}
const peopleIn = async (text: string) => {
  const table = await tableOf(text)
  return readMembers(table, guessMapping(table))
}

/** Bytes of a text in a one-byte encoding, through the decoder's own table. */
const encode = (text: string, encoding: string): Uint8Array => {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i))
  return Uint8Array.from(text, (char) => Math.max(0, table.indexOf(char)))
}
const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const bytes = [...(mark ? '\uFEFF' : ''), ...text].flatMap((char) => {
    const unit = char.charCodeAt(0)
    return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
  })
  return Uint8Array.from(bytes)
}

describe('encodings', () => {
  const list = 'Имя;Город\r\nЗоя Щербакова;Пермь\r\nАнна Фёдорова;Орёл'
  const german = 'Name;Ort\r\nJörg Größing;Köln\r\nKäthe Weiß;Görlitz'
  test.each([
    ['utf-8', new TextEncoder().encode(list), list],
    ['utf-8', new TextEncoder().encode(`\uFEFF${german}`), german],
    ['utf-8', new TextEncoder().encode(list).subarray(0, -1), list.slice(0, -1)],
    ['utf-16le', utf16(list, true, true), list],
    ['utf-16be', utf16(german, false, true), german],
    ['utf-16le', utf16(german, true, false), german],
    ['utf-16be', utf16(german, false, false), german],
    ['windows-1251', encode(list, 'windows-1251'), list],
    ['windows-1252', encode(german, 'windows-1252'), german],
  ])('%s is recognised', (encoding, bytes, text) => {
    const result = decodeText(bytes as Uint8Array)
    expect(result).toMatchObject({ ok: true, value: { encoding } })
    if (result.ok) expect(result.value.text.replace(/\uFFFD$/, '')).toBe(text)
  })

  test('Case list: files that are no lists are refused by name', () => {
    const code = (bytes: number[] | Uint8Array) => {
      const result = decodeText(Uint8Array.from(bytes))
      return result.ok ? 'ok' : result.error.code
    }
    expect(code([])).toBe('fileEmpty')
    expect(code([32, 10, 10])).toBe('fileEmpty')
    expect(code([0x50, 0x4b, 3, 4, 20, 0])).toBe('fileIsSpreadsheet')
    expect(code([0x25, 0x50, 0x44, 0x46, 0x2d])).toBe('fileIsBinary')
    expect(code(seededRandom(1).bytes(5_000))).toBe('fileIsBinary')
    expect(decodeText(new Uint8Array(100 * 1024 * 1024 + 1))).toEqual({
      ok: false,
      error: { code: 'fileTooLarge', params: { limit: 100 } },
    })
  })
})

describe('tables', () => {
  test.each([',', ';', '\t', '|'])('separated by %j', async (delimiter) => {
    const table = await tableOf(`Name${delimiter}City\nAnna${delimiter}"Riga${delimiter} old town"\n`)
    expect(table).toMatchObject({ delimiter, hasHeader: true, header: ['Name', 'City'] })
    expect(table.rows).toEqual([['Anna', `Riga${delimiter} old town`]])
  })

  test('commas inside sentences do not win over the semicolons between columns', async () => {
    const table = await tableOf('Name;About\nAnna;one, two, three, four\nBob;five, six\n')
    expect(table.delimiter).toBe(';')
  })

  test('quoted line ends stay, and lines are counted as an editor does', async () => {
    const table = await tableOf('Name,About\r\nAnna,"one\r\ntwo ""three"""\r\n\r\nBob,four')
    expect(table.rows).toEqual([
      ['Anna', 'one\ntwo "three"'],
      ['Bob', 'four'],
    ])
    expect(table.lines).toEqual([2, 5])
  })

  test('without a header the first row is a person; the person may decide otherwise', async () => {
    const text = 'Anna Petrova,anna@example.org,+371 200\nBob Miller,bob@example.org,+371 300'
    const table = await tableOf(text)
    expect([table.hasHeader, table.rows.length]).toEqual([false, 2])
    expect(guessMapping(table)).toEqual(['name', 'email', 'phone'])
    expect((await tableOf(text, { hasHeader: true })).rows).toHaveLength(1)
  })

  test('a quotation mark that never closes costs its line, not the rest of the file', async () => {
    const table = await tableOf('Name,City\nAnna,Riga\n"Bob,Minsk\nCarol,Kyiv\nDora,Oslo')
    expect(table.openQuote).toBe(3)
    expect(table.rows.map(([name]) => name)).toEqual(['Anna', '"Bob', 'Carol', 'Dora'])
  })

  test('reports progress in pieces and stops when told', async () => {
    const text = generateMembersCsv(6_000)
    const seen: number[] = []
    await tableOf(text, { progress: (done: number) => void seen.push(done) })
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    const stop = new Error('stop')
    await expect(readTable(text, { progress: () => Promise.reject(stop) })).rejects.toBe(stop)
  })
})

describe('people from a list', () => {
  test.each([
    [
      'en',
      'First name,Surname,E-mail,Town,Country,Skills,Date of birth',
      'Jane,Doe,jane@example.org,Cork,Ireland,"Design, Print",1990-02-28',
    ],
    [
      'de',
      'Vorname;Nachname;E-Mail-Adresse;Wohnort;Land;Kenntnisse;Geburtsdatum',
      'Jane;Doe;jane@example.org;Cork;Irland;Design, Print;28.02.1990',
    ],
    [
      'ru',
      'Имя;Фамилия;Эл. почта;Город;Страна;Навыки;Дата рождения',
      'Jane;Doe;jane@example.org;Cork;Ирландия;Design | Print;28.2.1990',
    ],
  ])('headings in %s are understood', async (_, header, row) => {
    const { members, problems, warnings } = await peopleIn(`${header}\n${row}`)
    expect([problems, warnings]).toEqual([[], []])
    expect(members[0]?.member).toEqual({
      name: 'Jane Doe',
      email: 'jane@example.org',
      city: 'Cork',
      country: 'IE',
      skills: ['Design', 'Print'],
      birthday: '1990-02-28',
    })
  })

  test('rows that do not fit say why and where; the others are taken', async () => {
    const { members, problems, warnings } = await peopleIn(
      `Name,E-mail,City,Country\nAnna,anna@example.org,Riga,Latvia\n,nobody@example.org,Riga,LV\nBob,not an address,Riga,Atlantis\nCarol,,${'x'.repeat(81)},`,
    )
    expect(members.map(({ line, member }) => [line, member.name])).toEqual([
      [2, 'Anna'],
      [4, 'Bob'],
    ])
    expect(problems).toMatchObject([
      { line: 3, problem: { code: 'nameMissing' } },
      { line: 5, problem: { code: 'invalid', params: { field: 'city' } } },
    ])
    expect(warnings.map(({ line, problem: { code } }) => [line, code])).toEqual([
      [4, 'countryUnknown'],
      [4, 'emailUnknown'],
    ])
  })

  test('columns that mean nothing to us are kept under their names', async () => {
    const { members } = await peopleIn('Name,Shoe size,Empty\nAnna,39,\nBob,44,')
    expect(members.map(({ member }) => member.custom)).toEqual([{ 'Shoe size': '39' }, { 'Shoe size': '44' }])
  })

  test('2,000 generated members read without a warning', async () => {
    const { members, problems, warnings } = await peopleIn(generateMembersCsv(2_000))
    expect([members.length, problems.length, warnings.length]).toEqual([2_000, 0, 0])
    const [{ member }] = members as [(typeof members)[0]]
    expect(member).toMatchObject({ email: 'mitglied1@example.org' })
    expect(member.custom?.['Mitglied seit']).toMatch(/^20\d\d$/)
    expect(members.some(({ member: { intro } }) => intro?.includes('\nmag "lange Tische"'))).toBe(true)
  })

  test('countries and birthdays in the ways people write them', () => {
    expect(['Germany', 'Österreich', 'россия', 'uk', 'USA', 'de', 'xx', 'Nowhere', 'Türkiye'].map(readCountry)).toEqual(
      ['DE', 'AT', 'RU', 'GB', 'US', 'DE', '', '', 'TR'],
    )
    expect(
      ['1990-12-31', '31.12.1990', '12/31/1990', '3.4.', '--12-31', '31.02.1990', 'soon'].map((day) => readDay(day)),
    ).toEqual(['1990-12-31', '1990-12-31', '1990-12-31', '--04-03', '--12-31', '', ''])
  })
})

describe('an export', () => {
  test('holds no formula that a spreadsheet would run', () => {
    const csv = writeMembers(
      [rowOf('member', 'm', { name: '=HYPERLINK("http://x")', city: '@SUM(1)', phone: '+49 381 1' })],
      'de',
    )
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(csv).toContain("'@SUM(1)")
    expect(csv).toContain(';+49 381 1;')
  })
})

test('hostile and broken lists never throw and never hang', async () => {
  const random = seededRandom('csv fuzz')
  const pieces = [
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\r',
    '\r\n',
    '\t',
    'Name',
    'Имя',
    '=',
    '\u0000',
    '\uFEFF',
    'x'.repeat(50),
    '|',
    "'",
    '\\',
  ]
  const good = generateMembersCsv(40)
  for (let i = 0; i < 400; i++) {
    const noise = Array.from({ length: random.int(60) }, () => random.pick(pieces)).join('')
    const at = random.int(good.length)
    const text = random.chance(0.5) ? noise : good.slice(0, at) + noise + good.slice(random.int(good.length))
    const table = await readTable(text)
    if (table.ok) readMembers(table.value, guessMapping(table.value))
    decodeText(random.bytes(random.int(200)))
  }
  // Quadratic reading would take minutes here and run into the suite's time limit.
  const open = await readTable(`Name,City\n"${'Anna,Riga\n'.repeat(600_000)}`)
  expect(open.ok ? open.value.openQuote : open.error.code).toBe('tooManyRows')
  expect((await readTable(`a${','.repeat(300)}\nb`)).ok).toBe(false)
})
