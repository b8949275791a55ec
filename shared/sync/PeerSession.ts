import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import type { CommitRecord } from '../replica/ports.ts'
import { Arrivals } from './Arrivals.ts'
import { Delivery, type DeliveryAccount } from './Delivery.ts'
import type { DayIndex } from './digest.ts'
import { Entrance } from './Entrance.ts'
import { toFrames } from './frames.ts'
import { Inbox } from './Inbox.ts'
import type { Link } from './link.ts'
import type { Routes } from './live.ts'
import { MemberTalk } from './MemberTalk.ts'
import { encodeMessage, type Message, type MessageOf, type SetName } from './messages.ts'
import { Outgoing } from './Outgoing.ts'
import type { PictureRounds } from './pictureSource.ts'
import type { SyncOptions } from './port.ts'
import { RosterGift } from './RosterGift.ts'
import { ofRound, Rounds } from './Rounds.ts'
import type { Strangers } from './Strangers.ts'

export type SessionState = 'greeting' | 'stranger' | 'syncing' | 'inStep' | 'closed'

/** What a session asks of the engine that holds all sessions. */
export interface SessionHost extends SyncOptions, DeliveryAccount {
  readonly routes: Routes
  readonly strangers: Strangers
  readonly pictureRounds: PictureRounds
  /** A peer does not have a picture, or is gone: others may be asked. */
  pictureReleased(): void
  index(set: SetName): Promise<DayIndex>
  /** State, counts or progress changed. */
  changed(session: PeerSession): void
  ephemeral(session: PeerSession, message: MessageOf<'ephemeral'>): void
  /** The link broke so soon after these own commits were sent that they may be lost. */
  maybeLost(session: PeerSession, commits: readonly Pick<CommitRecord, 'id' | 'time'>[]): void
}

type Sendable = Exclude<Message, { type: 'unknown' }>

/** Where the link came about. Being in the room shows that the peer has the network's key; anybody may be at the door. */
export type Place = 'room' | 'door'

/** Commits taken into one transaction, bytes. */
const TAKE = 1024 * 1024

/**
 * One link's conversation (P-SYNC): hello, then rounds that bring both sets in step, then live commits. Everything that comes
 * in is hostile until checked; whatever does not fit closes this link with a reason and touches nothing else.
 */
export class PeerSession {
  /** Names this session as the source of commits; unique in this process. */
  readonly id: string
  readonly link: Link
  readonly #host: SessionHost
  readonly #place: Place
  readonly #entrance: Entrance
  readonly #rounds: Rounds
  readonly #outgoing: Outgoing
  readonly #arrivals: Arrivals
  readonly #inbox = new Inbox()
  readonly #delivery: Delivery
  readonly #memberTalk: MemberTalk
  readonly #rosterGift: RosterGift
  #state: SessionState = 'greeting'
  #reason = ''
  #working = false
  #retryWanted = false
  #roundWanted = false
  #messages = 0

