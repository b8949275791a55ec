import { isMatch, matchTerms } from './matchTerms.ts'
import { type Corpus, DETAIL, type Field, makePostings, type Postings, TITLE } from './Postings.ts'
import { queryTerms, termsOf } from './searchTerms.ts'

const MEMO = 50_000
const SHORT = 80
/** More words than anybody types: what was pasted by mistake must not keep the worker busy. */
const MOST_WORDS = 24
/** So many documents may have come or gone before everything is made anew; in a large index an eighth of it. */
const BESIDE = 500
/** Scores are told apart this finely when documents are ordered. */
const GRADES = 2 ** 13

/** What a query asks for: every word must be there, or one that begins with it, or one with a slip in it. */
export interface Found {
  /** Numbers of the documents, the best first. */
  readonly documents: readonly number[]
  /** How many words were asked for. */
  readonly asked: number
  /** Does a term fit any of the words? */
  readonly fits: (term: string) => boolean
}

const nothing: Found = { documents: [], asked: 0, fits: () => false }

/**
 * An inverted index for one machine's rows: built in one pass, asked with every keystroke. Documents are numbers and scores stand in one
 * flat array. New documents stand in postings of their own, small enough to be made anew before a query; when they or those that are
 * gone become many, everything is made anew, and what nothing holds any more is forgotten.
 */
export class WordIndex {
  #numbers = new Map<string, number>()
  #spelled: string[] = []
  /** By term and field: how many documents hold it there. */
  #spread: number[] = []
  /** By document: its terms, those of the title first; null where there is none. */
  readonly #terms: (Int32Array | null)[] = []
  readonly #inTitle: number[] = []
  readonly #total: [number, number] = [0, 0]
  /** By term: when it was last counted. */
  #seenIn: number[] = []
  #visits = 0
  #alive = 0
  /** Documents that are not in the large postings. */
  readonly #fresh = new Set<number>()
  /** Gone, but in the large postings still: their numbers may not be given again yet. */
  #gone: number[] = []
  /** Documents removed since the large postings were made, fresh ones too: their terms are remembered. */
  #removed = 0
  /** Numbers to be given again. */
  #free: number[] = []
  #large: Postings | null = null
  /** Null: it must be made before the next query. */
  #small: Postings | null = null
  /** Short texts repeat (skills, cities, first names): their terms are looked up once. */
  readonly #memo = new Map<string, readonly number[]>()
  #scores = new Float64Array(0)
  #stage = new Uint8Array(0)

  get size(): number {
    return this.#alive
  }

  /** How many terms it knows: those of all documents, and for a while those of some that are gone. */
  get vocabulary(): number {
    return this.#spelled.length
  }

  /** The document's number, its own until it is removed. */
  add(title: string, details: readonly string[]): number {
    const document = this.#free.pop() ?? this.#terms.length
    const titles = this.#termsOf(title)
    this.#terms[document] = Int32Array.from([...titles, ...details.flatMap((text) => this.#termsOf(text))])
    this.#inTitle[document] = titles.length
    this.#count(document, 1)
    this.#fresh.add(document)
    this.#small = null
    return document
  }

