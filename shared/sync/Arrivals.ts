import type { CommitId } from '../model/ids.ts'
import { decodeCommit } from '../replica/commit.ts'
import { Batches } from './Batches.ts'
import type { Carrying } from './Inbox.ts'
import { Intake, type IntakeResult } from './Intake.ts'
import { RecentMap, type Routes } from './live.ts'
import type { Message } from './messages.ts'
import { unpackAll } from './packing.ts'
import type { Surroundings, SyncReplica } from './port.ts'

/** Transactions under way at once: while one is written, the next is checked. */
const TAKING = 2
/** A small part of the sender's window: small edits never cost an acknowledgement. */
const ACK_EVERY = 256 * 1024
/** So many commits of one live message are read for who else has them: people's edits, not imports. */
const LIVE_COMMITS = 64
const TOO_EARLY_AGAIN = 60_000

export interface ArrivalsOptions {
  readonly replica: SyncReplica
  readonly routes: Routes
  readonly surroundings: Surroundings
  /** The session's id. */
  readonly source: string
  /** The peer's address; '' before the hello. */
  readonly address: () => string
  readonly send: (message: Exclude<Message, { type: 'unknown' }>) => void
  /** Takes what a stranger says (P-SYNC-2); false when the peer is a member. */
  readonly hear: (commits: readonly Uint8Array[], bytes: number) => boolean
  /** Something was stored. */
  readonly stored: () => Promise<string | null>
  readonly startRound: () => void
  /** Closes at once: nobody may be waiting for the reason. */
  readonly fail: (reason: string) => void
}

/** The commits that come from one peer, on their way into the replica. Methods give the reason to close the link, or null. */
export class Arrivals {
  readonly #options: ArrivalsOptions
  readonly #intake: Intake
  readonly #batches = new Batches()
  /** What came lately: it may have been queued for the peer already. */
  readonly #theirs = new RecentMap<true>(1_000)
  #cancelAgain = () => {}
  #takenBytes = 0
  #ackedBytes = 0
  /** Commits that came since the exchange of this set began. */
  have = 0
  /** Commits that were stored. */
  received = 0

  constructor(options: ArrivalsOptions) {
    this.#options = options
    this.#intake = new Intake(options.replica, options.source)
  }

  get busy(): boolean {
    return this.#batches.busy
  }

  /** Something was put aside until what it stands on comes. */
  get waiting(): boolean {
    return this.#intake.waiting > 0
  }

  /** The peer itself sent it. */
  has(id: CommitId): boolean {
    return this.#theirs.get(id) !== undefined
  }

  async take(carrying: readonly Carrying[]): Promise<string | null> {
    const messages = await unpackAll(carrying)
    if (!messages) return 'badPacking'
    const commits = messages.flatMap((message) => message.commits)
    const bytes = commits.reduce((sum, commit) => sum + commit.length, 0)
    if (this.#options.hear(commits, bytes)) {
      this.#taken(commits.length, bytes)
      return null
    }
    for (const { commits, to } of messages) if (to.length > 0) this.#noteRoutes(commits.slice(0, LIVE_COMMITS), to)
    this.#batches.begin(
      () => this.#take(commits, bytes),
      () => this.#fail('storage'),
    )
    return this.#batches.atMost(TAKING - 1)
  }

  /** Takes in, as one batch, what a stranger said who turned out to belong here. */
  async believe(commits: readonly Uint8Array[]): Promise<string | null> {
    return this.#settle(await this.#intake.take(commits)) ?? this.#options.stored()
  }

  /** Waits until all that came is stored or refused. */
  settled(): Promise<string | null> {
    return this.#batches.atMost(0)
  }

  /** Tries again what was put aside. */
  async retry(): Promise<string | null> {
    return this.#settle(await this.#intake.retry())
  }

  /** A round is over: what does not fit by now is not waited for. */
  forget(): void {
    this.#intake.forget()
  }

  end(): void {
    this.#cancelAgain()
    this.#intake.forget()
  }

  async #take(commits: readonly Uint8Array[], bytes: number): Promise<string | null> {
    const fatal = this.#settle(await this.#intake.take(commits))
    if (fatal) return this.#fail(fatal)
    this.#taken(commits.length, bytes)
    return this.#options.stored()
  }

  #taken(count: number, bytes: number): void {
    this.have += count
    this.#takenBytes += bytes
    if (this.#takenBytes - this.#ackedBytes < ACK_EVERY) return
    this.#ackedBytes = this.#takenBytes
    this.#options.send({ type: 'ack', bytes: this.#takenBytes })
  }

  #settle({ stored, fatal, tooEarly }: IntakeResult): string | null {
    this.received += stored
    if (tooEarly > 0) {
      this.#cancelAgain()
      this.#cancelAgain = this.#options.surroundings.after(TOO_EARLY_AGAIN, this.#options.startRound)
    }
    return fatal && `broken:${fatal}`
  }

  #fail(reason: string): string {
    this.#options.fail(reason)
    return reason
  }

  #noteRoutes(commits: readonly Uint8Array[], to: readonly string[]): void {
    const { replica, routes, address } = this.#options
    for (const bytes of commits) {
      const commit = decodeCommit(bytes, replica.net)
      if (!commit.ok) continue
      this.#theirs.set(commit.value.id, true)
      routes.note(commit.value.id, [address(), ...to])
    }
  }
}
