import type { MemberRow } from '../../model/member.ts'
import type { OrganisationRow } from '../../model/organisation.ts'
import { escapeText, fold } from '../contentLine.ts'
import { joinPair } from '../customPair.ts'
import { readCountry } from '../people/countries.ts'
import { namesOf } from '../people/organisationNames.ts'
import { writeLanguage } from '../people/tidy.ts'
import { type PictureOf, toBase64 } from '../pictures.ts'

/**
 * The directory as vCard 4.0 (RFC 6350, EXPERTISE of RFC 6715); what the format has no place for travels in X-VMESTE properties. Read back
 * by `readVCards` it is the same.
 */
export const writeVCards = (
  rows: readonly MemberRow[],
  organisations: readonly OrganisationRow[] = [],
  pictureOf: PictureOf = () => undefined,
): string => {
  const clubName = namesOf(organisations)
  return [
    ...organisations.map((row) => writeOrganisation(row, pictureOf)),
    ...rows.map((row) => writePerson(row, clubName, pictureOf)),
  ].join('')
}

const card = (lines: readonly string[]): string =>
  `${['BEGIN:VCARD', 'VERSION:4.0', 'PRODID:-//Vmeste//Vmeste//EN', ...lines, 'END:VCARD'].map(fold).join('\r\n')}\r\n`

const writePerson = (row: MemberRow, clubName: (id: string) => string, pictureOf: PictureOf): string =>
  card([
    `UID:vmeste:${row.id}`,
    `FN:${escapeText(row.name)}`,
    nameLine(row.name),
    ...reach(row),
    ...contactLines(row.contacts),
    ...one('ORG', row.organisation),
    ...Object.keys(row.affiliations).flatMap((id) => one('ORG;X-VMESTE=1', clubName(id))),
    ...one('TITLE', row.role),
    ...place(row),
    ...one('TZ', row.timeZone),
    ...one('BDAY', row.birthday.replace(/(?<=\d)-/g, '')),
    ...one('NOTE', row.note),
    ...each('NICKNAME', row.otherNames),
    ...each('CATEGORIES', row.tags),
    ...each('EXPERTISE', row.skills),
    ...each('URL', row.links),
    ...photo(row.photo, pictureOf),
    ...one('X-VMESTE-INTRO', row.intro),
    ...one('X-VMESTE-SINCE', row.memberSince),
    ...each(
      'X-VMESTE-LANGUAGE',
      row.languages.map((language) => writeLanguage(language, undefined)),
    ),
    ...each('X-VMESTE-FIELD', row.fields),
    ...each('X-VMESTE-OFFER', row.offers),
    ...each('X-VMESTE-ASK', row.asks),
    ...each('X-VMESTE-INTENT', row.intents),
    ...pairs('X-VMESTE-LEVEL', row.languageLevels),
    ...pairs('X-VMESTE-CUSTOM', row.custom),
    ...pairs(
      'X-VMESTE-AFFILIATION',
      Object.fromEntries(Object.entries(row.affiliations).map(([id, role]) => [clubName(id), role])),
    ),
    ...each('X-VMESTE-CONTACT', row.contacts),
    ...each('X-VMESTE-VISIBILITY', row.visibility),
  ])

const writeOrganisation = (row: OrganisationRow, pictureOf: PictureOf): string =>
  card([
    `UID:vmeste:${row.id}`,
    'KIND:org',
    `FN:${escapeText(row.name)}`,
    ...one('ORG', row.name),
    ...reach(row),
    ...place(row),
    ...one('NOTE', row.about),
    ...each('NICKNAME', row.otherNames),
    ...each('CATEGORIES', row.tags),
    ...each('URL', row.links),
    ...photo(row.photo, pictureOf),
    ...each('X-VMESTE-FIELD', row.fields),
  ])

const one = (name: string, value: string): string[] => (value ? [`${name}:${escapeText(value)}`] : [])
const each = (name: string, values: readonly string[]): string[] => values.flatMap((value) => one(name, value))
const pairs = (name: string, entries: Readonly<Record<string, string>>): string[] =>
  Object.entries(entries).flatMap(([key, value]) => one(name, joinPair(key, value)))

/** Many readers show nobody without it. What comes last is the family's more often than not; we read the name from FN. */
const nameLine = (name: string): string => {
  const [, given = '', family = name] = /^(.+)\s(\S+)$/s.exec(name) ?? []
  return `N:${escapeText(family)};${escapeText(given)};;;`
}

/** The address and the number of a profile are the preferred ones: whoever reads it back knows them by that. */
const reach = ({ email, phone }: { readonly email: string; readonly phone: string }): string[] => [
  ...one('EMAIL;PREF=1', email),
  ...one('TEL;PREF=1', phone),
]

const messengers: ReadonlySet<string> = new Set(['telegram', 'signal', 'whatsapp', 'threema'])

/** Further ways once more, in the form that other programs know; our own is X-VMESTE-CONTACT. */
const contactLines = (contacts: readonly string[]): string[] =>
  contacts.flatMap((contact) => {
    const [, kind = '', value = ''] = /^(\w+)=(.+)$/s.exec(contact) ?? []
    if (kind === 'email') return one('EMAIL;PREF=2', value)
    if (kind === 'phone') return one('TEL;PREF=2', value)
    return messengers.has(kind) ? one('IMPP;X-VMESTE=1', `${kind}:${value.replace(/[\s%]/g, encodeURIComponent)}`) : []
  })

const place = ({ city, country }: { readonly city: string; readonly country: string }): string[] => {
  if (!city && !country) return []
  const name = country && (new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country)
  const address = `ADR:;;;${escapeText(city)};;;${escapeText(name)}`
  return readCountry(name) === country ? [address] : [address, `X-VMESTE-COUNTRY:${country}`]
}

const photo = (id: string, pictureOf: PictureOf): string[] => {
  const bytes = id ? pictureOf(id) : undefined
  return bytes ? [`PHOTO:data:image/webp;base64,${toBase64(bytes)}`] : []
}
