import type { Command, CommandOutcome } from '../commands/command.ts'
import { createQueue } from '../lib/queue.ts'
import { ok, type Result } from '../lib/result.ts'
import type { CommitId, DeviceId, EntityId, MemberId, NetId } from '../model/ids.ts'
import type { Roster } from '../roster/Roster.ts'
import type { Statement } from '../roster/statement.ts'
import { type Accepted, accept } from './accept.ts'
import { type Act, signSayings } from './acts.ts'
import type { Commit, Signer } from './commit.ts'
import { type Core, loadRoster, notAllowed, openCore, type ReplicaOptions, settled } from './core.ts'
import { dueErasures, forgetBodies, lackingCommits, offeredForm, settleErasures } from './erase.ts'
import type { ErasedSince } from './erased.ts'
import type { Kept } from './keep.ts'
import type { CommitRecord, Store } from './ports.ts'
import { type BytesRule, type Prepared, prepare } from './prepare.ts'
import { type Preview, previewOf } from './preview.ts'
import { ReceiptBuilder } from './ReceiptBuilder.ts'
import { rebuildAll } from './rebuildRows.ts'
import type { Receipt } from './receipt.ts'
import { type RunOptions, runCommand, signCommand } from './runCommand.ts'
import { commitText, openText, type Renewal, renewText, type TextSession, textState, updatesTo } from './textSession.ts'
import { vouches, wouldBelong } from './wouldBelong.ts'

const FORGET_AT_ONCE = 50

/** Where a change came from: this replica's own person, or the link (or file) of that id. */
export type Origin = 'local' | (string & {})

/** What is to be written beside what was said; null for nothing. */
export type Words = (said: readonly Commit[]) => Command<null, unknown> | null

export interface Change extends Kept {
  readonly origin: Origin
}

/**
 * One network's data on this machine: takes commits, runs commands, keeps the rows. Whatever changes it is queued, so callers
 * need not wait for one another; each change is stored together with its rows, then told to listeners, then resolved.
 */
export class Replica {
  readonly #core: Core
  readonly #queue = createQueue()
  #arriving: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<(change: Change) => void>()
  readonly #meetings = new Map<Origin, ReceiptBuilder>()

  private constructor(core: Core) {
    this.#core = core
  }

  static async open(options: ReplicaOptions): Promise<Replica> {
    return new Replica(await openCore(options))
  }

  get net(): NetId {
    return this.#core.net
  }
  get me(): MemberId {
    return this.#core.me
  }
  get device(): DeviceId {
    return this.#core.signer.device
  }
  /** For reading. Only the replica writes commits and rows. */
  get store(): Store {
    return this.#core.store
  }
  /** What other replicas may have of it: not the bodies of what is erased (P-ERASE). */
  readonly offers = {
    days: (roster: boolean): Promise<Map<number, CommitId[]>> => this.store.days(roster),
    load: async (ids: readonly CommitId[]): Promise<CommitRecord[]> =>
      offeredForm(this.#core, await this.store.load(ids)),
  }
  /** As of now; do not hold on to it. */
  get roster(): Roster {
    return this.#core.roster
  }

  /** Commits that came over a link or from a file (P-COMMIT-4). Large batches pause now and then, so that others get their turn. */
  accept(batch: readonly Uint8Array[], source: Origin): Promise<Accepted> {
    const prepared = prepare(this.#core, batch)
    // Its turn to be awaited may come after it has failed.
    prepared.catch(() => {})
    // Checked side by side, but queued in the order of the calls: a batch may build on the one before.
    const queued = this.#arriving.then(async () => {
      const ready = await prepared
      return { judged: this.#queue(() => this.#accept(ready, source)) }
    })
    this.#arriving = queued.catch(() => {})
    return queued.then(async ({ judged }) => (await judged).accepted)
  }

  /** P-SYNC-2: would the device belong here if these statements were taken, as one batch? Nothing is stored or remembered. */
  wouldBelong(device: DeviceId, statements: readonly Uint8Array[]): Promise<boolean> {
    return this.#alone(() => wouldBelong(this.#core, device, statements))
  }

  /** Do these statements show, without what their authors said before, that the device belongs here? Nothing is stored. */
  vouches(device: DeviceId, passport: readonly Uint8Array[]): Promise<boolean> {
    return this.#alone(() => vouches(this.#core, device, passport))
  }

  /** Runs a command of this machine's person: it happens as a whole, or not at all. */
  run<A, R>(command: Command<A, R>, args: A, options?: RunOptions): Promise<Result<CommandOutcome<R>>> {
    return this.#alone(async () => {
      const result = await runCommand(this.#core, command, args, options)
      if (!result.ok) return result
      this.#tell(result.value.kept, 'local')
      return ok(result.value.outcome)
    })
  }

  /** Says something about who may, under the least powerful own grant that suffices. Problem: `notAllowed`. */
  async commitStatement(statement: Statement): Promise<Result<Commit>> {
    const commits = await this.commitStatements([statement])
    return commits.ok ? ok(commits.value[0]!) : commits
  }

  /** Several at once, each in a commit of its own; all are stored, or none. Problem: `notAllowed`. */
  commitStatements(statements: readonly Statement[]): Promise<Result<readonly Commit[]>> {
    return this.act(async () => ok(statements.map((statement) => ({ statement }))))
  }

