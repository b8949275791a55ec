import type { HybridTime } from '../lib/hybridClock.ts'
import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import type { CommitRecord } from '../replica/ports.ts'
import { DayIndex } from './digest.ts'
import type { Link } from './link.ts'
import { Routes } from './live.ts'
import { MAX_EPHEMERAL, type MessageOf, type SetName } from './messages.ts'
import { PeerSession, type Place, type SessionHost, type SessionState } from './PeerSession.ts'
import { PictureRounds } from './pictureSource.ts'
import type { Change, SyncOptions } from './port.ts'
import { Strangers } from './Strangers.ts'

/** One connected peer, for the sync line and for receipts. */
export interface Peer {
  /** Also the `origin` of changes that came from here. */
  readonly session: string
  readonly link: string
  readonly state: SessionState
  /** '' until the hello. */
  readonly device: DeviceId | ''
  readonly member: MemberId | ''
  /** As given when joining; the profile may say something newer. */
  readonly name: string
  /** While syncing: commits that came, of those known to come. */
  readonly have: number
  readonly expected: number
  /** Commits, since the link began. */
  readonly sent: number
  readonly received: number
  /** Their clock minus ours, ms: beyond ten minutes their commits are refused until ours agrees. */
  readonly clockOffset: number
  /** Why it ended; '' while it lasts. */
  readonly reason: string
}

/** A cursor, or "is here": what a peer shows right now and nobody stores. */
export interface Ephemeral {
  readonly session: string
  readonly device: DeviceId
  readonly member: MemberId
  readonly channel: string
  readonly payload: Uint8Array
}

/** Those at the door who say hello and have not proved who they are. */
const MAX_STRANGERS = 16
/** After a link broke, this long is left to others that break with it before a round asks what went missing. */
const AFTER_BREAK = 1_000

/** All links of one replica: brings each peer in step and spreads what is new. Knows nothing of how links come about. */
export class SyncEngine {
  readonly #options: SyncOptions
  readonly #sessions = new Map<string, PeerSession>()
  /** Came to the door, and were not known to belong here when this was last looked at. */
  readonly #atDoor = new Set<PeerSession>()
  readonly #routes = new Routes()
  readonly #strangers: Strangers
  readonly #pictureRounds = new PictureRounds()
  readonly #indexes = new Map<SetName, Promise<DayIndex>>()
  readonly #loaded = new Map<SetName, DayIndex>()
  /** Stored while an index was being read. */
  readonly #meanwhile = new Map<SetName, CommitRecord[]>()
  readonly #peerListeners = new Set<(peer: Peer) => void>()
  readonly #ephemeralListeners = new Set<(ephemeral: Ephemeral) => void>()
  readonly #stopListening: readonly (() => void)[]
  /** Own commits that no peer is known to have, with their time and the number each was made under. */
  readonly #unsent = new Map<CommitId, { readonly made: number; readonly time: HybridTime }>()
  #made = 0
  #cancelRound: (() => void) | null = null
  #closed = false

