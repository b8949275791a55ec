import type { CommandOutcome } from '../../shared/commands/command.ts'
import type { CommandArgs, CommandName, CommandValue } from '../../shared/commands/registry.ts'
import type { Problem, Result } from '../../shared/lib/result.ts'
import type { Role } from '../../shared/model/defineEntity.ts'
import type { EntityName } from '../../shared/model/entities.ts'
import type { DeviceId, EntityId, MemberId, NetId, ScopeId } from '../../shared/model/ids.ts'
import type { RowReader } from '../../shared/replica/ports.ts'
import type { Clash, Receipt } from '../../shared/replica/receipt.ts'
import type { InvitedRole } from '../../shared/roster/statement.ts'
import type { AboutPeople } from './about/aboutPeople.ts'
import type { Reverted, Step } from './history.ts'
import type { People } from './people.ts'
import type { Pictures } from './pictures/pictures.ts'
import type { TextBinding } from './textBinding.ts'
import type { LinkState, TrustRequests } from './trust.ts'

/** A network on this machine. The sample network never meets anyone. */
export interface NetworkEntry {
  /** Names its database; stable. */
  readonly key: string
  readonly net: NetId
  readonly name: string
  readonly sample: boolean
  readonly me: MemberId
  readonly openedAt: number
  /** Hubs on other machines where this network was met; absent before it was. */
  readonly hubs?: readonly string[]
}

export interface PeerStatus {
  readonly link: string
  readonly device: DeviceId
  readonly member: MemberId | ''
  readonly name: string
  readonly state: 'greeting' | 'syncing' | 'inStep'
  /** Commits here / commits there, while syncing. */
  readonly have: number
  readonly expected: number
}

export interface EngineStatus {
  /** This window runs the engine (others send it their commands). */
  readonly owner: boolean
  /** `off`: sample network or meeting others is switched off. `alone`: nobody found yet. */
  readonly mesh: 'off' | 'noHub' | 'alone' | 'meeting'
  readonly peers: readonly PeerStatus[]
  readonly lastMet: { readonly name: string; readonly at: number } | null
  /** Own commits that no other device has yet. */
  readonly unsent: number
  /** Null while the clocks agree well enough. */
  readonly clockOff: ClockOff | null
}

/** Clocks disagree so far that changes wait until they agree. */
export interface ClockOff {
  /** Theirs minus ours, ms: negative when ours is ahead. */
  readonly by: number
  /** The only one there is to compare with, so that it may be either clock ('' without a name); null when most others agree among themselves. */
  readonly other: string | null
}

export interface Progress {
  readonly done: number
  readonly total: number
}

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
  /** Undo toast text is the screen's business; false keeps the command out of the undo history. */
  readonly undoable?: boolean
}

export interface Invitation {
  /** `vmeste://join/...` or the host's https-less equivalent; what the QR holds. */
  readonly link: string
  readonly until: number
}

/** State of joining: `joining` lasts while the window looks for someone at the door. */
export type JoinState =
  /** `heard`: what somebody at the door answered that is not final ("busy", "does not know the invitation yet"). */
  | { readonly step: 'looking'; readonly heard?: Problem | null }
  | { readonly step: 'found'; readonly name: string }
  | { readonly step: 'receiving'; readonly progress: Progress }
  | { readonly step: 'done'; readonly key: string }
  | { readonly step: 'failed'; readonly problem: Problem }

/** A role or duty beyond plain membership. */
export interface HeldRole {
  readonly role: Role
  /** The department she leads, the event she organises. */
  readonly scope?: ScopeId
  /** Epoch ms. */
  readonly since: number
  /** '' for the founder's own. */
  readonly by: MemberId | ''
  /** This machine's person may take it back. */
  readonly mine: boolean
}

export interface Membership {
  readonly member: MemberId
  /** The highest one. */
  readonly role: Role
  readonly name: string
  readonly invitedBy: MemberId | ''
  readonly since: number
  /** All of them, highest first, without plain membership. */
  readonly roles: readonly HeldRole[]
  /** Her laptops besides the first; absent when there are none. */
  readonly devices?: readonly DeviceId[]
  /** This machine's person may end her membership. */
  readonly mine: boolean
}

