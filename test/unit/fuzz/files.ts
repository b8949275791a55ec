import { readdirSync, readFileSync } from 'node:fs'
import { pictureSize } from '../../../renderer/store/pictures/pictureSize.ts'
import { customKindsOf } from '../../../shared/interop/csv/customKinds.ts'
import { guessMapping } from '../../../shared/interop/csv/guessMapping.ts'
import { readMembers } from '../../../shared/interop/csv/readMembers.ts'
import { readTable } from '../../../shared/interop/csv/readTable.ts'
import { decodeText } from '../../../shared/interop/decodeText.ts'
import { exportPeople } from '../../../shared/interop/exportPeople.ts'
import { readEvents } from '../../../shared/interop/ical/readEvents.ts'
import { readPeopleFile } from '../../../shared/interop/json/readPeopleFile.ts'
import { readVCards } from '../../../shared/interop/vcard/readVCards.ts'
import { concatBytes, utf8 } from '../../../shared/lib/bytes.ts'
import { generateCalendar } from '../../support/generateCalendar.ts'
import { generateMembersCsv } from '../../support/generateMembersCsv.ts'
import { rowOf } from '../../support/rows.ts'

/** Files as people give them, how each is read, and the words of its language. */

const utf16 = (text: string): Uint8Array => {
  const out = new Uint8Array(2 + text.length * 2)
  out.set([0xff, 0xfe])
  for (let i = 0; i < text.length; i++) new DataView(out.buffer).setUint16(2 + i * 2, text.charCodeAt(i), true)
  return out
}
/** Windows' own, of what has a place there: Latin-1 is the same for umlauts. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => Math.min(255, letter.charCodeAt(0)))

export const lists = (): Uint8Array[] => [
  utf8(generateMembersCsv(6)),
  concatBytes(Uint8Array.of(0xef, 0xbb, 0xbf), utf8('sep=,\r\nName,E-Mail\r\n"Ada ""A."" L.",ada@example.org\r\n')),
  utf16('Имя\tГород\r\nЮрий\tКазань\r\n'),
  latin('Name;Straße\nJürgen;Weg 1\n'),
  utf8(
    'Name;number;date;yesNo;choice;Sprachen;Organisationen\nAda;1.234,5;3.4.19;ja;m;Deutsch (C1), English - native;Chor=Alt; B\n',
  ),
  utf8(exportPeople('csv', directory)),
]
const picture = Uint8Array.from(Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'))
/** A directory of two, with all that an export can hold. */
const directory = {
  network: 'Kreis',
  locale: 'de' as const,
  pictureOf: () => picture,
  customFields: [rowOf('customField', 'f', { key: 'Größe', label: 'T-Shirt', kind: 'choice', options: ['S', 'M'] })],
  organisations: [rowOf('organisation', 'o', { name: 'Chor', about: 'Singt', country: 'LV' })],
  people: [
    rowOf('member', 'a', {
      name: 'Ada L.',
      languages: ['Deutsch', 'German (C1)'],
      languageLevels: { Deutsch: 'C1' },
      contacts: ['signal=+49 1', 'other=x'],
      affiliations: { o: 'Alt' },
      custom: { Größe: 'M', 'a=b': '1' },
      birthday: '--02-29',
      photo: 'p',
    }),
    rowOf('member', 'b', { name: 'Борис', intro: 'Zeile\nzwei', visibility: ['email=ambassadors'] }),
  ],
}

export const csvWords = ['"', '""', ';', '\t', '\r', '\n', 'sep=|\n', '\u0000', '=HYPERLINK("', '","', '31.02.2026']
export const readList = async (input: Uint8Array): Promise<void> => {
  const decoded = decodeText(input)
  if (!decoded.ok) return
  const table = await readTable(decoded.value.text)
  if (table.ok) readMembers(table.value, guessMapping(table.value, ownFields), { kinds: ownFields })
}
/** Typed columns are read by what they hold. */
const ownFields = customKindsOf(
  (['number', 'date', 'yesNo', 'choice'] as const).map((kind) => ({
    key: kind,
    label: kind,
    kind,
    options: ['S', 'M'],
  })),
)