  /** `unsent`: what `unsentCommits` said when the replica was last closed. */
  constructor(options: SyncOptions, unsent: Iterable<CommitId> = []) {
    this.#options = options
    this.#strangers = new Strangers(() => options.surroundings.now())
    for (const id of unsent) this.#unsent.set(id, { made: ++this.#made, time: 0 })
    const keysChanged = () => {
      for (const session of [...this.#sessions.values()]) session.lookAtKeys()
    }
    this.#stopListening = [
      options.replica.onChange((change) => this.#changed(change)),
      options.keys?.onChange(keysChanged) ?? (() => {}),
      options.pictures?.onWanted(() => this.#lookForPictures()) ?? (() => {}),
    ]
  }

  /** Starts talking on the link; it is the engine's from now on. */
  addLink(link: Link, place: Place = 'room'): PeerSession {
    const host: SessionHost = {
      ...this.#options,
      routes: this.#routes,
      strangers: this.#strangers,
      pictureRounds: this.#pictureRounds,
      pictureReleased: () => this.#lookForPictures(),
      index: (set) => this.#index(set),
      changed: (s) => this.#sessionChanged(s),
      ephemeral: (s, message) => this.#tellEphemeral(s, message),
      mark: () => this.#made,
      deliveredUpTo: (mark, latest) => this.#deliveredUpTo(mark, latest),
      delivered: (ids) => this.#delivered(ids),
      maybeLost: (s, commits) => this.#maybeLost(s, commits),
    }
    const session = new PeerSession(link, host, place)
    if (this.#closed) {
      link.close('closing')
      return session
    }
    if (place === 'door') this.#makeRoom()
    this.#sessions.set(session.id, session)
    if (place === 'door') this.#atDoor.add(session)
    session.start()
    return session
  }

  peers(): Peer[] {
    return [...this.#sessions.values()].map((session) => this.#describe(session))
  }

  /** Work is under way on some link: closing the program now would leave a peer waiting for the next meeting. */
  get busy(): boolean {
    return [...this.#sessions.values()].some((session) => session.busy)
  }

  /** Own commits that no other device is known to have yet. */
  unsentCommits(): CommitId[] {
    return [...this.#unsent.keys()]
  }

  /** Called on every change of a peer, and a last time with state `closed`. */
  onPeer(listener: (peer: Peer) => void): () => void {
    this.#peerListeners.add(listener)
    return () => this.#peerListeners.delete(listener)
  }

  onEphemeral(listener: (ephemeral: Ephemeral) => void): () => void {
    this.#ephemeralListeners.add(listener)
    return () => this.#ephemeralListeners.delete(listener)
  }

  /** To every peer; `channel` names what it is about (at most 120 characters), `payload` is at most 32 KiB. */
  broadcast(channel: string, payload: Uint8Array): void {
    if (payload.length > MAX_EPHEMERAL) return
    for (const session of this.#onePerDevice()) session.sendEphemeral(channel, payload)
  }

  /** Ends all conversations; the replica stays open. */
  close(): void {
    this.#closed = true
    for (const stop of this.#stopListening) stop()
    this.#cancelRound?.()
    for (const session of [...this.#sessions.values()]) session.close('closing')
  }

  #lookForPictures(): void {
    if (!this.#closed) for (const session of this.#onePerDevice()) session.lookForPictures()
  }

  #changed({ records, filled, origin }: Change): void {
    for (const set of ['roster', 'data'] as const) this.#extendIndex(set, records)
    const { device } = this.#options.replica
    for (const { id, time, ...record } of records)
      if (record.device === device) this.#unsent.set(id, { made: ++this.#made, time })
    if (records.some(({ roster }) => roster))
      for (const session of [...this.#sessions.values()]) session.closeIfRevoked()
    this.#spread(records, origin)
    if (records.some(({ roster }) => roster)) for (const session of this.#onePerDevice()) session.askLacking()
    // Others may have asked us in vain; after a round they ask again.
    if (filled) for (const session of this.#onePerDevice()) if (session.id !== origin) session.startRound()
    for (const session of [...this.#sessions.values()]) if (session.id !== origin) session.reconsider()
    this.#sessions.get(origin)?.reconsider()
  }

  /** P-SYNC-4: to each peer that is not known to have them, telling each who else gets them. */
  #spread(records: readonly CommitRecord[], origin: string): void {
    const from = this.#sessions.get(origin)
    if (from) for (const { id } of records) this.#routes.note(id, [from.address])
    const targets = this.#onePerDevice()
      .filter((session) => session !== from)
      .map((session) => ({ session, ids: records.filter((record) => session.wants(record)).map(({ id }) => id) }))
      .filter(({ ids }) => ids.length > 0)
    for (const { session, ids } of targets) for (const id of ids) this.#routes.note(id, [session.address])
    for (const { session, ids } of targets) session.give(ids, this.#routes.of(ids))
  }

  /** Who belongs here shows it within moments, so of too many the one who came first goes. */
  #makeRoom(): void {
    for (const session of this.#atDoor)
      if (session.state !== 'greeting' && session.state !== 'stranger') this.#atDoor.delete(session)
    if (this.#atDoor.size >= MAX_STRANGERS) this.#atDoor.values().next().value?.close('doorBusy')
  }

  /** Two links to one device (both ways round, or a stale one) both sync; what is new goes over the latest. */
  #onePerDevice(): PeerSession[] {
    const latest = new Map<string, PeerSession>()
    for (const session of this.#sessions.values())
      if (session.device !== '' && session.state !== 'closed') latest.set(session.device, session)
    return [...latest.values()]
  }

  #index(set: SetName): Promise<DayIndex> {
    const known = this.#indexes.get(set)
    if (known) return known
    this.#meanwhile.set(set, [])
    const loading = this.#options.replica.offers.days(set === 'roster').then((days) => {
      const index = new DayIndex(days)
      const here = new Set([...days.values()].flat())
      index.add((this.#meanwhile.get(set) ?? []).filter(({ id }) => !here.has(id)))
      this.#meanwhile.delete(set)
      this.#loaded.set(set, index)
      return index
    })
    this.#indexes.set(set, loading)
    // The next link reads again.
    loading.catch(() => {
      this.#indexes.delete(set)
      this.#meanwhile.delete(set)
    })
    return loading
  }

  #extendIndex(set: SetName, records: readonly CommitRecord[]): void {
    const fresh = records.filter((record) => record.roster === (set === 'roster'))
    this.#meanwhile.get(set)?.push(...fresh)
    // At once: a round that begins now must find it in its snapshot, or it would go to nobody.
    this.#loaded.get(set)?.add(fresh)
  }

  #sessionChanged(session: PeerSession): void {
    if (session.state === 'closed') this.#atDoor.delete(session)
    if (session.state === 'closed' && this.#sessions.delete(session.id) && session.device !== '')
      this.#roundAfterBreak()
    const peer = this.#describe(session)
    for (const listener of this.#peerListeners) listener(peer)
  }

  /** Whoever left may have owed us what others think we have, or owed it to some of them: equal roots cost two small messages. */
  #roundAfterBreak(): void {
    if (this.#closed || this.#cancelRound) return
    this.#cancelRound = this.#options.surroundings.after(AFTER_BREAK, () => {
      this.#cancelRound = null
      for (const session of this.#onePerDevice()) session.startRound()
    })
  }

  #tellEphemeral(session: PeerSession, { channel, payload }: MessageOf<'ephemeral'>): void {
    const { device, member } = session
    if (device === '' || member === '') return
    const ephemeral = { session: session.id, device, member, channel, payload }
    for (const listener of this.#ephemeralListeners) listener(ephemeral)
  }

  #delivered(ids: Iterable<CommitId>): void {
    for (const id of ids) this.#unsent.delete(id)
  }

  #maybeLost(session: PeerSession, commits: readonly Pick<CommitRecord, 'id' | 'time'>[]): void {
    const others = this.#onePerDevice().filter((other) => other !== session)
    for (const { id, time } of commits)
      if (!others.some((other) => this.#routes.has(id, other.address)))
        this.#unsent.set(id, { made: ++this.#made, time })
  }

  #deliveredUpTo(mark: number, latest: HybridTime): void {
    for (const [id, { made, time }] of this.#unsent) if (made <= mark && time <= latest) this.#unsent.delete(id)
  }

  #describe(session: PeerSession): Peer {
    const { device, member, state, reason, clockOffset } = session
    const { sent, received } = session.counts
    const name = member === '' ? '' : (this.#options.replica.roster.nameOf(member) ?? '')
    const { have, expected } = session.progress
    const names = { session: session.id, link: session.link.id, device, member, name }
    return { ...names, state, have, expected, sent, received, clockOffset, reason }
  }
}
