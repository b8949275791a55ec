/** P-SYNC-2: an unknown device may say so many bytes to show who it is. */
export const STRANGER_BYTES = 32 * 1024 * 1024
/** All of them together: whoever has many devices must not take this machine's memory. */
export const STRANGERS_BYTES = 64 * 1024 * 1024
/** Judging one costs as much as reading the roster. */
const JUDGED_A_MINUTE = 20
const MINUTE = 60_000
/** What a commit takes in memory besides its bytes: empty ones count too. */
const A_COMMIT = 100

/** What devices that are unknown here cost one replica, all together. */
export class Strangers {
  readonly #now: () => number
  readonly #talking = new Set<Hearsay>()
  #judged: number[] = []

  /** `now`: epoch ms. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** `tooMany`: closes the link. */
  listen(tooMany: () => void): Hearsay {
    const hearsay = new Hearsay(this, tooMany)
    this.#talking.add(hearsay)
    return hearsay
  }

  /** Of too many bytes the one goes that said most: small news get through whatever others do. */
  weigh(): void {
    const total = [...this.#talking].reduce((sum, { bytes }) => sum + bytes, 0)
    if (total <= STRANGERS_BYTES) return
    const most = [...this.#talking].reduce((a, b) => (b.bytes > a.bytes ? b : a))
    most.end()
    most.tooMany()
  }

  mayJudge(): boolean {
    const now = this.#now()
    this.#judged = this.#judged.filter((at) => at > now - MINUTE)
    return this.#judged.length < JUDGED_A_MINUTE && this.#judged.push(now) > 0
  }

  left(hearsay: Hearsay): void {
    this.#talking.delete(hearsay)
  }
}

/** What one unknown device says: kept in memory until all of it is there and shows whether the device belongs here. */
export class Hearsay {
  readonly tooMany: () => void
  readonly #strangers: Strangers
  #commits: Uint8Array[] = []
  /** In memory. */
  bytes = 0

  constructor(strangers: Strangers, tooMany: () => void) {
    this.#strangers = strangers
    this.tooMany = tooMany
  }

  get commits(): readonly Uint8Array[] {
    return this.#commits
  }

  hear(commits: readonly Uint8Array[], bytes: number): void {
    for (const commit of commits) this.#commits.push(commit)
    this.bytes += bytes + commits.length * A_COMMIT
    if (this.bytes > STRANGER_BYTES) {
      this.end()
      this.tooMany()
    } else this.#strangers.weigh()
  }

  /** Gives what was said, once: nothing of it is kept here any more. */
  end(): readonly Uint8Array[] {
    const commits = this.#commits
    this.#commits = []
    this.bytes = 0
    this.#strangers.left(this)
    return commits
  }
}
