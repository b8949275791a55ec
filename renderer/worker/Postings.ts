import { type OrderedTerms, sharing } from './matchTerms.ts'

/** Which part of a document a word stands in. */
export const TITLE = 0
export const DETAIL = 1
export type Field = typeof TITLE | typeof DETAIL

const BOOST = [4, 1] as const
/** Okapi BM25+: how soon a repeated word counts no more, how much a long text is held against it, and the least a match is worth. */
const K = 1.2
const B = 0.7
const LEAST = 0.5
/** A word that stands in a text more often counts no more. */
const OFTEN = 255

/** What postings are made from. Terms and documents are numbers, each below the length of its list. */
export interface Corpus {
  readonly spelled: readonly string[]
  /** By document: its terms, those of the title first; null where it is gone. */
  readonly terms: readonly (Int32Array | null)[]
  /** By document: how many of its terms are the title's. */
  readonly inTitle: readonly number[]
  /** How much it says that a term stands in a field. */
  readonly rarity: (term: number, field: Field) => number
  /** Terms of an average document, by field. */
  readonly averages: readonly [number, number]
}

/**
 * Which documents hold which term, and what that is worth: made in one go, never changed. All terms that begin alike stand side by
 * side in flat arrays, and nothing is left to reckon with a keystroke but sums.
 */
export interface Postings {
  readonly ordered: OrderedTerms
  /** By place in the order: where a term's documents begin; the next one's beginning is their end. */
  readonly starts: Int32Array
  readonly documents: Int32Array
  readonly worth: Float32Array
}

export const makePostings = (corpus: Corpus, documents: Iterable<number>): Postings => {
  const chosen = [...documents]
  // How many documents hold a term, each counted once.
  const counts = new Int32Array(corpus.spelled.length)
  const seenIn = new Int32Array(corpus.spelled.length).fill(-1)
  for (const document of chosen)
    for (const term of corpus.terms[document]!)
      if (seenIn[term] !== document) {
        seenIn[term] = document
        counts[term]!++
      }
  const held: number[] = []
  for (let term = 0; term < counts.length; term++) if (counts[term]! > 0) held.push(term)
  const numbers = held.sort((a, b) => (corpus.spelled[a]! < corpus.spelled[b]! ? -1 : 1))
  const ordered = sharing(numbers.map((term) => corpus.spelled[term]!))

  const starts = new Int32Array(numbers.length + 1)
  const next = counts
  for (const [at, term] of numbers.entries()) {
    starts[at + 1] = starts[at]! + counts[term]!
    next[term] = starts[at]!
  }
  const size = starts[numbers.length]!
  const inDocument = new Int32Array(size)
  const times = [new Uint8Array(size), new Uint8Array(size)] as const
  seenIn.fill(-1)
  for (const document of chosen) {
    const terms = corpus.terms[document]!
    const inTitle = corpus.inTitle[document]!
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      if (seenIn[term] !== document) {
        seenIn[term] = document
        inDocument[next[term]!++] = document
      }
      const count = times[i < inTitle ? TITLE : DETAIL]
      const at = next[term]! - 1
      if (count[at]! < OFTEN) count[at]!++
    }
  }

  const worth = new Float32Array(size)
  const titles = lengthsHeldAgainst(corpus, TITLE)
  const details = lengthsHeldAgainst(corpus, DETAIL)
  for (const [at, term] of numbers.entries()) {
    const ofTitle = BOOST[TITLE] * corpus.rarity(term, TITLE)
    const ofDetail = BOOST[DETAIL] * corpus.rarity(term, DETAIL)
    for (let i = starts[at]!; i < starts[at + 1]!; i++) {
      const document = inDocument[i]!
      worth[i] =
        ofTitle * saturated(times[TITLE][i]!, titles[document]!) +
        ofDetail * saturated(times[DETAIL][i]!, details[document]!)
    }
  }
  return { ordered, starts, documents: inDocument, worth }
}

const saturated = (times: number, heldAgainst: number): number =>
  times === 0 ? 0 : LEAST + (times * (K + 1)) / (times + heldAgainst)

/** By document: K of BM25, more where the text is longer than others. */
const lengthsHeldAgainst = ({ terms, inTitle, averages }: Corpus, field: Field): Float64Array => {
  const average = Math.max(1, averages[field])
  const out = new Float64Array(terms.length)
  for (let document = 0; document < out.length; document++) {
    const titles = inTitle[document]!
    const length = field === TITLE ? titles : (terms[document]?.length ?? 0) - titles
    out[document] = K * (1 - B + (B * length) / average)
  }
  return out
}
