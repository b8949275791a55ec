import { foldText } from '../../shared/lib/foldText.ts'
import { matchTerms, type OrderedTerms, orderTerms } from './matchTerms.ts'

/** Which part of a document a word stands in. */
const TITLE = 0
const DETAIL = 1
const BOOST = [4, 1] as const
/** Okapi BM25+: how soon a repeated word counts no more, how much a long text is held against it, and the least a match is worth. */
const K = 1.2
const B = 0.7
const LEAST = 0.5
/** A posting is one number: document, field and how often, up to 15 times. */
const OFTEN = 16
const MEMO = 50_000
const SHORT = 80
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

const termsOf = (text: string): string[] =>
  (ascii.test(text) ? text.toLowerCase().split(asciiSeparator) : wordsOf(text).flatMap(indexTerms)).filter(Boolean)

/** What a query asks for: every word must be there, or one that begins with it, or one with a slip in it. */
export interface Found {
  /** Numbers of the documents, the best first. */
  readonly documents: readonly number[]
  /** How many words were asked for. */
  readonly asked: number
  /** Does a term fit any of the words? */
  readonly fits: (term: string) => boolean
}

interface Order extends OrderedTerms {
  readonly numbers: Int32Array
}

/**
 * An inverted index for one machine's rows: built in one pass, asked with every keystroke. Documents are numbers and scores stand in one
 * flat array, so that a letter that fits everybody costs a walk over an array instead of a map of objects for each.
 */
export class WordIndex {
  readonly #terms = new Map<string, number>()
  readonly #spelled: string[] = []
  /** By term. */
  readonly #postings: number[][] = []
  /** By term and field: how many documents hold it there. */
  readonly #spread: number[] = []
  /** By document and field: how many terms. Negative: the document is gone. */
  readonly #lengths: number[] = []
  readonly #total = [0, 0]
  /** The terms in order, and their numbers. Null: there are new ones. */
  #order: Order | null = null
  /** Short texts repeat (skills, cities, first names): their terms are looked up once. */
  readonly #memo = new Map<string, readonly number[]>()
  #alive = 0
  #scores = new Float64Array(0)
  #stage = new Int32Array(0)

  get size(): number {
    return this.#alive
  }

  /** The document's number; numbers are given in order and never again. */
  add(title: string, details: readonly string[]): number {
    const document = this.#lengths.length / 2
    const inTitle = this.#post(document, TITLE, this.#numbers(title))
    let inDetails = 0
    for (const text of details) inDetails += this.#post(document, DETAIL, this.#numbers(text))
    this.#lengths.push(inTitle, inDetails)
    this.#total[TITLE]! += inTitle
    this.#total[DETAIL]! += inDetails
    this.#alive++
    return document
  }

