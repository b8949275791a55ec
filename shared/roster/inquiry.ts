import type { CommitId } from '../model/ids.ts'

/** A yes-or-no question about a commit that may ask the same of other commits: it yields their ids and is given the answers. */
export type Inquiry = Generator<CommitId, boolean, boolean>

/**
 * Answers inquiries on an explicit stack, so that a chain of 20,000 grants does not overflow the engine's, and remembers them.
 * A question that comes back to itself is answered no; `cycles` counts those (P-ROSTER-2 says there are none in standing).
 */
export class Answers {
  readonly #known = new Map<CommitId, boolean>()
  /** Those known with the answer no: few, and the only ones that a new statement can turn. */
  readonly #noes = new Set<CommitId>()
  readonly #busy = new Set<CommitId>()
  readonly #inquire: (id: CommitId) => Inquiry
  cycles = 0

  constructor(inquire: (id: CommitId) => Inquiry) {
    this.#inquire = inquire
  }

  /** Everything, or the answers about these. */
  forget(ids?: Iterable<CommitId>): void {
    if (!ids) {
      this.#known.clear()
      this.#noes.clear()
      return
    }
    for (const id of ids) {
      this.#known.delete(id)
      this.#noes.delete(id)
    }
  }

  forgetNo(): void {
    for (const id of this.#noes) this.#known.delete(id)
    this.#noes.clear()
  }

  of(id: CommitId): boolean {
    return this.#known.get(id) ?? this.#settle(this.#inquire(id), id)
  }

  /** Runs a question that is not about a stored commit; its own answer is not remembered. */
  settle(inquiry: Inquiry): boolean {
    return this.#settle(inquiry, null)
  }

  #settle(first: Inquiry, about: CommitId | null): boolean {
    const stack: { about: CommitId | null; inquiry: Inquiry }[] = []
    const open = (inquiry: Inquiry, id: CommitId | null) => {
      stack.push({ about: id, inquiry })
      if (id !== null) this.#busy.add(id)
      return inquiry.next()
    }
    let step = open(first, about)
    for (;;) {
      const top = stack[stack.length - 1]!
      if (!step.done) {
        const wanted = step.value
        const known = this.#known.get(wanted)
        if (known !== undefined) step = top.inquiry.next(known)
        else if (this.#busy.has(wanted)) {
          this.cycles++
          step = top.inquiry.next(false)
        } else step = open(this.#inquire(wanted), wanted)
        continue
      }
      stack.pop()
      if (top.about !== null) {
        this.#busy.delete(top.about)
        this.#known.set(top.about, step.value)
        if (!step.value) this.#noes.add(top.about)
      }
      const below = stack[stack.length - 1]
      if (!below) return step.value
      step = below.inquiry.next(step.value)
    }
  }
}
