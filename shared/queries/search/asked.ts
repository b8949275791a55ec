import { isMatch } from './matchTerms.ts'
import { digitsAsked } from './phoneDigits.ts'
import { soundOfTerm, termOf } from './searchTerms.ts'

/** More words than anybody types: what was pasted by mistake must not keep the worker busy. */
const MOST_WORDS = 24
const word = /[^\s\p{P}\p{S}]+/gu
const isDigits = (text: string): boolean => /^\d+$/.test(text)

export interface AskedWord {
  /** As words are indexed. */
  readonly term: string
  /** How it sounds; '' where it is digits. */
  readonly sound: string
}

/** One thing that must be there: a word, or words of digits that stand side by side and may be a part of a phone number. */
export interface Ask {
  readonly words: readonly AskedWord[]
  /** Any of these among a number's digits is as good as the words. */
  readonly digits: readonly string[]
}

/** What somebody typed asks for, each word once. */
export const askedOf = (query: string): readonly Ask[] => {
  const asks: Ask[] = []
  const seen = new Set<string>()
  const found = [...query.matchAll(word)].slice(0, MOST_WORDS)
  for (let at = 0; at < found.length; at++) {
    const first = found[at]!
    if (isDigits(first[0])) {
      const from = at
      while (at + 1 < found.length && isDigits(found[at + 1]![0])) at++
      const last = found[at]!
      const isInternational = query[first.index - 1] === '+'
      const typed = query.slice(first.index, last.index + last[0].length)
      const words = found.slice(from, at + 1).map(([digits]) => ({ term: digits, sound: '' }))
      asks.push({ words, digits: digitsAsked(isInternational ? `+${typed}` : typed) })
      continue
    }
    const term = termOf(first[0])
    if (term === '' || seen.has(term)) continue
    seen.add(term)
    asks.push({ words: [{ term, sound: soundOfTerm(term) }], digits: [] })
  }
  return asks
}

/** Is a text's word what is asked for: by its letters, its sound, or with a slip? */
export const isAsked = (term: string, asked: AskedWord): boolean => {
  if (isMatch(term, asked.term)) return true
  const sound = asked.sound && soundOfTerm(term)
  return sound !== '' && isMatch(sound, asked.sound)
}
