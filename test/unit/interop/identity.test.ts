import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BringIn } from '../../../shared/commands/bringIn/bringIn.ts'
import { importMembers } from '../../../shared/commands/importMembers.ts'
import { guessMapping } from '../../../shared/interop/csv/guessMapping.ts'
import { readMembers } from '../../../shared/interop/csv/readMembers.ts'
import { readTable } from '../../../shared/interop/csv/readTable.ts'
import { decodeText } from '../../../shared/interop/decodeText.ts'
import { type ExportFormat, exportFormats, exportPeople } from '../../../shared/interop/exportPeople.ts'
import { readPeopleFile } from '../../../shared/interop/json/readPeopleFile.ts'
import type { ReadMembers } from '../../../shared/interop/people/readPeople.ts'
import { readVCards } from '../../../shared/interop/vcard/readVCards.ts'
import { toBase64Url, utf8 } from '../../../shared/lib/bytes.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { customKinds } from '../../../shared/model/customField.ts'
import { entities } from '../../../shared/model/entities.ts'
import { makeEntityId } from '../../../shared/model/ids.ts'
import { contactKinds, languageLevels, type MemberRow, member } from '../../../shared/model/member.ts'
import { organisation } from '../../../shared/model/organisation.ts'
import { makeDesk, resultOf } from '../../support/commandContext.ts'
import { rowOf } from '../../support/rows.ts'

/**
 * "What is exported imports back identically", for any directory: whatever signs people write, organisations of one name, fields of the
 * network's own under any heading.
 */

const idOf = (type: number, seed: number) => {
  const rand = sha256(utf8(`${type} ${seed}`))
  return makeEntityId({ type, scope: rand.slice(0, 16), rand: rand.slice(16) })
}

const signs = [...'aZüßЖё .,;:|"\'=+-@%\\\n\t#1()/&<>😀\u00a0\u2028{}[]']
const text = (max: number) =>
  fc
    .string({
      unit: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...signs) },
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 14,
    })
    // As every form and file gives it: one kind of line end, nothing around it.
    .map((value) =>
      [...value.replace(/[^\P{Cc}\n\t]/gu, '')]
        .slice(0, Math.min(14, max / 2))
        .join('')
        .trim(),
    )
const some = (max: number) => text(max).filter((value) => value !== '')
const words = (max: number) => fc.uniqueArray(some(max), { maxLength: 3 }).map((all) => [...all].sort())
const heading = fc.oneof(
  fc.constantFrom(
    'Shoe size',
    'City',
    'T-Shirt',
    'a;b',
    '=1',
    'Other fields',
    '2024',
    'Vmeste ID',
    'Warum es draußen blieb',
    'Organisations',
    'a=b%3D',
  ),
  some(80).filter((key) => key !== '__proto__'),
)
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant('' as const), value)
const picture = fc.integer({ min: 0, max: 4 }).map((n) => utf8(`RIFF picture ${n}`))
const pictureId = (bytes: Uint8Array) => toBase64Url(sha256(bytes))

const person = fc.record({
  name: some(120),
  otherNames: words(120),
  intro: text(2000),
  fields: words(60),
  skills: words(60),
  languages: fc
    .uniqueArray(
      fc.oneof(some(36), fc.constantFrom('Deutsch', 'German (C1)', 'German C1', 'Русский ()', 'Français (x)')),
      { maxLength: 3 },
    )
    .map((all) => [...all].sort()),
  languageLevels: fc.dictionary(
    fc.constantFrom('Deutsch', 'German (C1)', 'Русский ()', '='),
    fc.oneof(fc.constantFrom(...languageLevels), some(10)),
    { maxKeys: 2 },
  ),
  offers: words(160),
  asks: words(160),
  intents: words(40),
  tags: words(60),
  organisation: text(120),
  role: text(120),
  city: text(80),
  country: fc.constantFrom('', 'DE', 'GB', 'RU', 'TR', 'CZ', 'US', 'CD', 'MM', 'XK', 'HK'),
  timeZone: fc.constantFrom('', 'Europe/Berlin', 'Asia/Yekaterinburg'),
  email: maybe(fc.constantFrom('zoe@example.org', 'Ünal@beispiel.de', '=1@x')),
  phone: fc.constantFrom('', '+49 381 1', "'+1", '=1+1', '-5', '+cmd', '0381/12-34'),
  contacts: fc
    .uniqueArray(
      fc.tuple(fc.constantFrom(...contactKinds), some(100)).map(([kind, value]) => `${kind}=${value}`),
      { maxLength: 3 },
    )
    .map((all) => [...all].sort()),
  links: words(500),
  birthday: maybe(fc.oneof(day, fc.constantFrom('--02-29', '--12-31'))),
  memberSince: maybe(day),
  note: text(2000),
  visibility: fc.subarray(['email=ambassadors', 'phone=ambassadors']),
  custom: fc.dictionary(heading, some(1000), { maxKeys: 4 }),
  photo: maybe(picture),
  clubs: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), text(120)), { maxLength: 3 }),
})

const club = fc.record({
  name: fc.oneof(some(160), fc.constantFrom('Chor', 'chor', 'Bäckerei "Mohn"; Riga', 'a=b')),
  otherNames: words(160),
  about: text(2000),
  fields: words(60),
  tags: words(60),
  city: text(80),
  country: fc.constantFrom('', 'DE', 'LV'),
  email: maybe(fc.constantFrom('chor@example.org')),
  phone: fc.constantFrom('', '+49 1 2345'),
  links: words(500),
  photo: maybe(picture),
})

const field = fc.record({
  key: heading,
  label: some(80),
  kind: fc.constantFrom(...customKinds),
  options: fc.uniqueArray(some(80), { maxLength: 3 }),
  help: text(200),
  order: fc.constantFrom('a0', 'a1', 'b'),
  audience: fc.constantFrom('everyone' as const, 'ambassadors' as const),
})