/** Somebody who belonged to the network and does not any more. */
export interface PastMember {
  readonly member: MemberId
  /** As given when joining. */
  readonly name: string
}

export type SearchHit = {
  readonly type: EntityName
  readonly id: EntityId
  readonly title: string
  readonly detail: string
  /** Matched terms as they stand in title and detail, for marking. */
  readonly terms: readonly string[]
}

/** Others who have the same thing open. */
export interface Presence {
  readonly device: DeviceId
  readonly name: string
  /** Six-digit hex. */
  readonly color: string
}

/** One open network: the only way screens reach data. All methods are safe to call from any window. */
export interface Session {
  readonly entry: NetworkEntry
  readonly me: MemberId
  /** The tables, read directly. */
  readonly rows: RowReader
  run<C extends CommandName>(
    name: C,
    args: CommandArgs<C>,
    options?: RunOptions,
  ): Promise<Result<CommandOutcome<CommandValue<C>>>>
  /** Hears of every change that this window makes, undone ones too. Returns its end. */
  onOwn(listener: (changed: Pick<CommandOutcome<unknown>, 'changes' | 'created'>) => void): () => void
  /** Something is being done beside the commands that Ctrl+Z takes back, or says that nobody can; null when it failed. */
  did(work: Promise<Step | null>): void
  /** Takes back what this window did last, or this step wherever it stands; null when there is nothing (any more). */
  undo(step?: Step): Promise<Result<Reverted | null>>
  redo(): Promise<Result<Reverted | null>>
  status(): EngineStatus
  onStatus(listener: () => void): () => void
  membership(): Promise<readonly Membership[]>
  /** Who belonged and does not any more. */
  pastMembers(): Promise<readonly PastMember[]>
  /** Newest first; clashes that were decided here since are `settled`. */
  receipts(): Promise<readonly Receipt[]>
  /** This clash needs nobody any more: what stands is right. Only this laptop remembers it. */
  decideClash(clash: Clash): Promise<Result<null>>
  /** `uses`: 0 for any number, which is the default; `role`: `member`. */
  invite(options: {
    readonly until: number
    readonly note: string
    readonly uses?: number
    readonly role?: InvitedRole
  }): Promise<Result<Invitation>>
  /** Photos of people, fetched from others when somebody looks. */
  readonly pictures: Pictures
  /** What this machine's person keeps about people, for herself. */
  readonly about: AboutPeople
  /** Who belongs, who may, whose laptop is whose (`trust.ts`). A failure of the engine is a problem like any other. */
  ask<M extends keyof TrustRequests>(method: M, args: TrustRequests[M]['args']): Promise<TrustRequests[M]['value']>
  /** How linking a second laptop goes on. */
  onLinking(listener: (state: LinkState) => void): () => void
  search(
    query: string,
    options?: { readonly types?: readonly EntityName[]; readonly limit?: number },
  ): Promise<readonly SearchHit[]>
  /** All matching ids of one type, best first: for filtered lists. */
  searchIds(query: string, type: EntityName): Promise<readonly EntityId[]>
  /** Everybody in the directory, as lists ask for them: filtered, counted, in order. */
  readonly people: People
  /** A value of this machine that only windows write (`localKeys`); `change` may be called again. */
  changeLocal<T>(key: string, change: (was: T | undefined) => T): Promise<void>
  /** Everything this replica holds, as one `.vmeste` bundle. */
  exportBundle(): Promise<Blob>
  importBundle(bytes: Uint8Array, options?: RunOptions): Promise<Result<Receipt>>
  rebuildRows(): Promise<void>
  /** Binds an editor to one rich text of an entity. */
  openText(entity: EntityId, name: string): Promise<Result<TextBinding>>
  /** Tells others that this window has the entity open, until the returned function is called. */
  show(entity: EntityId): () => void
  /** Who else has it open; the same array until it changes. */
  present(entity: EntityId): readonly Presence[]
  onPresence(listener: () => void): () => void
  /** The storage or the engine failed in a way that concerns the whole window (disk full, a newer version took over). */
  onProblem(listener: (problem: Problem) => void): () => void
  close(): Promise<void>
}

export type { CommandName, Problem, Result }