  /**
   * Takes back, brings back, gives (`acts.ts`): what is planned here and now is said in one write. `signer`: another device of the
   * same member, whose keys are at hand just now (her recovery sheet). `words`: what is written beside it, in the same write. Problems:
   * the act's, those of `words`, `notAllowed`.
   */
  act(plan: Act, signer?: Signer, words?: Words): Promise<Result<readonly Commit[]>> {
    return this.#alone(async () => {
      const core = signer ? { ...this.#core, signer, heads: null } : this.#core
      const sayings = await plan(core)
      if (!sayings.ok) return sayings
      const signed = await signSayings(core, sayings.value)
      if (!signed) return notAllowed()
      const command = words?.(signed)
      const beside = command ? await signCommand(core, command, null, signed) : ok([])
      if (!beside.ok) return beside
      const all = [...signed, ...beside.value]
      const prepared = await prepare(
        core,
        all.map((commit) => commit.bytes),
      )
      const { accepted } = await this.#accept(prepared, 'local')
      return (await accepted).records.length === all.length ? ok(signed) : notAllowed()
    })
  }

  /** What an act would bring about; nothing is said or stored. Problems: the act's. */
  preview(plan: Act): Promise<Result<Preview>> {
    return this.#alone(() => previewOf(this.#core, plan))
  }

  /** Stored commits whose bodies ought to be here and are not (P-ERASE-5): to be asked for. */
  lacking(): Promise<CommitId[]> {
    return this.#alone(() => lackingCommits(this.#core))
  }

  /** Epoch ms at which this replica learned of each erase that has effect. Their bodies go `GRACE_MS` later. */
  get erasedSince(): ErasedSince {
    return this.#core.erasedSince
  }

  /** Deletes the bodies of what was erased a grace ago (P-ERASE-3). To be called daily; how many commits lost some. */
  async forgetErased(): Promise<number> {
    let commits = 0
    await this.#queue(() => settleErasures(this.#core))
    const due = dueErasures(this.#core)
    // A few at a time, so that nobody's change has to wait for thousands.
    for (let at = 0; at < due.length; at += FORGET_AT_ONCE)
      commits += await this.#alone(() => forgetBodies(this.#core, due.slice(at, at + FORGET_AT_ONCE)))
    return commits
  }

  /** Opens an entity's rich texts for an editor. */
  openText(entity: EntityId): Promise<TextSession> {
    return this.#alone(() => openText(this.#core, entity))
  }

  /** The entity as folded now, for an editor that is open already: a V1 update with deleted content included. */
  textState(entity: EntityId): Promise<Uint8Array> {
    return this.#alone(() => textState(this.#core, entity))
  }

  /** What was typed in an open session. Problems: `notAllowed`, `textSessionOver`. */
  commitText(session: TextSession, update: Uint8Array): Promise<Result<readonly CommitRecord[]>> {
    return this.#alone(async () => {
      const kept = await commitText(this.#core, session, update)
      if (!kept.ok) return kept
      this.#tell(kept.value, 'local')
      return ok(kept.value.records)
    })
  }

  /** What was typed in a session that is over; give `into` what it returned for an earlier part. Problems: `notAllowed`, `entityReadOnly`, `textUnreadable`. */
  renewText(session: TextSession, update: Uint8Array, into?: Renewal): Promise<Result<Renewal>> {
    return this.#alone(async () => {
      const renewed = await renewText(this.#core, session, update, into)
      if (!renewed.ok) return renewed
      const { renewal, kept } = renewed.value
      if (kept.records.length > 0) this.#tell(kept, 'local')
      return ok(renewal)
    })
  }

  /** The Yjs updates in these commits that an open editor of the entity applies. */
  updatesTo(entity: EntityId, records: readonly CommitRecord[]): Uint8Array[] {
    return updatesTo(this.#core, entity, records)
  }

  /** Called after every change, when it is stored. Listeners must not throw. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** From now on what `accept` takes with this source is noted for a receipt. */
  beginReceipt(source: Origin, peer: Receipt['peer']): void {
    this.#meetings.set(source, new ReceiptBuilder(this.#core, peer))
  }

  /** The receipt so far, clashes included; null when nothing was begun. Making it folds what both sides changed. */
  receipt(source: Origin, sent: number): Promise<Receipt | null> {
    return this.#alone(async () => (await this.#meetings.get(source)?.build(sent)) ?? null)
  }

  endReceipt(source: Origin): void {
    this.#meetings.delete(source)
  }

  /** Replaces all rows by what the commits say. The result is equal to what was there, unless there was a fault. */
  rebuildRows(onProgress?: (commits: number) => void): Promise<void> {
    return this.#alone(async () => {
      await loadRoster(this.#core)
      await rebuildAll(this.#core, onProgress)
    })
  }

  /** Waits for what is under way, then closes the store. */
  close(): Promise<void> {
    return this.#alone(() => this.#core.store.close())
  }

  #accept(prepared: Prepared | BytesRule, source: Origin): Promise<{ readonly accepted: Promise<Accepted> }> {
    return accept(this.#core, prepared, (kept) => this.#tell(kept, source))
  }

  /** When everything that came before is stored and told. */
  #alone<T>(task: () => Promise<T>): Promise<T> {
    return this.#queue(async () => {
      await settled(this.#core)
      return task()
    })
  }

  #tell(kept: Kept | null, origin: Origin): void {
    if (!kept || kept.records.length + kept.entities.length === 0) return
    this.#meetings.get(origin)?.note(kept)
    for (const listener of this.#listeners) listener({ ...kept, origin })
  }
}
