import { wordlist } from '@scure/bip39/wordlists/english.js'
import { sha256 } from '../lib/sha256.ts'

/** 2,048 short words, no two of which begin with the same four letters: a published list that many programs know (BIP 39, English). */
const words: readonly string[] = wordlist
const BITS = 11
/** So many letters tell any word of the list from all others. */
const TELLING = 4

const bitsOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')

/** The first `count` words that these bytes spell. */
export const spell = (bytes: Uint8Array, count: number): string[] => {
  const bits = bitsOf(bytes)
  return Array.from({ length: count }, (_, i) => words[Number.parseInt(bits.slice(i * BITS, (i + 1) * BITS), 2)]!)
}

/** Bytes as words with a checksum, as BIP 39 does: one bit for each 32. `bytes`: a multiple of four. */
export const toWords = (bytes: Uint8Array): string[] => {
  const all = new Uint8Array(bytes.length + 1)
  all.set(bytes)
  all[bytes.length] = sha256(bytes)[0]!
  return spell(all, (bytes.length / 4) * 3)
}

/** The word that somebody meant: as it stands, or by its first four letters. Null for what is none. */
export const meantWord = (typed: string): string | null => {
  const word = typed.toLowerCase()
  if (words.includes(word)) return word
  const start = word.slice(0, TELLING)
  return (start.length === TELLING && words.find((known) => known.startsWith(start))) || null
}

/** Words of the list that differ from what was typed by one slip: a letter wrong, missing, too many, or two swapped. */
export const similarWords = (typed: string): string[] => {
  const word = typed.toLowerCase()
  return words.filter((known) => isOneSlip(word, known))
}

const isOneSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (a.length > b.length) return restA.slice(1) === restB
  if (a.length < b.length) return restA === restB.slice(1)
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return restA.slice(1) === restB.slice(1) || swapped
}

/** What the words say; null when the checksum does not fit, or there are not as many as some length of bytes has. */
export const fromWords = (list: readonly string[]): Uint8Array<ArrayBuffer> | null => {
  const indexes = list.map((word) => words.indexOf(word))
  if (list.length % 3 !== 0 || indexes.includes(-1)) return null
  const bits = indexes.map((index) => index.toString(2).padStart(BITS, '0')).join('')
  const bytes = new Uint8Array((list.length / 3) * 4)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(bits.slice(i * 8, (i + 1) * 8), 2)
  return toWords(bytes).join() === list.join() ? bytes : null
}
