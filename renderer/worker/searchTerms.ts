import { foldText } from '../../shared/lib/foldText.ts'

const MEMO = 50_000
const separator = /[\s\p{P}\p{S}]+/u
const ascii = /^[\x20-\x7e]*$/
const asciiSeparator = /[^a-z0-9]+/
/** Words repeat, and folding one costs more than all else that is done with it. */
const folded = new Map<string, readonly string[]>()

export const wordsOf = (text: string): string[] => text.split(separator).filter(Boolean)

/** How a word is indexed: folded (ü = ue, Cyrillic in Latin letters), and where accents were, without them too: "muller" finds Müller. */
export const indexTerms = (word: string): readonly string[] => {
  if (ascii.test(word)) return [word.toLowerCase()]
  const known = folded.get(word)
  if (known) return known
  const spelled = foldText(word)
  const bare = foldText(word.normalize('NFD').replace(/\p{M}/gu, ''))
  const terms = bare === spelled ? [spelled] : [spelled, bare]
  if (folded.size < MEMO) folded.set(word, terms)
  return terms
}

/** All terms that a text is indexed by, repeated as its words are. */
export const termsOf = (text: string): string[] =>
  (ascii.test(text) ? text.toLowerCase().split(asciiSeparator) : wordsOf(text).flatMap(indexTerms)).filter(Boolean)

/** What a query asks for, each word once. */
export const queryTerms = (query: string): string[] => [...new Set(wordsOf(query).map(foldText).filter(Boolean))]
