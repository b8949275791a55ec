import { WebrtcProvider } from 'y-webrtc'
import { Doc } from 'yjs'
import type { Link } from '../../shared/sync/link.ts'
import { EarlyCandidates } from './EarlyCandidates.ts'
import { Gate, readSignal } from './Gate.ts'
import { guardSignalling, listen, probe } from './guardSignalling.ts'
import { usableHubs } from './hubAddresses.ts'
import { MeshConnection } from './MeshConnection.ts'
import { PeerHubs } from './PeerHubs.ts'
import { Peers, type RoomPeer } from './Peers.ts'
import { PipeLink } from './PipeLink.ts'
import { dialNow, paceDials } from './paceDials.ts'
import { pipeName } from './pipeKeys.ts'
import { openSignal, sealSignal } from './signalCipher.ts'
import { onWakeUp } from './wakeUps.ts'
import {
  connectionCount,
  connectionOf,
  dropConnection,
  ignoreBeforeUnload,
  isConnecting,
  type Publication,
  roomKey,
  type SignalingConn,
  selfId,
  signalingConns,
} from './yWebrtc.ts'

export interface RoomOptions {
  /** Public: hubs see it. Derived from the network's key, or from its id for the door (P-SYNC-5, P-SYNC-6). */
  readonly name: string
  /** Seals the signalling, and relayed links, against the hub. */
  readonly password: string
  /** WebSocket addresses of signalling hubs; what is none is skipped. */
  readonly hubs: readonly string[]
  /** Once per working link, when both directions are proven; a peer that drops out and comes back brings a new link. */
  onLink(link: Link): void
  onState?(state: RoomState): void
}

export interface RoomState {
  readonly hub: 'none' | 'connecting' | 'connected'
  /** Peers with a working link. */
  readonly peers: number
}

export interface Room {
  peers(): RoomPeer[]
  /** Those of the given addresses where a hub is connected now. */
  hubs(): readonly string[]
  /** The network may have changed: ask every hub for a sign of life and announce ourselves again. Done by itself on wake-up. */
  nudge(): void
  /** Closes every link. After it resolves nothing of the room is left; the same name may be joined again at any time. */
  leave(): Promise<void>
}

export const MAX_CONNECTIONS = 40
/**
 * An announcement may be lost with a hub's connection, or made before two hubs on a LAN had found each other; without this, two
 * peers would wait for each other for ever. Who is alone asks more often.
 */
const ANNOUNCE_ALONE = 5_000
const ANNOUNCE_EVERY = 25_000

/** y-webrtc has one room of a name per window, and gives the name back only a while after leaving. */
const leaving = new Map<string, Promise<void>>()
const joined = new Set<string>()

/**
 * Joins a y-webrtc room and hands out a `Link` for every other window in it: over WebRTC, or through the hub where that
 * does not work. Reconnects by itself after sleep, change of network and restart of the hub (P-SYNC-5).
 * @throws when this window is in a room of that name already
 */
export const joinRoom = (options: RoomOptions): Room => {
  const { name } = options
  if (joined.has(name)) throw new Error('This window is already in that room')
  joined.add(name)
  let session: RoomSession | null = null
  let left: Promise<void> | null = null
  const start = (): void => {
    if (!left) session = new RoomSession(options)
  }
  const before = leaving.get(name)
  if (before) before.then(start)
  else start()
  const leave = async (): Promise<void> => {
    await before
    await session?.end()
    if (leaving.get(name) === left) leaving.delete(name)
  }
  return {
    peers: () => session?.peers() ?? [],
    hubs: () => session?.hubs() ?? [],
    nudge: () => session?.nudge(),
    leave: () => {
      if (!left) {
        joined.delete(name)
        left = leave()
        leaving.set(name, left)
      }
      return left
    },
  }
}

class RoomSession {
  readonly #options: RoomOptions
  /** y-webrtc syncs a document; this one nobody writes, and nobody reads. */
  readonly #doc = new Doc()
  readonly #provider: WebrtcProvider
  readonly #peers: Peers
  readonly #undo: (() => void)[] = []
  readonly #early = new EarlyCandidates()
  readonly #hubs = new PeerHubs()
  #gate: Gate | null = null
  #heard: Promise<void> = Promise.resolve()
  #lastState = ''
  #ended = false

