import type { EntityId } from '../../shared/model/ids.ts'

/** Ids on their way from the search worker: each in full once, from then on by the number of its document. */
export interface ToldIds {
  /** Transferred. */
  readonly numbers: Uint32Array<ArrayBuffer>
  /** Numbers that stand for an id the other side does not know yet, or for another than before, and the ids beside them. */
  readonly news: { readonly numbers: readonly number[]; readonly ids: readonly EntityId[] }
}

/** The worker's end: 20,000 strings with every keystroke would take the window longer than the search. */
export class IdTeller {
  readonly #told: EntityId[] = []

  tell(numbers: readonly number[], idOf: (number: number) => EntityId): ToldIds {
    const news: number[] = []
    for (const number of numbers) {
      const id = idOf(number)
      if (this.#told[number] === id) continue
      this.#told[number] = id
      news.push(number)
    }
    return { numbers: new Uint32Array(numbers), news: { numbers: news, ids: news.map(idOf) } }
  }
}

/** The window's end. What was told is heard in the same order. */
export class IdListener {
  readonly #known: EntityId[] = []

  hear({ numbers, news }: ToldIds): EntityId[] {
    for (const [i, number] of news.numbers.entries()) this.#known[number] = news.ids[i]!
    return Array.from(numbers, (number) => this.#known[number]!)
  }
}
