import { addressGroup } from './addressGroup.ts'
import { type Guest, Guests } from './Guests.ts'
import { Lines } from './Lines.ts'
import type { HubLimits } from './limits.ts'

export type Refusal = '403 Forbidden' | '404 Not Found' | '429 Too Many Requests'

export interface Visitor {
  readonly address: string
  /** Signalling and pipes stand in lines of their own: a storm of one does not hold up the other. */
  readonly kind: 'signalling' | 'pipe'
  /** The connection begins. `entered` must be called with whoever it has become. */
  admit(enter: (guest: Guest) => Leave): void
  refuse(why: Refusal): void
}

/** To be called when the connection ends; `rude`: it was ended for what it sent. */
export type Leave = (rude?: boolean) => void

/** Who goes again sooner than this came for nothing. */
const STAYED = 1_000
const RUDE = 5

/**
 * Decides before the WebSocket handshake who may connect. Origin and path are checked at once; then everybody waits for a turn, fair between
 * addresses (`Lines`), and where it is full, whoever does nothing makes room (`Guests`). No flood keeps anybody out who goes on asking.
 */
export class Doorman {
  readonly #mayCome: (origin: string | undefined) => boolean
  readonly #guests: Guests
  readonly #lines: Lines

  /** `mayCome`: by the request's `Origin`; browsers always send one, and pages cannot forge it. */
  constructor(mayCome: (origin: string | undefined) => boolean, limits: HubLimits) {
    this.#mayCome = mayCome
    this.#guests = new Guests(limits)
    this.#lines = new Lines(limits, (key, turn) => this.#guests.makeRoom(key, turn))
  }

  /** Those at the door and those in, for the log and for tests. */
  get count(): { readonly waiting: number; readonly inside: number } {
    return { waiting: this.#lines.waiting, inside: this.#guests.size }
  }

  ask(origin: string | undefined, isKnownPath: boolean, visitor: Visitor): void {
    if (!this.#mayCome(origin)) visitor.refuse('403 Forbidden')
    else if (!isKnownPath) visitor.refuse('404 Not Found')
    else this.#wait(visitor)
  }

  forgetIdle(): void {
    this.#lines.forgetIdle()
  }

  close(): void {
    this.#lines.close()
  }

  #wait(visitor: Visitor): void {
    const key = `${visitor.kind} ${addressGroup(visitor.address)}`
    this.#lines.join(key, {
      admit: () => visitor.admit((guest) => this.#enter(key, guest)),
      refuse: () => visitor.refuse('429 Too Many Requests'),
    })
  }

  #enter(key: string, guest: Guest): Leave {
    const gone = this.#guests.enter(key, guest)
    let isHere = true
    return (rude = false) => {
      if (!isHere) return
      isHere = false
      if (gone() < STAYED || rude) this.#lines.churned(key, rude ? RUDE : 1)
    }
  }
}