  /** Its postings stay, and are passed over. */
  remove(document: number): void {
    const at = document * 2
    if (!(this.#lengths[at]! >= 0)) return
    this.#total[TITLE]! -= this.#lengths[at]!
    this.#total[DETAIL]! -= this.#lengths[at + 1]!
    this.#lengths[at] = -1
    this.#alive--
  }

  /** Documents that hold all words of the query, of those that are `wanted`. */
  search(query: string, wanted: (document: number) => boolean): Found {
    const words = [...new Set(wordsOf(query).map(foldText).filter(Boolean))]
    if (words.length === 0) return { documents: [], asked: 0, fits: () => false }
    const count = this.#lengths.length / 2
    if (this.#scores.length < count) {
      this.#scores = new Float64Array(count * 2)
      this.#stage = new Int32Array(count * 2)
    }
    this.#scores.fill(0, 0, count)
    this.#stage.fill(0, 0, count)
    const order = this.#inOrder()
    const fitting = new Uint8Array(order.numbers.length)
    for (const [step, word] of words.entries())
      matchTerms(order, word, (at, worth) => {
        const number = order.numbers[at]!
        fitting[number] = 1
        this.#score(number, worth, step)
      })
    const documents: number[] = []
    for (let document = 0; document < count; document++)
      if (this.#stage[document] === words.length && this.#lengths[document * 2]! >= 0 && wanted(document))
        documents.push(document)
    const fits = (term: string) => fitting[this.#terms.get(term) ?? -1] === 1
    return { documents: this.#bestFirst(documents), asked: words.length, fits }
  }

  /** Adds what a term is worth to the documents that hold it and held all words before. */
  #score(number: number, worth: number, step: number): void {
    const titleWorth = worth * BOOST[TITLE] * this.#rarity(number * 2 + TITLE)
    const detailWorth = worth * BOOST[DETAIL] * this.#rarity(number * 2 + DETAIL)
    const alive = Math.max(1, this.#alive)
    const titleAverage = Math.max(1, this.#total[TITLE]!) / alive
    const detailAverage = Math.max(1, this.#total[DETAIL]!) / alive
    const scores = this.#scores
    const stage = this.#stage
    for (const posting of this.#postings[number]!) {
      const times = posting % OFTEN
      const place = (posting - times) / OFTEN
      const document = place >> 1
      if (stage[document]! < step) continue
      stage[document] = step + 1
      const inTitle = (place & 1) === TITLE
      const relative = this.#lengths[place]! / (inTitle ? titleAverage : detailAverage)
      scores[document]! +=
        (inTitle ? titleWorth : detailWorth) * (LEAST + (times * (K + 1)) / (times + K * (1 - B + B * relative)))
    }
  }

  /** What everybody has says little. */
  #rarity(spreadAt: number): number {
    const spread = this.#spread[spreadAt]!
    return spread === 0 ? 0 : Math.log(1 + (Math.max(0, this.#alive - spread) + 0.5) / (spread + 0.5))
  }

  /** By score, then in the order in which they were added. Plain numbers in a typed array are sorted several times faster than by a function. */
  #bestFirst(documents: readonly number[]): readonly number[] {
    let best = 0
    for (const document of documents) best = Math.max(best, this.#scores[document]!)
    if (best === 0) return documents
    const STEPS = 2 ** 24
    const ROOM = 2 ** 28
    const keys = new Float64Array(documents.length)
    for (const [i, document] of documents.entries())
      keys[i] = Math.round((1 - this.#scores[document]! / best) * STEPS) * ROOM + document
    keys.sort()
    return Array.from(keys, (key) => key % ROOM)
  }

  #inOrder(): Order {
    if (!this.#order) {
      const ordered = orderTerms(this.#spelled)
      this.#order = { ...ordered, numbers: Int32Array.from(ordered.terms, (term) => this.#terms.get(term)!) }
    }
    return this.#order
  }

  #numbers(text: string): readonly number[] {
    const known = this.#memo.get(text)
    if (known) return known
    const numbers = termsOf(text).map((term) => this.#number(term))
    if (text.length <= SHORT && this.#memo.size < MEMO) this.#memo.set(text, numbers)
    return numbers
  }

  #number(term: string): number {
    const known = this.#terms.get(term)
    if (known !== undefined) return known
    const number = this.#spelled.length
    this.#terms.set(term, number)
    this.#spelled.push(term)
    this.#postings.push([])
    this.#spread.push(0, 0)
    this.#order = null
    return number
  }

  #post(document: number, field: number, numbers: readonly number[]): number {
    const place = document * 2 + field
    for (const number of numbers) {
      const postings = this.#postings[number]!
      const last = postings.length === 0 ? -1 : postings[postings.length - 1]!
      if (last >= place * OFTEN) {
        if (last % OFTEN < OFTEN - 1) postings[postings.length - 1] = last + 1
      } else {
        postings.push(place * OFTEN + 1)
        this.#spread[number * 2 + field]!++
      }
    }
    return numbers.length
  }
}
