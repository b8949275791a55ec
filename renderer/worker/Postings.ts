import { type OrderedTerms, orderTerms, sharing } from '../../shared/queries/search/matchTerms.ts'

/** Which part of a document a word stands in: what it is called, what is known of it in a word or two, what is told. */
export const NAME = 0
export const FACT = 1
export const TEXT = 2
export type Field = typeof NAME | typeof FACT | typeof TEXT
export const fields: readonly Field[] = [NAME, FACT, TEXT]

/**
 * So far apart that who is called so stands before who can do so, and she before whose text mentions it, however long the texts. How rare
 * a word is does not count: all words must be there, and a rare name that begins with what was typed would stand before that name.
 */
const BOOST = [6.5, 2.5, 1] as const
/** Of Okapi BM25+: how soon a repeated word counts no more, how much a long text is held against it, and the least a match is worth. */
const K = 1.2
const B = 0.7
const LEAST = 1.5
/** A word that stands in a text more often counts no more. */
const OFTEN = 255

/** What postings are made from. Terms and documents are numbers, each below the length of its list. */
export interface Corpus {
  readonly spelled: readonly string[]
  /** By term: how it sounds; '' where that is of no use. */
  readonly sounds: readonly string[]
  /** By document: its terms, field by field; null where it is gone. */
  readonly terms: readonly (Int32Array | null)[]
  /** By field: by document: where the field's terms end. */
  readonly ends: readonly (readonly number[])[]
  /** Terms of an average document, by field. */
  readonly averages: readonly number[]
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
  /** Sounds in order, and by place in that order where its terms begin in `ofSound`, which holds places in `ordered`. */
  readonly sounds: OrderedTerms
  readonly soundStarts: Int32Array
  readonly ofSound: Int32Array
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
  const times = fields.map(() => new Uint8Array(size))
  seenIn.fill(-1)
  for (const document of chosen) {
    const terms = corpus.terms[document]!
    let field: Field = NAME
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      while (i >= corpus.ends[field]![document]!) field++
      if (seenIn[term] !== document) {
        seenIn[term] = document
        inDocument[next[term]!++] = document
      }
      const count = times[field]!
      const at = next[term]! - 1
      if (count[at]! < OFTEN) count[at]!++
    }
  }

  const worth = new Float32Array(size)
  for (const field of fields) {
    const heldAgainst = lengthsHeldAgainst(corpus, field)
    const count = times[field]!
    for (let i = 0; i < size; i++)
      if (count[i]! > 0) worth[i]! += BOOST[field] * saturated(count[i]!, heldAgainst[inDocument[i]!]!)
  }
  return { ordered, starts, documents: inDocument, worth, ...bySound(numbers.map((term) => corpus.sounds[term]!)) }
}

/** By how they sound: `sounds` are those of terms in order. */
const bySound = (sounds: readonly string[]): Pick<Postings, 'sounds' | 'soundStarts' | 'ofSound'> => {
  const places = new Map<string, number[]>()
  for (const [at, sound] of sounds.entries()) {
    if (sound === '') continue
    const known = places.get(sound)
    if (known) known.push(at)
    else places.set(sound, [at])
  }
  const ordered = orderTerms([...places.keys()])
  const soundStarts = new Int32Array(ordered.terms.length + 1)
  const ofSound: number[] = []
  for (const [at, sound] of ordered.terms.entries()) {
    ofSound.push(...places.get(sound)!)
    soundStarts[at + 1] = ofSound.length
  }
  return { sounds: ordered, soundStarts, ofSound: Int32Array.from(ofSound) }
}

const saturated = (times: number, heldAgainst: number): number => LEAST + (times * (K + 1)) / (times + heldAgainst)

/** By document: K of BM25, more where the text is longer than others. */
const lengthsHeldAgainst = ({ terms, ends, averages }: Corpus, field: Field): Float64Array => {
  const average = Math.max(1, averages[field]!)
  const out = new Float64Array(terms.length)
  for (let document = 0; document < out.length; document++) {
    const length = lengthOf(ends, document, field)
    out[document] = K * (1 - B + (B * length) / average)
  }
  return out
}

/** How many terms a document has in a field. */
export const lengthOf = (ends: Corpus['ends'], document: number, field: Field): number =>
  (ends[field]![document] ?? 0) - (field === NAME ? 0 : (ends[field - 1]![document] ?? 0))