const directory = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 5 }),
  clubs: fc.array(club, { maxLength: 3 }),
  customFields: fc.uniqueArray(field, { selector: ({ key }) => key, maxLength: 3 }),
})
type Directory = typeof directory extends fc.Arbitrary<infer T> ? T : never

const rowsOf = ({ people, clubs, customFields }: Directory) => {
  const pictures = new Map<string, Uint8Array>()
  const keep = (bytes: Uint8Array | ''): string => {
    if (bytes === '') return ''
    pictures.set(pictureId(bytes), bytes)
    return pictureId(bytes)
  }
  const organisations = clubs.map(({ photo, ...given }, i) =>
    rowOf('organisation', idOf(organisation.type, i), { ...given, photo: keep(photo) }),
  )
  return {
    organisations,
    people: people.map(({ clubs: joined, photo, ...given }, i) =>
      rowOf('member', idOf(member.type, i), {
        ...given,
        photo: keep(photo),
        // Also of one that is not in the directory, whose record may come with others' changes.
        affiliations: Object.fromEntries(joined.map(([n, role]) => [idOf(organisation.type, n), role])),
      }),
    ),
    customFields: customFields.map((given, i) => rowOf('customField', idOf(entities.customField.type, i), given)),
    pictures,
  }
}
type Rows = ReturnType<typeof rowsOf>

const readers: { readonly [F in ExportFormat]: (text: string) => Promise<ReadMembers> } = {
  csv: async (text) => {
    const table = must(await readTable(text))
    return readMembers(table, guessMapping(table))
  },
  vcard: async (text) => must(readVCards(text)),
  json: async (text) => must(readPeopleFile(text)),
}
const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Through bytes, as a file goes. */
const travel = async (format: ExportFormat, rows: Rows, locale: 'en' | 'de' | 'ru'): Promise<BringIn> => {
  const written = exportPeople(format, { ...rows, network: 'Kreis', locale, pictureOf: (id) => rows.pictures.get(id) })
  const read = await readers[format](must(decodeText(utf8(written))).text)
  expect([read.problems, read.warnings, read.left]).toEqual([[], [], {}])
  const pictured = <T extends object>(record: T, photo?: Uint8Array): T =>
    photo ? { ...record, photo: pictureId(photo) } : record
  return {
    members: read.members.map(({ member, photo }) => pictured(member, photo)),
    organisations: read.organisations.map(({ organisation, photo }) => pictured(organisation, photo)),
    customFields: read.customFields,
  }
}

const ignored = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'scope', 'affiliated']
const bare = (row: object) => Object.fromEntries(Object.entries(row).filter(([key]) => !ignored.includes(key)))
const inOrder = <T>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** A directory without what may differ: ids, and pictures where the format has none. */
const comparable = (people: readonly MemberRow[], organisations: Rows['organisations'], format: ExportFormat) => {
  const noPicture = format === 'csv' ? { photo: '' } : {}
  const clubs = new Map(
    organisations.map((row) => [row.id, JSON.stringify(inOrder(Object.entries({ ...bare(row), ...noPicture })))]),
  )
  return {
    organisations: inOrder(organisations.map((row) => ({ ...bare(row), ...noPicture }))),
    people: inOrder(
      people.map((row) => ({
        ...bare(row),
        ...noPicture,
        custom: inOrder(Object.entries(row.custom)),
        languageLevels: inOrder(Object.entries(row.languageLevels)),
        affiliations: inOrder(Object.entries(row.affiliations).map(([id, role]) => [clubs.get(id) ?? id, role])),
      })),
    ),
  }
}

describe.each(exportFormats)('%s: an export', (format) => {
  const runs = { numRuns: 70, seed: 4 }

  test('imported into an empty network is the same directory', async () => {
    await fc.assert(
      fc.asyncProperty(
        directory,
        fc.constantFrom('en' as const, 'de' as const, 'ru' as const),
        async (given, locale) => {
          const rows = rowsOf(given)
          const desk = makeDesk()
          resultOf(await desk.run(importMembers, await travel(format, rows, locale)))
          const [people, organisations] = [await desk.all('member'), await desk.all('organisation')]
          expect(comparable(people, organisations, format)).toEqual(comparable(rows.people, rows.organisations, format))
          const fields = (await desk.all('customField')).map(bare)
          if (format === 'json') expect(inOrder(fields)).toEqual(inOrder(rows.customFields.map(bare)))
        },
      ),
      runs,
    )
  })

  test('imported into the network that it came from changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        directory,
        fc.constantFrom('en' as const, 'de' as const, 'ru' as const),
        async (given, locale) => {
          const rows = rowsOf(given)
          const desk = makeDesk()
          const { people, organisations, customFields } = rows
          const clubs = organisations.map(({ id, nameKey: _, ...row }) => ({ id, ...(bare(row) as typeof row) }))
          const patches = people.map(({ id, nameKey: _, source: _s, ...row }) => ({ id, ...(bare(row) as typeof row) }))
          resultOf(
            await desk.run(importMembers, {
              members: patches,
              organisations: clubs,
              customFields: customFields.map(bare) as never,
            }),
          )
          const here = {
            people: await desk.all('member'),
            organisations: await desk.all('organisation'),
            customFields: await desk.all('customField'),
            pictures: rows.pictures,
          }
          const outcome = await desk.run(importMembers, await travel(format, here, locale))
          expect(resultOf(outcome)).toEqual({ created: 0, updated: 0, unchanged: people.length, organisations: 0 })
          if (outcome.ok) expect([outcome.value.changes, outcome.value.created]).toEqual([[], []])
        },
      ),
      runs,
    )
  })
})
