import { type Ask, type AskedWord, askedOf } from '../../shared/queries/search/asked.ts'
import { matchTerms } from '../../shared/queries/search/matchTerms.ts'
import { digitsOf } from '../../shared/queries/search/phoneDigits.ts'
import { soundOfTerm, termsOf } from '../../shared/queries/search/searchTerms.ts'
import { type Corpus, fields, lengthOf, makePostings, type Postings } from './Postings.ts'

const MEMO = 50_000
const SHORT = 80
/** So many documents may have come or gone before everything is made anew; in a large index an eighth of it. */
const BESIDE = 500
/** Scores are told apart this finely when documents are ordered. */
const GRADES = 2 ** 13

/** What is as it sounds is worth so much of what is as it is written. */
const SOUND = 0.85
/** What a part of a phone number is worth: nobody types four digits of one by chance. */
const NUMBER = 20

/** What of a document is searched, and how it counts: `Postings.ts` says which is worth how much. */
export interface DocumentText {
  readonly names: readonly string[]
  readonly facts: readonly string[]
  readonly texts: readonly string[]
  /** Phone numbers: parts of them are found, of four digits and more. */
  readonly numbers: readonly string[]
}

/**
 * An inverted index for one machine's rows: built in one pass, asked with every keystroke. Documents are numbers and scores stand in one
 * flat array. New documents stand in postings of their own, small enough to be made anew before a query; when they or those that are
 * gone become many, everything is made anew, and what nothing holds any more is forgotten.
 */
export class WordIndex {
  #numbers = new Map<string, number>()
  #spelled: string[] = []
  /** By term: how it sounds. */
  #sounds: string[] = []
  /** By term: how many documents hold it. */
  #spread: number[] = []
  /** By document: its terms, field by field; null where there is none. */
  readonly #terms: (Int32Array | null)[] = []
  /** By field: by document: where the field's terms end. */
  readonly #ends: number[][] = fields.map(() => [])
  /** By field: how many terms there are. */
  readonly #total: number[] = fields.map(() => 0)
  /** By document: digits of its phone numbers, one number a line. */
  readonly #digits: string[] = []
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
  /** By place of a term: how near it is to the word that is being looked for. Zeros but while one is. */
  #nearness = new Float32Array(0)

  get size(): number {
    return this.#alive
  }

  /** How many terms it knows: those of all documents, and for a while those of some that are gone. */
  get vocabulary(): number {
    return this.#spelled.length
  }

  /** The document's number, its own until it is removed. */
  add({ names, facts, texts, numbers }: DocumentText): number {
    const document = this.#free.pop() ?? this.#terms.length
    const terms: number[] = []
    for (const [field, lines] of [names, facts, texts].entries()) {
      for (const line of lines) for (const term of this.#termsOf(line)) terms.push(term)
      this.#ends[field]![document] = terms.length
    }
    this.#terms[document] = Int32Array.from(terms)
    this.#digits[document] = numbers.map(digitsOf).filter(Boolean).join('\n')
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

  /**
   * Numbers of the documents that hold all of the query, of those that are `wanted`, the best first: every word must be there, or one
   * that begins with it or sounds like it, or one with a slip in it.
   */
  search(query: string, wanted: (document: number) => boolean): readonly number[] {
    const asked = askedOf(query)
    if (asked.length === 0) return []
    this.settle()
    const count = this.#terms.length
    if (this.#scores.length < count) {
      this.#scores = new Float64Array(count * 2)
      this.#stage = new Uint8Array(count * 2)
    }
    this.#scores.fill(0, 0, count)
    this.#stage.fill(0, 0, count)
    let step = 0
    for (const ask of asked) step = this.#find(ask, step)
    const documents: number[] = []
    for (let document = 0; document < count; document++)
      if (this.#stage[document] === step && this.#terms[document] && wanted(document)) documents.push(document)
    return this.#bestFirst(documents)
  }

  /** Gives the step after: of the documents that have come to this one, those come to that which hold what is asked for. */
  #find({ words, digits }: Ask, step: number): number {
    const called = digits.length === 0 ? [] : this.#called(digits, step)
    for (const [i, word] of words.entries())
      for (const postings of [this.#large, this.#small]) if (postings) this.#score(postings, word, step + i)
    const next = step + words.length
    for (const document of called) {
      this.#stage[document] = next
      this.#scores[document]! += NUMBER
    }
    return next
  }

  /** Documents that have come so far, with one of these among the digits of their numbers. */
  #called(digits: readonly string[], step: number): readonly number[] {
    const out: number[] = []
    for (let document = 0; document < this.#terms.length; document++) {
      if (this.#stage[document] !== step || !this.#terms[document]) continue
      const own = this.#digits[document]!
      if (own !== '' && digits.some((part) => own.includes(part))) out.push(document)
    }
    return out
  }

  /** Adds what a word's terms are worth to the documents that hold them and held all words before. */
  #score({ ordered, starts, documents, worth, ...by }: Postings, { term, sound }: AskedWord, step: number): void {
    if (this.#nearness.length < ordered.terms.length) this.#nearness = new Float32Array(ordered.terms.length * 2)
    const scores = this.#scores
    const stage = this.#stage
    const nearness = this.#nearness
    // A term may be near by its letters and by its sound: the nearer of both counts.
    const near: number[] = []
    const note = (at: number, is: number) => {
      if (nearness[at] === 0) near.push(at)
      if (nearness[at]! < is) nearness[at] = is
    }
    matchTerms(ordered, term, note)
    if (sound !== '')
      matchTerms(by.sounds, sound, (at, is) => {
        for (let i = by.soundStarts[at]!; i < by.soundStarts[at + 1]!; i++) note(by.ofSound[i]!, is * SOUND)
      })
    for (const at of near) {
      const is = nearness[at]!
      nearness[at] = 0
      const end = starts[at + 1]!
      for (let i = starts[at]!; i < end; i++) {
        const document = documents[i]!
        if (stage[document]! < step) continue
        stage[document] = step + 1
        scores[document]! += is * worth[i]!
      }
    }
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
      sounds: this.#sounds,
      terms: this.#terms,
      ends: this.#ends,
      averages: this.#total.map((terms) => terms / alive),
    }
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
    const renumbered = new Int32Array(this.#spelled.length)
    const spelled: string[] = []
    const sounds: string[] = []
    const spread: number[] = []
    for (let term = 0; term < this.#spelled.length; term++) {
      if (this.#spread[term] === 0) continue
      renumbered[term] = spelled.length
      spelled.push(this.#spelled[term]!)
      sounds.push(this.#sounds[term]!)
      spread.push(this.#spread[term]!)
    }
    if (spelled.length === this.#spelled.length) return
    for (const terms of this.#terms) if (terms) for (const [i, term] of terms.entries()) terms[i] = renumbered[term]!
    this.#spelled = spelled
    this.#sounds = sounds
    this.#spread = spread
    this.#seenIn = spelled.map(() => -1)
    this.#numbers = new Map(spelled.map((term, number) => [term, number]))
    this.#memo.clear()
  }

  /** Notes what a document holds, or with -1 that it is going. */
  #count(document: number, by: 1 | -1): void {
    const terms = this.#terms[document]!
    // Each term once, however often it stands there.
    const visit = this.#visits++
    for (const term of terms) {
      if (this.#seenIn[term] === visit) continue
      this.#seenIn[term] = visit
      this.#spread[term]! += by
    }
    for (const field of fields) this.#total[field]! += by * lengthOf(this.#ends, document, field)
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
    this.#sounds.push(soundOfTerm(term))
    this.#spread.push(0)
    this.#seenIn.push(-1)
    return number
  }
}