const card = (...lines: readonly string[]) => utf8(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'))
const fixtures = new URL('../../fixtures/vcard/', import.meta.url)
export const cards = (): Uint8Array[] => [
  ...readdirSync(fixtures).map((name) => Uint8Array.from(readFileSync(new URL(name, fixtures)))),
  utf8(exportPeople('vcard', directory)),
  card('VERSION:4.0', 'FN:Zoë Müller', 'N:Müller;Zoë;;;', 'EMAIL;TYPE=work:zoe@example.org', 'BDAY:19850412'),
  card(
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=A9=D0=B5=D1=80=D0=B1=',
    '=D0=B0=D0=BA=D0=BE=D0=B2=D0=B0;=D0=97=D0=BE=D1=8F;;;',
    'TEL;CELL:+7 900 1',
    'ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:;;Stra=DFe 1;K=F6ln;;50667;Deutschland',
  ),
  card(
    'VERSION:3.0',
    'item1.URL:https://example.org',
    'NOTE:Long\\, folded\r\n  text\\n',
    'CATEGORIES:a,b\\,c',
    'FN:Ö',
  ),
]
export const cardWords = [
  'BEGIN:VCARD\r\n',
  'END:VCARD\r\n',
  ';ENCODING=QUOTED-PRINTABLE;CHARSET=utf-7:',
  '=\r\n',
  ';;;;;;',
  '\\,',
  ';X="',
  '\r\n ',
  ':',
  'PHOTO;ENCODING=b:',
  'data:image/webp;base64,',
  'item1.X-ABLABEL:_$!<',
  'KIND:group\r\nMEMBER:urn:uuid:',
  'BDAY;X-APPLE-OMIT-YEAR=1604:1604-',
  'PRODID:-//Vmeste//',
]
export const readCards = (input: Uint8Array): void => {
  const decoded = decodeText(input)
  if (decoded.ok) readVCards(decoded.value.text)
}

export const peopleFiles = (): Uint8Array[] => [utf8(exportPeople('json', directory))]
export const peopleFileWords = [
  '"people":',
  '"format":"vmeste-people"',
  '"__proto__":{',
  '[[[[[[',
  'null',
  '"affiliations":',
  '1e999',
  '\\ud800',
]
export const readPeopleJson = (input: Uint8Array): void => {
  const decoded = decodeText(input)
  if (decoded.ok) readPeopleFile(decoded.value.text)
}

export const pictures = (): Uint8Array[] => [
  picture,
  Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
  Uint8Array.from(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')),
  Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    0xff,
    0xc0,
    0,
    11,
    8,
    0,
    64,
    0,
    64,
    1,
    1,
    17,
    0,
    ...new Array<number>(12).fill(0),
  ),
]
export const readPicture = (input: Uint8Array): void => void pictureSize(input)

const calendar = (...lines: readonly string[]) =>
  utf8(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
export const calendars = (): Uint8Array[] => [
  utf8(generateCalendar(3, 20_700)),
  calendar(
    ...['BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:19701025T030000', 'TZOFFSETFROM:+0200'],
    ...['TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD', 'END:VTIMEZONE'],
    ...event(
      'UID:a',
      'SUMMARY:Chor',
      'DTSTART;TZID=Ours:20270106T190000',
      'DURATION:PT2H',
      'RRULE:FREQ=WEEKLY;COUNT=9',
    ),
    ...event('UID:a', 'RECURRENCE-ID;TZID=Ours:20270113T190000', 'DTSTART;TZID=Ours:20270114T190000', 'SUMMARY:Chor!'),
    ...event(
      'UID:b',
      'SUMMARY:Fest',
      'DTSTART;VALUE=DATE:20270501',
      'RDATE;VALUE=DATE:20270601',
      'EXDATE:20270501T000000Z',
    ),
  ),
]
export const calendarWords = [
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'DTSTART;TZID=Nowhere/Else:',
  'DTSTART:00000000T000000Z\r\n',
  'RDATE:99991231T235959Z\r\n',
  'DURATION:P99999999W\r\n',
  'RRULE:FREQ=SECONDLY\r\n',
  'EXDATE:',
  '\r\n ',
]
export const readCalendar = async (input: Uint8Array): Promise<void> => {
  const decoded = decodeText(input)
  if (decoded.ok) await readEvents(decoded.value.text, { zone: 'Europe/Berlin' })
}

export const rules = [
  'FREQ=WEEKLY;BYDAY=TH',
  'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12',
  'FREQ=YEARLY;INTERVAL=2;UNTIL=20301231T000000Z',
  'FREQ=DAILY;BYMONTH=1,2;BYHOUR=9;BYMINUTE=0',
  'FREQ=MONTHLY;BYMONTHDAY=-1;BYSETPOS=1',
]
export const ruleWords = [
  'FREQ=SECONDLY',
  'FREQ=MINUTELY;',
  ';INTERVAL=0',
  ';INTERVAL=999999999',
  ';COUNT=999999999',
  ';UNTIL=00010101',
  ';BYMONTH=2;BYMONTHDAY=30',
  ';BYYEARDAY=366',
  ';BYSETPOS=-366',
  ';BYWEEKNO=53',
  ';BYDAY=53MO',
  ';BYSECOND=60',
  ';RSCALE=HEBREW',
]

/** As an editor tells where its caret is. */
export const caret = {
  user: { name: 'Zoë', color: '#a0b1c2' },
  cursor: {
    anchor: { type: null, tname: 'about', item: { client: 7, clock: 1 }, assoc: 0 },
    head: { type: { client: 7, clock: 2 }, tname: null, item: null, assoc: -1 },
  },
}