  remove(document: number): void {
    if (!this.#terms[document]) return
    this.#count(document, -1)
    this.#terms[document] = null
    this.#removed++
    if (this.#fresh.delete(document)) {
      this.#free.push(document)
      this.#small = null
    } else this.#gone.push(document)
  }

  /** Makes it ready for the next query, which otherwise does it: a few milliseconds, or some fifty at 20,000 documents where much has changed. */
  settle(): void {
    if (this.#fresh.size + this.#removed > Math.max(BESIDE, this.#alive / 8)) this.#makeAnew()
    this.#small ??= makePostings(this.#corpus(), this.#fresh)
  }

  /** Documents that hold all words of the query, of those that are `wanted`. */
  search(query: string, wanted: (document: number) => boolean): Found {
    const words = queryTerms(query).slice(0, MOST_WORDS)
    if (words.length === 0) return nothing
    this.settle()
    const count = this.#terms.length
    if (this.#scores.length < count) {
      this.#scores = new Float64Array(count * 2)
      this.#stage = new Uint8Array(count * 2)
    }
    this.#scores.fill(0, 0, count)
    this.#stage.fill(0, 0, count)
    for (const postings of [this.#large, this.#small])
      if (postings) for (const [step, word] of words.entries()) this.#score(postings, word, step)
    const documents: number[] = []
    for (let document = 0; document < count; document++)
      if (this.#stage[document] === words.length && this.#terms[document] && wanted(document)) documents.push(document)
    const fits = (term: string) => words.some((word) => isMatch(term, word))
    return { documents: this.#bestFirst(documents), asked: words.length, fits }
  }

  /** Adds what a word's terms are worth to the documents that hold them and held all words before. */
  #score({ ordered, starts, documents, worth }: Postings, word: string, step: number): void {
    const scores = this.#scores
    const stage = this.#stage
    matchTerms(ordered, word, (at, nearness) => {
      const end = starts[at + 1]!
      for (let i = starts[at]!; i < end; i++) {
        const document = documents[i]!
        if (stage[document]! < step) continue
        stage[document] = step + 1
        scores[document]! += nearness * worth[i]!
      }
    })
  }

  /** By score, then by number. Counting how many have which grade, rather than comparing: everybody may fit. */
  #bestFirst(documents: readonly number[]): readonly number[] {
    let best = 0
    for (const document of documents) best = Math.max(best, this.#scores[document]!)
    if (best === 0) return documents
    const gradeOf = (document: number) => Math.round((1 - this.#scores[document]! / best) * (GRADES - 1))
    const starts = new Int32Array(GRADES + 1)
    for (const document of documents) starts[gradeOf(document) + 1]!++
    for (let grade = 0; grade < GRADES; grade++) starts[grade + 1]! += starts[grade]!
    const ordered = new Array<number>(documents.length)
    for (const document of documents) ordered[starts[gradeOf(document)]!++] = document
    return ordered
  }

  #corpus(): Corpus {
    const alive = Math.max(1, this.#alive)
    return {
      spelled: this.#spelled,
      terms: this.#terms,
      inTitle: this.#inTitle,
      rarity: (term, field) => this.#rarity(term, field),
      averages: [this.#total[TITLE] / alive, this.#total[DETAIL] / alive],
    }
  }

  /** What everybody has says little. */
  #rarity(term: number, field: Field): number {
    const spread = this.#spread[term * 2 + field]!
    return spread === 0 ? 0 : Math.log(1 + (Math.max(0, this.#alive - spread) + 0.5) / (spread + 0.5))
  }

  #makeAnew(): void {
    this.#forgetTerms()
    this.#free.push(...this.#gone)
    this.#gone = []
    this.#removed = 0
    this.#fresh.clear()
    this.#small = null
    const all: number[] = []
    for (const [document, terms] of this.#terms.entries()) if (terms) all.push(document)
    this.#large = makePostings(this.#corpus(), all)
  }

  /** Terms that no document holds any more go, the others get new numbers. */
  #forgetTerms(): void {
    const isHeld = (term: number) => this.#spread[term * 2]! + this.#spread[term * 2 + 1]! > 0
    const renumbered = new Int32Array(this.#spelled.length)
    const spelled: string[] = []
    const spread: number[] = []
    for (let term = 0; term < this.#spelled.length; term++) {
      if (!isHeld(term)) continue
      renumbered[term] = spelled.length
      spelled.push(this.#spelled[term]!)
      spread.push(this.#spread[term * 2]!, this.#spread[term * 2 + 1]!)
    }
    if (spelled.length === this.#spelled.length) return
    for (const terms of this.#terms) if (terms) for (const [i, term] of terms.entries()) terms[i] = renumbered[term]!
    this.#spelled = spelled
    this.#spread = spread
    this.#seenIn = spelled.map(() => -1)
    this.#numbers = new Map(spelled.map((term, number) => [term, number]))
    this.#memo.clear()
  }

  /** Notes what a document holds, or with -1 that it is going. */
  #count(document: number, by: 1 | -1): void {
    const terms = this.#terms[document]!
    const inTitle = this.#inTitle[document]!
    const seen = this.#seenIn
    // Each term once per field: a number of its own for every field of every visit.
    const visit = this.#visits
    this.#visits += 2
    for (const [i, term] of terms.entries()) {
      const field = i < inTitle ? TITLE : DETAIL
      if (seen[term] === visit + field) continue
      seen[term] = visit + field
      this.#spread[term * 2 + field]! += by
    }
    this.#total[TITLE] += by * inTitle
    this.#total[DETAIL] += by * (terms.length - inTitle)
    this.#alive += by
  }

  #termsOf(text: string): readonly number[] {
    const known = this.#memo.get(text)
    if (known) return known
    const numbers = termsOf(text).map((term) => this.#number(term))
    if (text.length <= SHORT && this.#memo.size < MEMO) this.#memo.set(text, numbers)
    return numbers
  }

  #number(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.#spelled.length
    this.#numbers.set(term, number)
    this.#spelled.push(term)
    this.#spread.push(0, 0)
    this.#seenIn.push(-1)
    return number
  }
}