  constructor(options: RoomOptions) {
    this.#options = options
    this.#peers = new Peers({
      openPipe: (id, on) => this.#openPipe(id, on),
      link: options.onLink,
      changed: () => this.#report(),
    })
    this.#provider = new WebrtcProvider(options.name, this.#doc, {
      signaling: usableHubs(options.hubs),
      password: options.password,
      maxConns: MAX_CONNECTIONS,
      // Otherwise windows of one profile skip each other's signalling; only one of them ever joins.
      filterBcConns: false,
      peerOpts: {
        wrtc: { RTCPeerConnection: MeshConnection, RTCSessionDescription, RTCIceCandidate },
        // simple-peer's default asks public STUN servers.
        config: { iceServers: [] },
      },
    })
    this.#provider.on('peers', ({ added }) => this.#connecting(added))
    this.#undo.push(listen(options.name, (publication, from, pass) => this.#hear(publication, from, pass)))
    for (const conn of signalingConns(this.#provider)) {
      guardSignalling(conn)
      paceDials(conn)
      const report = (): void => this.#report()
      conn.on('connect', report)
      conn.on('disconnect', report)
      this.#undo.push(() => {
        conn.off('connect', report)
        conn.off('disconnect', report)
      })
    }
    this.#provider.key.then(() => ignoreBeforeUnload(this.#provider))
    this.#undo.push(onWakeUp(() => this.nudge()))
    const leaveQuickly = (): void => this.#peers.leave('window closed')
    addEventListener('pagehide', leaveQuickly)
    let said = performance.now()
    const announcing = setInterval(() => {
      const isAlone = this.#peers.list().length === 0
      if (!isAlone && performance.now() < said + ANNOUNCE_EVERY) return
      said = performance.now()
      this.#announce()
    }, ANNOUNCE_ALONE)
    this.#undo.push(() => {
      removeEventListener('pagehide', leaveQuickly)
      clearInterval(announcing)
    })
    this.#report()
  }

  peers(): RoomPeer[] {
    return this.#peers.list()
  }

  hubs(): readonly string[] {
    return signalingConns(this.#provider).flatMap(({ connected, url }) => (connected ? [url] : []))
  }

  nudge(): void {
    for (const conn of signalingConns(this.#provider)) {
      probe(conn)
      dialNow(conn)
    }
    this.#announce()
  }

  async end(): Promise<void> {
    this.#ended = true
    for (const undo of this.#undo) undo()
    this.#peers.leave('left the room')
    // `destroy` alone leaves the hub's connection open for ever.
    this.#provider.disconnect()
    this.#provider.destroy()
    this.#doc.destroy()
    // y-webrtc gives the name back in a callback of this promise that was added before ours.
    await this.#provider.key
  }

  #hear(publication: Publication, from: SignalingConn, pass: () => void): void {
    // One after another: decryption may finish out of order, and a candidate must not overtake its offer.
    this.#heard = this.#heard.then(() => this.#judge(publication, from, pass)).catch(() => {})
  }

  async #judge(publication: Publication, from: SignalingConn, pass: () => void): Promise<void> {
    const self = selfId(this.#provider)
    const key = roomKey(this.#provider)
    if (!self || !key) return
    const signal = readSignal(await openSignal(key, publication.data), self)
    if (!signal || this.#ended) return
    this.#gate ??= new Gate(self, MAX_CONNECTIONS, performance.now())
    const known = this.#peers.known(signal.from, isConnecting(this.#provider, signal.from))
    const verdict = this.#gate.judge(signal, known, connectionCount(this.#provider), performance.now())
    if (verdict === 'drop') return
    if (verdict === 'hold') {
      this.#early.hold(signal.from, pass, performance.now())
      return
    }
    this.#hubs.heard(signal.from, from.url)
    if (verdict === 'invite') return this.#announce(signal.from)
    if (verdict === 'restart') await dropConnection(this.#provider, signal.from)
    pass()
    this.#early.release(signal.from, performance.now())
  }

  #connecting(ids: readonly string[]): void {
    for (const id of ids) {
      this.#gate?.arrived(id)
      const connection = connectionOf(this.#provider, id)
      if (connection instanceof MeshConnection) this.#peers.connecting(id, connection)
    }
  }

  /** Tells the room, or one peer of it, that we are here. */
  async #announce(to?: string): Promise<void> {
    const self = selfId(this.#provider)
    const key = roomKey(this.#provider)
    if (!self || !key || connectionCount(this.#provider) >= MAX_CONNECTIONS) return
    const message = to === undefined ? { type: 'announce', from: self } : { type: 'announce', from: self, to }
    const data = await sealSignal(key, message)
    if (this.#ended) return
    for (const conn of signalingConns(this.#provider)) conn.send({ type: 'publish', topic: this.#options.name, data })
  }

  #openPipe(id: string, on: ConstructorParameters<typeof PipeLink>[2]): { close(reason: string): void } | null {
    const hub = this.#hubs.next(id)
    const self = selfId(this.#provider)
    if (!hub || !self) return null
    const { name, password } = this.#options
    let pipe: PipeLink | null = null
    let given: string | null = null
    pipeName(name, password, self, id).then((way) => {
      if (given === null) pipe = new PipeLink(`${hub}/pipe/${way}`, password, on)
    })
    return {
      close: (reason) => {
        if (pipe) pipe.close(reason)
        else if (given === null) {
          given = reason
          on.ended(reason, true)
        }
      },
    }
  }

  #report(): void {
    if (this.#ended) return
    const conns = signalingConns(this.#provider)
    const hub = conns.length === 0 ? 'none' : conns.some((conn) => conn.connected) ? 'connected' : 'connecting'
    const state: RoomState = { hub, peers: this.#peers.list().length }
    if (JSON.stringify(state) === this.#lastState) return
    this.#lastState = JSON.stringify(state)
    this.#options.onState?.(state)
  }
}
