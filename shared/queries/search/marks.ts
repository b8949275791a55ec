import { foldText } from '../../lib/foldText.ts'
import { type Ask, type AskedWord, isAsked } from './asked.ts'
import { soundOfTerm, termOf } from './searchTerms.ts'

/** A part of a text that was asked for. */
export interface Mark {
  readonly from: number
  readonly to: number
  /** Which of what was asked. */
  readonly ask: number
}

const word = /[^\s\p{P}\p{S}]+/gu
/** What may be a phone number, with what people write between its digits. */
const number = /\d(?:[\s()./\u2010-\u2015-]{0,3}\d){3,}/g

/** The parts of a text for which it was found, in order, none over another: as many letters of a word as were typed, in whatever script, or the digits of a number. */
export const marksOf = (text: string, asked: readonly Ask[]): readonly Mark[] => {
  if (asked.length === 0) return []
  const marks = asked.flatMap(({ digits }, ask) => (digits.length > 0 ? numbersIn(text, digits, ask) : []))
  for (const found of text.matchAll(word)) {
    const from = found.index
    const written = found[0]
    if (marks.some((mark) => mark.from < from + written.length && from < mark.to)) continue
    const term = termOf(written)
    let best: Mark | undefined
    for (const [ask, { words }] of asked.entries())
      for (const each of words) {
        if (term === '' || !isAsked(term, each)) continue
        const to = from + asMuchAs(written, each)
        if (!best || to > best.to) best = { from, to, ask }
      }
    if (best) marks.push(best)
  }
  return marks.sort((a, b) => a.from - b.from)
}

/** How many of the word's letters are what was typed; all where there is a slip between them. */
const asMuchAs = (written: string, { term, sound }: AskedWord): number => {
  const until = (is: (begun: string) => boolean): number | undefined => {
    for (let length = 1; length <= written.length; length++) if (is(foldText(written.slice(0, length)))) return length
  }
  if (sound !== '' && soundOfTerm(termOf(written)) === sound) return written.length
  const byLetters = until((begun) => begun.startsWith(term))
  const bySound = () => (sound === '' ? undefined : until((begun) => soundOfTerm(begun).startsWith(sound)))
  return byLetters ?? bySound() ?? written.length
}

const numbersIn = (text: string, digits: readonly string[], ask: number): Mark[] =>
  [...text.matchAll(number)].flatMap((found) => {
    // Where each digit stands; the zero of "+49 (0)381" is none.
    const places: number[] = []
    const bare = found[0].replace(/\(0\)/g, '   ')
    for (let at = 0; at < bare.length; at++) if (/\d/.test(bare[at]!)) places.push(found.index + at)
    const all = bare.replace(/\D/g, '')
    for (const part of digits) {
      const at = all.indexOf(part)
      if (at >= 0) return [{ from: places[at]!, to: places[at + part.length - 1]! + 1, ask }]
    }
    return []
  })
