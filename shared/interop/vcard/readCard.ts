import { type ContentLine, splitEscaped, unescapeText } from '../contentLine.ts'
import { splitPair } from '../customPair.ts'
import { addTo, putInto, type Values } from '../people/readPeople.ts'
import { readPhoto } from './photo.ts'
import { type Way, waysOf } from './ways.ts'

export type CardLocale = 'en' | 'de' | 'ru'

/** One card, read; not yet judged. */
export interface Card {
  readonly line: number
  readonly values: Values
  readonly photo?: Uint8Array<ArrayBuffer>
  readonly kind: 'person' | 'organisation'
  readonly uid: string
  /** Of a group: uids of those who belong to it. */
  readonly members: readonly string[]
  readonly warnings: readonly string[]
  /** Names of properties that we have no place for. */
  readonly left: readonly string[]
  /** Written by Vmeste. */
  readonly ours: boolean
}

/** Properties whose text becomes one field: the first that is filled. */
const texts: Readonly<Record<string, string>> = {
  FN: 'name',
  TITLE: 'role',
  ROLE: 'role',
  TZ: 'timeZone',
  'X-VMESTE-INTRO': 'intro',
  'X-VMESTE-SINCE': 'memberSince',
}

/** Properties whose text, or each of whose comma-separated parts, is one element of a set. */
const elements: Readonly<Record<string, readonly [field: string, separated: boolean]>> = {
  NICKNAME: ['otherNames', true],
  'X-EPOCSECONDNAME': ['otherNames', false],
  'X-MAIDENNAME': ['otherNames', false],
  CATEGORIES: ['tags', true],
  URL: ['links', false],
  EXPERTISE: ['skills', false],
  'X-VMESTE-LANGUAGE': ['languages', false],
  'X-VMESTE-FIELD': ['fields', false],
  'X-VMESTE-OFFER': ['offers', false],
  'X-VMESTE-ASK': ['asks', false],
  'X-VMESTE-INTENT': ['intents', false],
  'X-VMESTE-CONTACT': ['contacts', false],
  'X-VMESTE-VISIBILITY': ['visibility', false],
}

/** Properties that hold `key=value`. */
const entries: Readonly<Record<string, string>> = {
  'X-VMESTE-CUSTOM': 'custom',
  'X-VMESTE-LEVEL': 'languageLevels',
  'X-VMESTE-AFFILIATION': 'affiliations',
}

/** Nothing of the person: how the file is made, or said by another property too. */
const ofTheFile =
  /^(BEGIN|END|VERSION|PRODID|REV|UID|SOURCE|NAME|PROFILE|MAILER|CLASS|SORT-STRING|CLIENTPIDMAP|LABEL|KIND|MEMBER|X-ADDRESSBOOKSERVER-.*|X-AB(LABEL|ADR|UID|SHOWAS|ORDER)|X-PRODID|X-CLASS|X-MS-OL-DESIGN|X-MS-OL-DEFAULT-POSTAL-ADDRESS|X-REDUCTION|X-NO|X-EVOLUTION-FILE-AS|X-IMAGEHASH|X-IMAGETYPE|X-SHARED-PHOTO-DISPLAY-PREF|X-VMESTE-COUNTRY)$/

/** What Google calls its own lists. */
const systemTags = new Set(['myContacts', 'starred', 'mycontacts'])

const addressWord: Readonly<Record<CardLocale, string>> = { en: 'Address', de: 'Anschrift', ru: 'Адрес' }

class CardReader {
  readonly values: Values = {}
  readonly ways: Way[] = []
  readonly left: string[] = []
  readonly warnings: string[] = []
  readonly members: string[] = []
  photo: Uint8Array<ArrayBuffer> | undefined
  uid = ''
  isClub = false
  readonly ours: boolean
  readonly #labels: ReadonlyMap<string, string>
  readonly #locale: CardLocale
  readonly #notes: string[] = []
  #placeRank = Number.POSITIVE_INFINITY

