import { ok, problem, type Result } from '../../lib/result.ts'
import { type ContentLine, readContentLines, splitEscaped, unescapeText } from '../contentLine.ts'
import { judge, type ReadMembers, type Values } from '../csv/readMembers.ts'
import { addPair, splitPair } from '../customPair.ts'

/** Properties whose text becomes one field. */
const texts: Readonly<Record<string, string>> = {
  FN: 'name',
  EMAIL: 'email',
  TEL: 'phone',
  TITLE: 'role',
  ROLE: 'role',
  BDAY: 'birthday',
  NOTE: 'note',
  TZ: 'timeZone',
  'X-VMESTE-INTRO': 'intro',
}

/** Properties whose text, or each of whose comma-separated parts, is one element of a set. */
const elements: Readonly<Record<string, readonly [field: string, separated: boolean]>> = {
  NICKNAME: ['otherNames', true],
  CATEGORIES: ['tags', true],
  URL: ['links', false],
  LANG: ['languages', false],
  EXPERTISE: ['skills', false],
  'X-VMESTE-LANGUAGE': ['languages', false],
  'X-VMESTE-FIELD': ['fields', false],
  'X-VMESTE-OFFER': ['offers', false],
  'X-VMESTE-ASK': ['asks', false],
  'X-VMESTE-INTENT': ['intents', false],
  'X-VMESTE-CONTACT': ['contacts', false],
}

const MAX_CARDS = 200_000

/**
 * People from a vCard file, version 2.1 to 4.0, any number in one file. One reader for all: 2.1 needs its own (quoted-printable,
 * character sets, bare parameters) and the later ones are stricter forms of the same lines. Total: problems `noCards`, `tooManyRows {limit}`.
 */
export const readVCards = (text: string): Result<ReadMembers> => {
  const read = { members: [], problems: [], warnings: [] } as Parameters<typeof judge>[0]
  let card: ContentLine[] | null = null
  let count = 0
  for (const line of readContentLines(text)) {
    const value = line.value.trim().toUpperCase()
    if (line.name === 'BEGIN' && value === 'VCARD') {
      // A card that never ends is closed by the next one's beginning.
      if (card) judge(read, card[0]!.line, valuesOf(card))
      card = [line]
      if (++count > MAX_CARDS) return problem('tooManyRows', { limit: MAX_CARDS })
    } else if (line.name === 'END' && value === 'VCARD') {
      if (card) judge(read, card[0]!.line, valuesOf(card))
      card = null
    } else card?.push(line)
  }
  if (card) judge(read, card[0]!.line, valuesOf(card))
  return count === 0 ? problem('noCards') : ok(read)
}

const valuesOf = (card: readonly ContentLine[]): Values => {
  const values: Values = {}
  const add = (field: string, element: string) => {
    const clean = element.trim()
    if (clean) values[field] = [...((values[field] as string[] | undefined) ?? []), clean]
  }
  for (const { name, params, value } of card) {
    const field = texts[name]
    const set = elements[name]
    if (field) {
      const plain = unescapeText(value)
        .replace(/^(mailto|tel):/i, '')
        .trim()
      if (plain && !values[field]) values[field] = plain
      // One address and one number have a place of their own; further ones are kept under what they are.
      else if (plain && (name === 'EMAIL' || name === 'TEL') && plain !== values[field])
        add('contacts', `${name === 'EMAIL' ? 'email' : 'phone'}=${plain}`)
    } else if (set) for (const part of set[1] ? splitEscaped(value, ',') : [unescapeText(value)]) add(set[0], part)
    else if (name === 'X-VMESTE-CUSTOM') {
      const pair = splitPair(unescapeText(value))
      if (pair) values.custom = addPair(values.custom as Readonly<Record<string, string>> | undefined, ...pair)
    } else if (name === 'N') nameOf(values, splitEscaped(value, ';'))
    else if (name === 'ORG') values.organisation ||= splitEscaped(value, ';').filter(Boolean).join(', ')
    else if (name === 'ADR') placeOf(values, splitEscaped(value, ';'), params)
  }
  return complete(values)
}

/** Family, given, additional, prefixes, suffixes. */
const nameOf = (values: Values, [family = '', given = '', middle = '']: readonly string[]): void => {
  values.firstName = `${given} ${middle}`.replace(/,/g, ' ').trim()
  values.lastName = family.trim()
}

/** Post box, extended, street, city, region, code, country. The home address wins over another. */
const placeOf = (values: Values, parts: readonly string[], params: ContentLine['params']): void => {
  const home = /home/i.test(params.TYPE ?? '')
  const [city, country] = [(parts[3] ?? '').trim(), (parts[6] ?? '').trim()]
  if (city && (home || !values.city)) values.city = city
  if (country && (home || !values.country)) values.country = country
}

/** A card without any name is called by its organisation or its address, as address books do. */
const complete = (values: Values): Values => {
  if (values.name || values.firstName || values.lastName) return values
  const name = values.organisation || values.email
  return name ? { ...values, name } : values
}