  constructor(link: Link, host: SessionHost, place: Place = 'room') {
    this.id = `peer:${link.id}`
    this.link = link
    this.#host = host
    this.#place = place
    const { replica } = host
    const send = (message: Sendable) => this.#send(message)
    const address = () => this.address
    this.#delivery = new Delivery({ ...host, address, clockOffset: () => this.clockOffset })
    this.#arrivals = new Arrivals({
      ...host,
      send,
      source: this.id,
      address,
      hear: (commits, bytes) => this.#entrance.hear(commits, bytes),
      stored: () => {
        host.changed(this)
        return this.#look()
      },
      startRound: () => this.startRound(),
      fail: (reason) => this.close(reason),
    })
    this.#outgoing = new Outgoing({
      send,
      ready: () => link.ready(),
      packs: () => this.#entrance.readsPacked,
      load: (ids) => replica.offers.load(ids),
      skip: (id) => this.#arrivals.has(id),
      sent: (records) => {
        this.#delivery.note(records)
        host.changed(this)
      },
      failed: () => this.close('storage'),
    })
    this.#rosterGift = new RosterGift({ ...host, index: () => host.index('roster'), outgoing: this.#outgoing })
    this.#rounds = new Rounds({
      send,
      index: (set) => host.index(set),
      give: (ids) => this.#outgoing.commits(ids),
      afterwards: (message, then) => this.#outgoing.message(message, then),
      began: (set) => this.#began(set),
      inStep: () => this.#inStep(),
      failed: () => this.close('storage'),
    })
    this.#entrance = new Entrance({
      ...host,
      send,
      link,
      roster: () => host.index('roster'),
      close: (reason) => this.close(reason),
      named: () => {
        this.#inbox.trust()
        this.#setState('stranger')
      },
      welcome: () => this.#welcome(),
      believe: (commits) => this.#arrivals.believe(commits),
    })
    this.#memberTalk = new MemberTalk({
      ...host,
      outgoing: this.#outgoing,
      device: () => (this.#entrance.stage === 'member' && this.#state !== 'closed' ? this.device : ''),
      send,
      ready: () => link.ready(),
      ephemeral: (message) => host.ephemeral(this, message),
      failed: () => this.close('storage'),
    })
  }

  get state(): SessionState {
    return this.#state
  }
  /** Why it was closed; '' while open. */
  get reason(): string {
    return this.#reason
  }
  /** Something that came is being handled, or something to send waits. */
  get busy(): boolean {
    return this.#state !== 'closed' && (this.#working || this.#arrivals.busy || this.#outgoing.busy)
  }
  /** '' before the hello. */
  get device(): DeviceId | '' {
    return this.#entrance.device
  }
  get address(): string {
    return this.#entrance.address
  }
  get member(): MemberId | '' {
    return this.device === '' ? '' : (this.#host.replica.roster.memberOf(this.device) ?? '')
  }
  get clockOffset(): number {
    return this.#entrance.clockOffset
  }
  /** Commits sent, commits stored that came from here, and messages sent. */
  get counts(): { readonly sent: number; readonly received: number; readonly messages: number } {
    return { sent: this.#delivery.sent, received: this.#arrivals.received, messages: this.#messages }
  }
  /** While syncing: commits that came, of those known to come. */
  get progress(): { readonly have: number; readonly expected: number } {
    const { have } = this.#arrivals
    return { have, expected: Math.max(have, this.#rounds.expected) }
  }

  start(): void {
    // First: a link that was handed over delivers a waiting hello at once, and ours must go out before the proof.
    this.#entrance.open()
    this.link.start({ frame: (frame) => this.#frame(frame), closed: (reason) => this.#closed(reason) })
  }

  close(reason: string): void {
    if (this.#state === 'closed') return
    this.#closed(reason)
    this.link.close(reason)
  }

  /** Brings both sets in step again: after another link broke, or because something was refused for now. */
  startRound(): void {
    this.#roundWanted = this.#state !== 'inStep'
    if (!this.#roundWanted) this.#rounds.begin().catch(() => this.close('storage'))
  }

  /** A commit was stored. Once a round has come to its set it goes to the peer, unless the peer is known to have it. */
  wants(record: CommitRecord): boolean {
    if (this.#state === 'closed' || !this.#rounds.begun(record.roster ? 'roster' : 'data')) return false
    return !this.#host.routes.has(record.id, this.address)
  }

  /** New commits; `to`: who is sent them too (P-SYNC-4). */
  give(ids: readonly CommitId[], to: readonly string[]): void {
    this.#outgoing.live(ids, to)
  }

  /** Dropped while the peer is no member yet. */
  sendEphemeral(channel: string, payload: Uint8Array): void {
    if (this.#entrance.stage === 'member') this.#send({ type: 'ephemeral', channel, payload })
  }

  /** Somebody who does not stand any more gets nothing (P-SYNC-2), not even what says so. */
  closeIfRevoked(): void {
    if (this.device === '' || this.#state === 'closed') return
    if (this.#host.replica.roster.deviceState(this.device) === 'revoked') this.close('revoked')
  }

  /** This machine's keys changed. */
  lookAtKeys(): void {
    this.#memberTalk.lookAtKeys().catch(() => this.close('storage'))
  }

  /** Pictures are wanted here. */
  lookForPictures(): void {
    this.#memberTalk.lookForPictures()
  }

  /** The roster or the store changed: the peer may be admitted by now; what was put aside may fit. */
  reconsider(): void {
    if (this.device === '' || this.#state === 'closed') return
    if (this.#arrivals.waiting || this.#state === 'stranger') {
      this.#retryWanted = true
      this.#work()
    }
  }

  #send(message: Sendable): void {
    if (this.#state === 'closed') return
    this.#messages++
    for (const frame of toFrames(encodeMessage(message))) this.link.send(frame)
  }

  #frame(frame: Uint8Array): void {
    if (this.#state === 'closed') return
    const reason = this.#inbox.put(frame)
    if (reason) this.close(reason)
    else this.#work()
  }

  /** Handles messages one after the other: while one is being stored, the next ones wait (and the peer's window with them). */
  #work(): void {
    if (this.#working) return
    this.#working = true
    this.#drain().catch(() => this.close('storage'))
  }

  async #drain(): Promise<void> {
    while (this.#state !== 'closed' && (this.#retryWanted || !this.#inbox.empty)) {
      const reason = this.#retryWanted ? await this.#retry() : await this.#handle(this.#inbox.next()!)
      if (reason) this.close(reason)
    }
    this.#working = false
  }

  async #retry(): Promise<string | null> {
    this.#retryWanted = false
    return (await this.#arrivals.retry()) ?? this.#look()
  }

  /** The reason to close, if there is one. */
  async #handle(message: Message): Promise<string | null> {
    // `here`: at the door, before the hello was heard there.
    if (message.type === 'unknown' || message.type === 'here') return null
    if (message.type === 'hello') return this.#entrance.greeted(message)
    if (message.type === 'proof') return this.#entrance.proved(message).then((reason) => reason ?? this.#takeHeld())
    if (this.device === '') return 'notGreeted'
    if (message.type === 'commits' || message.type === 'packed')
      return this.#arrivals.take([message, ...this.#inbox.moreCommits(TAKE)])
    if (message.type === 'ack') return this.#acked(message.bytes)
    const reason = await this.#arrivals.settled()
    if (reason) return reason
    // Anybody may be at the door: there nothing is shown to who has not shown that it belongs here.
    if (message.type === 'giveRoster') return this.#rosterGift.asked(this.#place === 'room')
    if (message.type === 'passport') return this.#rosterGift.shown(message, this.device)
    if (message.type === 'rosterGiven') return (await this.#retry()) ?? this.#entrance.rosterGiven()
    return this.#entrance.stage === 'member' ? this.#fromMember(message) : this.#entrance.hold(message)
  }

  async #look(): Promise<string | null> {
    return (await this.#entrance.look()) ?? this.#takeHeld()
  }

  async #takeHeld(): Promise<string | null> {
    if (this.#entrance.stage !== 'member') return null
    for (const message of this.#entrance.takeHeld()) {
      const reason = await this.#fromMember(message)
      if (reason) return reason
    }
    return null
  }

  async #welcome(): Promise<void> {
    await this.#rounds.begin()
    await this.#memberTalk.lookAtKeys()
    await this.#rosterGift.welcome()
    this.#memberTalk.lookForPictures()
  }

  async #fromMember(message: Message): Promise<string | null> {
    if (!ofRound(message)) return this.#memberTalk.take(message)
    const fatal = message.type === 'done' ? await this.#arrivals.retry() : null
    if (fatal) return fatal
    if (!(await this.#rounds.take(message))) return 'outOfPlace'
    this.#host.changed(this)
    return null
  }

  /** P-ERASE-5: asks for the bodies that are missing here. */
  askLacking(): void {
    if (this.#state === 'inStep') this.#memberTalk.askLacking()
  }

  #began(set: SetName): void {
    this.#arrivals.have = 0
    if (set === 'data') this.#delivery.begin()
    this.#setState('syncing')
  }

  #inStep(): void {
    this.#arrivals.forget()
    this.#delivery.inStep()
    this.#setState('inStep')
    this.askLacking()
    if (this.#roundWanted) this.startRound()
  }

  #acked(bytes: number): string | null {
    this.#delivery.acked(bytes)
    return this.#outgoing.acked(bytes) ? null : 'badAck'
  }

  #setState(state: SessionState): void {
    if (this.#state === 'closed') return
    this.#state = state
    this.#host.changed(this)
  }

  #closed(reason: string): void {
    if (this.#state === 'closed') return
    this.#reason = reason
    this.#state = 'closed'
    this.#arrivals.end()
    this.#entrance.end()
    this.#outgoing.stop()
    this.#inbox.clear()
    this.#memberTalk.end()
    this.#host.maybeLost(this, this.#delivery.unsure)
    this.#host.changed(this)
  }
}
