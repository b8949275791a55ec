import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import { type Facts, firstDeviceOf, type RosterCommit, type SaidGrant } from './facts.ts'
import type { RevokeTarget } from './statement.ts'

/**
 * Whose effect may have changed: the statements named, and every commit made under one of the grants or on one of the devices.
 * More than really changed, never less.
 */
export interface Reach {
  readonly statements: ReadonlySet<CommitId>
  readonly grants: ReadonlySet<CommitId>
  readonly devices: ReadonlySet<DeviceId>
}

/**
 * How far a new revoke, a new link or a cut that goes further can be felt: along grants to what was done under them, from a device to
 * those it linked, from an invite to who came through it, from a revoke to what it had taken back. So that removing one of 20,000
 * people costs what she did, not what everybody did.
 */
export class ReachBuilder implements Reach {
  readonly statements = new Set<CommitId>()
  readonly grants = new Set<CommitId>()
  readonly devices = new Set<DeviceId>()
  readonly #queue: (() => void)[] = []
  #settling = false

  constructor(private readonly facts: Facts) {}

  /** Together with what was found earlier. */
  join(other: Reach): this {
    for (const id of other.statements) this.statements.add(id)
    for (const id of other.grants) this.grants.add(id)
    for (const id of other.devices) this.devices.add(id)
    return this
  }

  /** What a revoke of this target can change. */
  target(target: RevokeTarget): void {
    if (target.by === 'device') this.#device(target.device)
    else if (target.by === 'invite') this.#each(this.facts.through.get(target.invite))
    else
      for (const grant of this.facts.grantsOf.get(target.member) ?? []) if (aims(target, grant)) this.#grant(grant.id)
    this.#settle()
  }

  /** What a new link can change: which of the member's devices brought in which, and so which may remove which. */
  linked(member: MemberId): void {
    for (const grant of this.facts.grantsOf.get(member) ?? []) this.#grant(grant.id)
    for (const device of [firstDeviceOf(member), ...(this.facts.devicesOf.get(member) ?? [])]) this.#device(device)
    this.#settle()
  }

  #each(commits: readonly RosterCommit[] = []): void {
    for (const commit of commits) this.#queue.push(() => this.#statement(commit))
  }

  #grant(id: CommitId): void {
    if (this.grants.has(id)) return
    this.grants.add(id)
    this.#each(this.facts.under.get(id))
  }

  #device(device: DeviceId): void {
    if (this.devices.has(device)) return
    this.devices.add(device)
    const made = this.facts.by.get(device) ?? []
    this.#each(made)
    for (const { statement } of made) if (statement?.k === 'link') this.#queue.push(() => this.#device(statement.dev))
  }

  #statement(commit: RosterCommit): void {
    if (this.statements.has(commit.id)) return
    this.statements.add(commit.id)
    const s = commit.statement
    if (s?.k === 'invite') this.#each(this.facts.through.get(commit.id))
    else if (s?.k === 'revoke') this.target(s.target)
    else if (this.facts.grants.has(commit.id)) this.#grant(commit.id)
  }

  /** A queue rather than recursion: a chain of 20,000 grants must not overflow the stack. */
  #settle(): void {
    if (this.#settling) return
    this.#settling = true
    for (let task = this.#queue.pop(); task; task = this.#queue.pop()) task()
    this.#settling = false
  }
}

const aims = (target: RevokeTarget & { by: 'member' }, grant: SaidGrant): boolean =>
  target.role === undefined || (target.role === grant.role && target.scope === grant.scope)
