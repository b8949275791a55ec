import { compareBytes, fromBase64Url } from '../lib/bytes.ts'
import { cryptoRandom } from '../lib/random.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import { parse, type Reader, Writer } from '../lib/wire.ts'
import type { NetId } from '../model/ids.ts'
import { DOOR_BYTES } from './keys.ts'
import { readHubs, readLabel, readLink, shorten, writeHubs, writeLink } from './linkText.ts'
import { fromWords, meantWord, similarWords, toWords } from './words.ts'

/** What a recovery sheet says. The words say less than the code: where to look for hubs, and the network's name, are not in them. */
export interface Sheet {
  /** 16 bytes, from which the keys of a device follow. */
  readonly seed: Uint8Array
  /** The first 8 bytes of the network's id: they lead to its door. */
  readonly start: Uint8Array
  /** All of it; null when only the words are there. */
  readonly net: NetId | null
  readonly network: string
  readonly hubs: readonly string[]
}

const VERSION = 1
const SEED_BYTES = 16
/** Characters of a payload alone. */
const BARE = 80
/** Seed and door, and a checksum over both. */
export const SHEET_WORDS = 18

export const newSeed = (random = cryptoRandom): Uint8Array => random(SEED_BYTES)

/** 18 words. */
export const sheetWords = (seed: Uint8Array, net: NetId): string[] =>
  toWords(Uint8Array.of(...seed, ...fromBase64Url(net)!.subarray(0, DOOR_BYTES)))

/** `vmeste://recover/<payload>`: for the QR code. */
export const sheetLink = (sheet: {
  readonly seed: Uint8Array
  readonly net: NetId
  readonly network: string
  readonly hubs: readonly string[]
}): string => {
  const w = new Writer().u8(VERSION).fixed(sheet.seed, SEED_BYTES).id(sheet.net).text(shorten(sheet.network))
  return writeLink('recover', writeHubs(w, sheet.hubs).finish())
}

/**
 * Reads what was scanned, pasted or typed from a sheet: the link, or the words in any case, with numbers and punctuation between
 * them, each at least by its first four letters. Problems: `sheet.notASheet`, `.otherVersion`, `.damaged`, `.wordCount` {count, of},
 * `.unknownWord` {word, place, maybe: words that look alike, may be ''}, `.wrongWords`, `.oneWrong` {place, word, maybe}: the
 * checksum does not fit, but would if one word were another that looks alike.
 */
export const readSheet = (text: string): Result<Sheet> => {
  const payload = readLink('recover', text, BARE)
  if (payload === 'damaged') return problem('sheet.damaged')
  if (payload === 'absent') return readWords(text)
  if (payload[0] !== VERSION) return problem('sheet.otherVersion')
  const sheet = parse(payload, readPayload)
  return sheet ? ok(sheet) : problem('sheet.damaged')
}

const readPayload = (r: Reader): Sheet => {
  r.u8()
  const seed = r.raw(SEED_BYTES).slice()
  const net = r.id()
  return { seed, start: fromBase64Url(net)!.slice(0, DOOR_BYTES), net, network: readLabel(r), hubs: readHubs(r) }
}

const readWords = (text: string): Result<Sheet> => {
  const typed = text.match(/\p{L}+/gu) ?? []
  if (typed.length === 0 || typed.length > 4 * SHEET_WORDS) return problem('sheet.notASheet')
  const meant = typed.map(meantWord)
  const wrong = meant.indexOf(null)
  // Somebody pasted something else altogether: no single word is to blame.
  if (meant.filter((word) => word === null).length > typed.length / 2) return problem('sheet.notASheet')
  if (wrong >= 0) {
    const maybe = similarWords(typed[wrong]!).join(', ')
    return problem('sheet.unknownWord', { word: typed[wrong]!, place: wrong + 1, maybe })
  }
  if (meant.length !== SHEET_WORDS) return problem('sheet.wordCount', { count: meant.length, of: SHEET_WORDS })
  const words = meant as string[]
  const bytes = fromWords(words)
  if (!bytes) return likelyWrong(words)
  const seed = bytes.slice(0, SEED_BYTES)
  return ok({ seed, start: bytes.slice(SEED_BYTES), net: null, network: '', hubs: [] })
}

/** The checksum (6 bits) does not fit: is there one word that was misread for another which looks alike? */
const likelyWrong = (words: readonly string[]): Result<never> => {
  const places = words.flatMap((word, at) => {
    const fits = similarWords(word).filter((other) => other !== word && fromWords(words.with(at, other)))
    return fits.length > 0 ? [{ place: at + 1, word, maybe: fits.join(', ') }] : []
  })
  return places.length === 1 ? problem('sheet.oneWrong', places[0]!) : problem('sheet.wrongWords')
}

/** Does the network's whole id begin as the sheet says? */
export const isNetOf = (sheet: Pick<Sheet, 'start'>, net: NetId): boolean => {
  const bytes = fromBase64Url(net)
  return bytes?.length === 32 && compareBytes(bytes.subarray(0, DOOR_BYTES), sheet.start) === 0
}
