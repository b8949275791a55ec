import type { HubLimits } from './limits.ts'

/**
 * `new`: wants nothing yet. `alone`: listens where nobody else does, waits for the other end of a pipe. `met`: is in use by two;
 * nobody makes room for others by losing that.
 */
export type Standing = 'new' | 'alone' | 'met'

export interface Guest {
  standing(): Standing
  /** Ends the connection at once. */
  leave(): void
}

interface Entry {
  readonly key: string
  readonly guest: Guest
  readonly since: number
  readonly turn: number
}

/** Milliseconds in which nobody is asked to make room. A window says what it wants at once; who is put out comes again by itself. */
const GRACE = { new: 300, alone: 2_000 } as const
/** Turns of the lines in which nobody is asked: on a busy machine what a window said may lie unread for longer than any time. */
const HEARD = 6

/** Who is in, counted by key (an address and a kind of connection). When it is full, who does nothing makes room. */
export class Guests {
  readonly #limits: HubLimits
  /** In order of entering. */
  readonly #byKey = new Map<string, Set<Entry>>()
  #total = 0
  #turn = 0

  constructor(limits: HubLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#total
  }

  /** Whether one more may enter; somebody else may have had to leave for it. */
  makeRoom(key: string, turn: number): boolean {
    this.#turn = turn
    const here = this.#byKey.get(key)
    const isFullHere = (here?.size ?? 0) >= this.#limits.connectionsPerAddress
    if (!isFullHere && this.#total < this.#limits.connections) return true
    const entry = this.#leastMissed(isFullHere ? here : this.#largest())
    if (!entry) return false
    this.#remove(entry)
    entry.guest.leave()
    return true
  }

  /** Returns what must be called when the guest is gone; calling it twice counts once. Says for how many milliseconds it was here. */
  enter(key: string, guest: Guest): () => number {
    const entry: Entry = { key, guest, since: performance.now(), turn: this.#turn }
    const here = this.#byKey.get(key) ?? new Set()
    this.#byKey.set(key, here.add(entry))
    this.#total++
    return () => {
      this.#remove(entry)
      return performance.now() - entry.since
    }
  }

  #remove(entry: Entry): void {
    const here = this.#byKey.get(entry.key)
    if (!here?.delete(entry)) return
    this.#total--
    if (here.size === 0) this.#byKey.delete(entry.key)
  }

  #largest(): Set<Entry> | undefined {
    let largest: Set<Entry> | undefined
    for (const each of this.#byKey.values()) if (each.size > (largest?.size ?? 0)) largest = each
    return largest
  }

  /** Whoever wants nothing, the oldest first; then, by lot, who has found nobody for long. */
  #leastMissed(among: ReadonlySet<Entry> = new Set()): Entry | undefined {
    const now = performance.now()
    const alone: Entry[] = []
    for (const entry of among) {
      const standing = entry.guest.standing()
      if (standing === 'met' || now - entry.since < GRACE[standing] || this.#turn - entry.turn < HEARD) continue
      if (standing === 'new') return entry
      alone.push(entry)
    }
    return alone[Math.floor(Math.random() * alone.length)]
  }
}
