/** What y-webrtc's peers say to each other through a hub, after opening. */
export type Signal =
  | { readonly type: 'announce'; readonly from: string }
  | { readonly type: 'signal'; readonly from: string; readonly kind: 'offer' | 'answer' | 'candidate' }

/** pass: y-webrtc may act on it. invite: answer with our own announcement, to this peer only. restart: forget the old attempt, then pass. hold: until its offer comes. */
export type Verdict = 'pass' | 'drop' | 'invite' | 'restart' | 'hold'

/** What the room knows about a peer that speaks up. */
export interface KnownPeer {
  /** y-webrtc holds a connection to it. */
  readonly connecting: boolean
  /** Its link was closed by our side a while ago: not now. */
  readonly refused: boolean
  /** A relayed link serves it; a direct one is tried again only now and then. */
  readonly resting: boolean
}

const NEWCOMERS = 60
const NEWCOMERS_PER_SECOND = 4
/** y-webrtc opens messages a second time, later: until then an admitted peer is not among its connections yet. */
const ADMITTED_FOR = 2_000

/**
 * Stands between hub and y-webrtc, which would open a connection for every offer and every stray candidate, without limit,
 * and which lets two peers that start together answer each other's offers at the same time (measured: 8 of 60 stuck).
 * Here the smaller id always offers, the larger only invites; and connections, half-open ones too, are bounded (Case 25).
 */
export class Gate {
  readonly #self: string
  readonly #max: number
  readonly #admitted = new Map<string, number>()
  #tokens = NEWCOMERS
  #at: number

  constructor(self: string, max: number, now: number) {
    this.#self = self
    this.#max = max
    this.#at = now
  }

  judge(signal: Signal, peer: KnownPeer, connections: number, now: number): Verdict {
    for (const [id, until] of this.#admitted) if (until < now) this.#admitted.delete(id)
    if (signal.from === this.#self || peer.refused) return 'drop'
    const here = peer.connecting || this.#admitted.has(signal.from)
    if (signal.type === 'announce') {
      if (here || peer.resting) return 'drop'
      if (!this.#newcomer(connections, now)) return 'drop'
      if (signal.from < this.#self) return 'invite'
      return this.#admit(signal.from, now)
    }
    switch (signal.kind) {
      case 'offer':
        // The larger id never offers, so two offers cannot cross.
        if (signal.from > this.#self) return 'drop'
        // No track is ever added, so a second offer is not a renegotiation but a new attempt: over there the old one is dead.
        if (peer.connecting) return this.#spend(now) ? 'restart' : 'drop'
        return !here && this.#newcomer(connections, now) ? this.#admit(signal.from, now) : 'drop'
      case 'answer':
        // An answer nobody waits for makes y-webrtc throw.
        return peer.connecting && signal.from > this.#self ? 'pass' : 'drop'
      case 'candidate':
        // A stray candidate would make y-webrtc open a connection that has no offer.
        if (here) return 'pass'
        return signal.from < this.#self ? 'hold' : 'drop'
    }
  }

  /** y-webrtc has made the connection. */
  arrived(id: string): void {
    this.#admitted.delete(id)
  }

  #admit(id: string, now: number): Verdict {
    this.#admitted.set(id, now + ADMITTED_FOR)
    return 'pass'
  }

  #newcomer(connections: number, now: number): boolean {
    return connections + this.#admitted.size < this.#max && this.#spend(now)
  }

  #spend(now: number): boolean {
    this.#tokens = Math.min(NEWCOMERS, this.#tokens + ((now - this.#at) * NEWCOMERS_PER_SECOND) / 1000)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 64

/** Reads an opened message meant for us; null for anything else, also for what only media would need. */
export const readSignal = (value: unknown, self: string): Signal | null => {
  if (typeof value !== 'object' || value === null) return null
  const { type, from, to, signal } = value as Record<string, unknown>
  if (!isId(from) || (to !== undefined && to !== self)) return null
  if (type === 'announce') return { type, from }
  if (type !== 'signal' || to !== self || typeof signal !== 'object' || signal === null) return null
  const { type: kind, sdp, candidate } = signal as Record<string, unknown>
  if (kind === 'offer' || kind === 'answer') return typeof sdp === 'string' ? { type, from, kind } : null
  return kind === 'candidate' && typeof candidate === 'object' && candidate !== null && sdp === undefined
    ? { type, from, kind }
    : null
}
