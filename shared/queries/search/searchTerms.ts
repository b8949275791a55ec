import { foldText } from '../../lib/foldText.ts'
import { spokenAs } from '../../lib/soundOf.ts'

const MEMO = 50_000
const separator = /[\s\p{P}\p{S}]+/u
const ascii = /^[\x20-\x7e]*$/
const asciiSeparator = /[^a-z0-9]+/
/** Words repeat, and folding one costs more than all else that is done with it. */
const folded = new Map<string, string>()

const wordsOf = (text: string): string[] => text.split(separator).filter(Boolean)

/** How a word is indexed: in lower case, umlauts spelled out, Cyrillic in Latin letters. */
export const termOf = (word: string): string => {
  if (ascii.test(word)) return word.toLowerCase()
  const known = folded.get(word)
  if (known !== undefined) return known
  const term = foldText(word)
  if (folded.size < MEMO) folded.set(word, term)
  return term
}

/** All terms that a text is indexed by, repeated as its words are. */
export const termsOf = (text: string): string[] =>
  (ascii.test(text) ? text.toLowerCase().split(asciiSeparator) : wordsOf(text).map(termOf)).filter(Boolean)

/** How a term sounds; '' for what is read out in digits. */
export const soundOfTerm = (term: string): string => (/\d/.test(term) ? '' : spokenAs(term))
