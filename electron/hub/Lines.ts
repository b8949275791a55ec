import type { HubLimits } from './limits.ts'
import { TokenBucket } from './TokenBucket.ts'

/** Somebody at the door. One of the two is called, once. */
export interface Waiting {
  admit(): void
  /** It has waited in vain, or too many wait. */
  refuse(): void
}

interface Place extends Waiting {
  /** Milliseconds on the clock of `performance.now()`. */
  readonly due: number
  readonly until: number
}

interface Line {
  readonly places: Place[]
  readonly rate: TokenBucket
  /** Comings and goings of late. */
  churn: number
  at: number
}

const TICK = 10
/** Handshakes of one turn: about 10 ms of work, then those who are in have their say. */
const ADMITS_PER_TICK = 32
/** A street of honest windows may come and go at this rate without waiting for it. */
const CHURN_PER_SECOND = 20
const CHURN_FREE = 40
const DELAY_PER_CHURN = 5
/** Where the addresses beyond all counting stand. */
const EVERYBODY_ELSE = ''

/**
 * Lines before the door, one per key (an address and a kind of connection), served in turn. Nobody in a line can be told from the others in it:
 * a program that connects all the time looks like a window that has just been opened. So nobody is refused for what others
 * do, the whole line is slowed down: who connects again and again is held up each time, who wants to stay is held up once.
 */
export class Lines {
  readonly #limits: HubLimits
  readonly #hasRoom: (key: string, turn: number) => boolean
  readonly #lines = new Map<string, Line>()
  #waiting = 0
  #timer: NodeJS.Timeout | undefined
  #turn = 0
  #isClosed = false

  /** `hasRoom`: one more with this key may enter now; it is asked before each admission. Between two turns everybody who is in is heard. */
  constructor(limits: HubLimits, hasRoom: (key: string, turn: number) => boolean) {
    this.#limits = limits
    this.#hasRoom = hasRoom
  }

  get waiting(): number {
    return this.#waiting
  }

  join(key: string, who: Waiting): void {
    if (this.#isClosed) {
      who.refuse()
      return
    }
    const now = performance.now()
    const line = this.#line(key, now)
    const { waiting, waitingPerAddress, waitLongest } = this.#limits
    const due = now + this.#delay(line, now)
    line.places.push({ due, until: due + waitLongest, admit: () => who.admit(), refuse: () => who.refuse() })
    this.#waiting++
    if (line.places.length > waitingPerAddress) this.#dropFrom(line)
    else if (this.#waiting > waiting) this.#dropFrom(this.#longest())
    if (this.#timer === undefined) this.#serve()
  }

  /** Somebody with this key left soon after entering, or was put out: `weight` of them. */
  churned(key: string, weight: number): void {
    const now = performance.now()
    const line = this.#line(key, now)
    this.#delay(line, now)
    line.churn += weight
  }

  /** Lines of addresses that have been quiet long enough to start afresh anyway. */
  forgetIdle(): void {
    const now = performance.now()
    for (const [key, line] of this.#lines) {
      this.#delay(line, now)
      if (line.places.length === 0 && line.churn === 0 && line.rate.full(now)) this.#lines.delete(key)
    }
  }

  /** Whoever waits, and whoever still comes, is turned away. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    for (const { places } of this.#lines.values()) for (const place of places.splice(0)) place.refuse()
    this.#waiting = 0
  }

  #line(key: string, now: number): Line {
    const known = this.#lines.get(key)
    if (known) return known
    // One machine may have more addresses than we have memory.
    if (this.#lines.size >= 4 * this.#limits.connections && key !== EVERYBODY_ELSE)
      return this.#line(EVERYBODY_ELSE, now)
    const { connectBurst, connectsPerSecond } = this.#limits
    const line: Line = { places: [], rate: new TokenBucket(connectBurst, connectsPerSecond, now), churn: 0, at: now }
    this.#lines.set(key, line)
    return line
  }

  #delay(line: Line, now: number): number {
    line.churn = Math.max(0, line.churn - ((now - line.at) / 1000) * CHURN_PER_SECOND)
    line.at = now
    // What has been counted for one flood is forgotten soon after it.
    line.churn = Math.min(line.churn, CHURN_FREE + this.#limits.churnDelay / DELAY_PER_CHURN)
    return Math.max(0, line.churn - CHURN_FREE) * DELAY_PER_CHURN
  }

  #longest(): Line {
    return [...this.#lines.values()].reduce((a, b) => (b.places.length > a.places.length ? b : a))
  }

  /** By lot, so that no arrival pattern can keep a certain one out. */
  #dropFrom(line: Line): void {
    const [dropped] = line.places.splice(Math.floor(Math.random() * line.places.length), 1)
    this.#waiting--
    dropped?.refuse()
  }

  #serve(): void {
    this.#timer = undefined
    this.#turn++
    const now = performance.now()
    let admitted = 0
    // A line that was served goes to the end, and is met again there: so all move on at the same pace.
    for (const [key, line] of this.#lines) {
      if (admitted === ADMITS_PER_TICK) break
      if (!this.#serveOne(key, line, now)) continue
      admitted++
      this.#lines.delete(key)
      this.#lines.set(key, line)
    }
    if (this.#waiting > 0) this.#timer = setTimeout(() => this.#serve(), TICK)
  }

  #serveOne(key: string, line: Line, now: number): boolean {
    const { places, rate } = line
    while (places[0] && places[0].until <= now) {
      this.#waiting--
      places.shift()?.refuse()
    }
    const next = places[0]
    if (!next || next.due > now || !rate.ready(now) || !this.#hasRoom(key, this.#turn)) return false
    rate.take(now)
    this.#waiting--
    places.shift()
    next.admit()
    return true
  }
}
