import type { Link } from '../../shared/sync/link.ts'
import type { KnownPeer } from './Gate.ts'
import type { MeshConnection } from './MeshConnection.ts'

/** The part of a connection that matters here. */
export type Attempt = Pick<MeshConnection, 'onproven' | 'onrefused' | 'onended' | 'onunreachable'>

export type Transport = 'direct' | 'relayed'

/** A peer there is a working link to. */
export interface RoomPeer {
  /** y-webrtc's id of the other window; fresh whenever it joins. */
  readonly id: string
  readonly transport: Transport
  /** Milliseconds since the epoch. */
  readonly since: number
}

/** Opens a way through the hub to this peer; null when no hub is near enough. */
export type OpenPipe = (
  id: string,
  on: { proven(link: Link): void; ended(reason: string, byUser: boolean): void },
) => { close(reason: string): void } | null

/** Without a direct link for this long, the hub carries. A direct one on a LAN takes 0.1-0.4 s. */
const RELAY_AFTER = 3_000
/** The other side opens its end at about the same time; when it did not, later and later. */
const RELAY_AGAIN = [6_000, 20_000, 60_000] as const
/** As many as direct connections. */
const MOST_PIPES = 40
/** While relayed, a direct link is tried so often. */
const REST = 60_000
/** A peer whose link our side closed is left alone for so long, doubling up to the second figure. */
const REFUSE = 20_000
const REFUSE_MOST = 300_000
/** A peer of which nothing was heard for so long, without any link, is forgotten. */
const FORGET = 30_000

interface Peer {
  readonly id: string
  /** The current attempt or connection. */
  connection: Attempt | null
  pipe: { close(reason: string): void } | null
  link: { readonly link: Link; readonly transport: Transport; readonly since: number } | null
  relayTimer: ReturnType<typeof setTimeout> | null
  relayTries: number
  directTriedAt: number
  refusals: number
  refusedUntil: number
  lastSeen: number
}

/** The other windows of a room: which way each is reached, and that its user sees one link at a time. */
export class Peers {
  readonly #peers = new Map<string, Peer>()
  readonly #openPipe: OpenPipe
  readonly #onLink: (link: Link) => void
  readonly #changed: () => void
  #left = false

  constructor(on: { openPipe: OpenPipe; link(link: Link): void; changed(): void }) {
    this.#openPipe = on.openPipe
    this.#onLink = on.link
    this.#changed = on.changed
  }

  list(): RoomPeer[] {
    return [...this.#peers.values()].flatMap(({ id, link }) =>
      link ? [{ id, transport: link.transport, since: link.since }] : [],
    )
  }

  /** For the gate. */
  known(id: string, connecting: boolean): KnownPeer {
    const now = Date.now()
    const peer = this.#peers.get(id)
    return {
      connecting,
      refused: peer !== undefined && peer.refusedUntil > now,
      resting: peer?.link?.transport === 'relayed' && peer.directTriedAt + REST > now,
    }
  }

  /** y-webrtc has opened a connection to this peer. */
  connecting(id: string, connection: Attempt): void {
    if (this.#left) return
    const peer = this.#get(id)
    if (peer.connection === connection) return
    peer.connection = connection
    peer.directTriedAt = Date.now()
    let own: Link | null = null
    connection.onproven = (link) => {
      own = link
      this.#up(peer, link, 'direct')
    }
    connection.onended = () => {
      if (peer.connection === connection) peer.connection = null
      if (own && peer.link?.link === own) this.#down(peer)
    }
    connection.onrefused = () => this.#refuse(peer)
    connection.onunreachable = () => this.#relayNow(peer)
    if (!peer.link) this.#relayLater(peer)
  }

  /** Ends every link; the room is being left. */
  leave(reason: string): void {
    this.#left = true
    for (const peer of this.#peers.values()) {
      if (peer.relayTimer) clearTimeout(peer.relayTimer)
      peer.link?.link.close(reason)
      peer.pipe?.close(reason)
    }
    this.#peers.clear()
  }

  #get(id: string): Peer {
    this.#forgetLost()
    let peer = this.#peers.get(id)
    if (!peer) {
      peer = {
        id,
        connection: null,
        pipe: null,
        link: null,
        relayTimer: null,
        relayTries: 0,
        directTriedAt: 0,
        refusals: 0,
        refusedUntil: 0,
        lastSeen: 0,
      }
      this.#peers.set(id, peer)
    }
    peer.lastSeen = Date.now()
    return peer
  }

  #up(peer: Peer, link: Link, transport: Transport): void {
    if (this.#left) {
      link.close('left the room')
      return
    }
    const before = peer.link
    if (before?.transport === 'direct' && transport === 'relayed') {
      link.close('already direct')
      return
    }
    peer.link = { link, transport, since: Date.now() }
    if (transport === 'direct') {
      peer.pipe?.close('a direct link took over')
      if (peer.relayTimer) clearTimeout(peer.relayTimer)
      peer.relayTimer = null
    }
    peer.relayTries = 0
    this.#onLink(link)
    this.#changed()
  }

  #down(peer: Peer): void {
    peer.link = null
    peer.lastSeen = Date.now()
    this.#changed()
  }

  #relayLater(peer: Peer): void {
    if (peer.relayTimer || peer.pipe) return
    const wait = peer.relayTries === 0 ? RELAY_AFTER : RELAY_AGAIN[Math.min(peer.relayTries, RELAY_AGAIN.length) - 1]!
    peer.relayTimer = setTimeout(() => this.#relayNow(peer), wait)
  }

  #relayNow(peer: Peer): void {
    if (peer.relayTimer) clearTimeout(peer.relayTimer)
    peer.relayTimer = null
    if (this.#left || peer.link || peer.pipe || peer.refusedUntil > Date.now()) return
    if (this.#pipes() < MOST_PIPES) this.#relay(peer)
  }

  #relay(peer: Peer): void {
    peer.relayTries++
    let ended = false
    const pipe = this.#openPipe(peer.id, {
      proven: (link) => this.#up(peer, link, 'relayed'),
      ended: (_, byUser) => {
        ended = true
        peer.pipe = null
        if (peer.link?.transport === 'relayed') {
          if (byUser) this.#refuse(peer)
          this.#down(peer)
        }
        // A peer that is still trying to reach us directly is still there.
        if (!this.#left && !peer.link && peer.connection) this.#relayLater(peer)
      },
    })
    if (!ended) peer.pipe = pipe
  }

  #pipes(): number {
    let open = 0
    for (const { pipe } of this.#peers.values()) if (pipe) open++
    return open
  }

  #refuse(peer: Peer): void {
    if (this.#left) return
    peer.refusedUntil = Date.now() + Math.min(REFUSE * 2 ** peer.refusals++, REFUSE_MOST)
  }

  #forgetLost(): void {
    const now = Date.now()
    for (const [id, peer] of this.#peers) {
      const idle = !peer.connection && !peer.pipe && !peer.link && peer.refusedUntil < now
      if (idle && peer.lastSeen + FORGET < now) {
        if (peer.relayTimer) clearTimeout(peer.relayTimer)
        this.#peers.delete(id)
      }
    }
  }
}