  constructor(card: readonly ContentLine[], locale: CardLocale) {
    this.#locale = locale
    this.ours = card.some(({ name, value }) => name === 'PRODID' && value.includes('//Vmeste//'))
    this.#labels = new Map(
      card
        .filter(({ name }) => name === 'X-ABLABEL')
        .map(({ group, value }) => [group, unescapeText(value).replace(/^_\$!<(.*)>!\$_$/, '$1')]),
    )
    for (const line of card) this.#read(line)
    const note = this.#notes.filter(Boolean).join('\n')
    if (note) this.values.note = note
  }

  add(field: string, element: string): void {
    const clean = element.trim()
    if (clean) addTo(this.values, field, clean)
  }

  #read(line: ContentLine): void {
    const { name, value } = line
    const field = texts[name]
    const set = elements[name]
    const ways = waysOf(line, this.#labels.get(line.group) ?? '')
    if (ways.length > 0) this.ways.push(...ways)
    else if (field) this.values[field] ||= unescapeText(value).trim()
    else if (set) {
      for (const part of set[1] ? splitEscaped(value, ',') : [unescapeText(value)])
        if (this.ours || !(name === 'CATEGORIES' && systemTags.has(part.trim()))) this.add(set[0], part)
    } else if (Object.hasOwn(entries, name)) {
      const pair = splitPair(unescapeText(value))
      if (pair) putInto(this.values, entries[name]!, ...pair)
    } else if (!this.#readOwn(line) && !ofTheFile.test(name) && value.trim() !== '') this.left.push(name)
  }

  /** Properties that are read in a way of their own; false for any other. */
  #readOwn(line: ContentLine): boolean {
    const { name, params, value } = line
    switch (name) {
      case 'N':
        this.#name(splitEscaped(value, ';'))
        return true
      case 'ORG':
        // Said once more for programs that do not know affiliations.
        if (!params['X-VMESTE']) this.values.organisation ||= splitEscaped(value, ';').filter(Boolean).join(', ')
        return true
      case 'ADR':
        this.#place(splitEscaped(value, ';'), line)
        return true
      case 'NOTE':
        this.#notes.push(unescapeText(value).trim())
        return true
      case 'BDAY':
        this.values.birthday ||= this.ours ? value : birthdayOf(unescapeText(value).trim(), params)
        return true
      case 'LANG':
        this.add('languages', languageName(unescapeText(value).trim(), this.#locale))
        return true
      case 'PHOTO':
      case 'LOGO':
        this.#picture(line)
        return true
      case 'UID':
        this.uid = value.trim()
        if (this.ours && this.uid.startsWith('vmeste:')) this.values.id = this.uid.slice('vmeste:'.length)
        return true
      case 'KIND':
      case 'X-ADDRESSBOOKSERVER-KIND':
        this.isClub ||= /^(org|group)$/i.test(value.trim())
        return true
      case 'X-ABSHOWAS':
        this.isClub ||= /^COMPANY$/i.test(value.trim())
        return true
      case 'MEMBER':
      case 'X-ADDRESSBOOKSERVER-MEMBER':
        this.members.push(bareUid(value))
        return true
      case 'X-VMESTE-COUNTRY':
        this.values.country = value.trim()
        return true
      case 'X-ANDROID-CUSTOM':
        return this.#android(value)
      case 'X-PHONETIC-FIRST-NAME':
      case 'X-PHONETIC-LAST-NAME':
        this.add('otherNames', unescapeText(value))
        return true
      default:
        return false
    }
  }

  /** Family, given, additional, prefixes, suffixes. */
  #name([family = '', given = '', middle = '']: readonly string[]): void {
    this.values.firstName = `${given} ${middle}`.replace(/,/g, ' ').trim()
    this.values.lastName = family.trim()
  }

  /** Post box, extended, street, city, region, code, country. The preferred address, else the home, wins; what is more than city and country is kept. */
  #place(parts: readonly string[], { params }: ContentLine): void {
    const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = parts.map((part) =>
      part.trim(),
    )
    const types = (params.TYPE ?? '').toLowerCase()
    const rank = Number(params.PREF) || (/\bpref\b/.test(types) ? 1 : /home/.test(types) ? 2 : 3)
    if ((city || country) && rank < this.#placeRank) {
      this.#placeRank = rank
      for (const [field, value] of [
        ['city', city],
        ['country', country],
      ] as const)
        if (value) this.values[field] = value
        else delete this.values[field]
    }
    const rest = [box, extended, street]
      .filter(Boolean)
      .join(', ')
      .replace(/\s*\n\s*/g, ', ')
    if (rest === '' && code === '') return
    const full = [rest, `${code} ${city}`.trim(), region, country].filter(Boolean).join(', ')
    putInto(this.values, 'custom', addressWord[this.#locale], full)
  }

  #picture(line: ContentLine): void {
    if (this.photo) return
    const read = readPhoto(line)
    if (typeof read !== 'string') this.photo = read
    else if (line.value.trim() !== '') this.warnings.push(read)
  }

  /** `vnd.android.cursor.item/nickname;Nick;1;...` */
  #android(value: string): boolean {
    const [kind, ...fields] = splitEscaped(value, ';')
    if (kind !== 'vnd.android.cursor.item/nickname') return false
    this.add('otherNames', fields[0] ?? '')
    return true
  }
}

const bareUid = (value: string): string =>
  value
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase()

/** Apple has a year where there is none; it says which. */
const birthdayOf = (value: string, params: ContentLine['params']): string => {
  const year = params['X-APPLE-OMIT-YEAR'] ?? '1604'
  return value.startsWith(`${year}-`) || (value.startsWith(year) && /^\d{8}/.test(value))
    ? `--${value.slice(year.length).replace(/^-/, '')}`
    : value
}

const languageName = (code: string, locale: CardLocale): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** The best address and number have a place of their own; further ones are kept under what they are. Our own files say those in our form. */
const settleWays = (read: CardReader): void => {
  const { values, ways, ours } = read
  for (const kind of ['email', 'phone']) {
    const [main] = ways.filter((way) => way.kind === kind && !(ours && way.rank > 1)).sort((a, b) => a.rank - b.rank)
    if (main) values[kind] = main.value
  }
  if (ours) return
  for (const { kind, value } of ways)
    if (kind === 'link') read.add('links', value)
    else if (values[kind] !== value) read.add('contacts', `${kind}=${value}`)
}

/** The lines between BEGIN and END. */
export const readCard = (card: readonly ContentLine[], locale: CardLocale): Card => {
  const read = new CardReader(card, locale)
  const { values, ours } = read
  settleWays(read)
  for (const [field, value] of Object.entries(values)) if (value === '') delete values[field]
  // What is said of zones in hours is no zone.
  if (!ours && /^(UTC|GMT)?[+-]?\d/.test(String(values.timeZone ?? ''))) delete values.timeZone
  if (read.isClub && typeof values.organisation === 'string') values.name ||= values.organisation
  const { name, firstName, lastName } = values
  // A card without any name is called by its organisation or its address, as address books do.
  if (!name && !firstName && !lastName && (values.organisation || values.email))
    values.name = values.organisation || values.email!
  return {
    line: card[0]!.line,
    values,
    ...(read.photo && { photo: read.photo }),
    kind: read.isClub ? 'organisation' : 'person',
    uid: bareUid(read.uid),
    members: read.members,
    warnings: read.warnings,
    left: read.left,
    ours,
  }
}
