import type { Grant } from '../model/defineEntity.ts'
import type { CommitId, DeviceId, EntityId, MemberId, NetId } from '../model/ids.ts'
import type { LinkStatement, Revoke, Statement } from './statement.ts'

/** What the roster needs to know of a commit: of a statement commit all of it, of a data commit the entities it writes. */
export interface RosterCommit {
  readonly id: CommitId
  readonly device: DeviceId
  readonly prev: readonly CommitId[]
  /** Id of the grant's commit; of `found` it names nothing. */
  readonly auth: CommitId
  /** ms * 1024 + counter. */
  readonly time: number
  readonly statement?: Statement
  readonly entities?: readonly EntityId[]
}

/** Of any stored commit, data commits included; undefined while it is not here. Asked only about devices that a revoke cuts. */
export type Ancestry = (id: CommitId) => { readonly device: DeviceId; readonly prev: readonly CommitId[] } | undefined

/** A grant as it was said, formed or not. */
export interface SaidGrant extends Grant {
  readonly commit: RosterCommit
  readonly after: ReadonlySet<CommitId>
}

export interface SaidRevoke {
  readonly commit: RosterCommit
  readonly target: Revoke['target']
  readonly cut: readonly CommitId[]
  readonly keep: ReadonlySet<CommitId>
  readonly replaces: readonly CommitId[]
}

export interface SaidLink {
  readonly commit: RosterCommit
  readonly statement: LinkStatement
}

type ReadOnly<M> =
  M extends Map<infer K, (infer V)[]>
    ? ReadonlyMap<K, readonly V[]>
    : M extends Map<infer K, infer V>
      ? ReadonlyMap<K, V>
      : M

/** The statements as said, for reading. */
export type Said = {
  readonly [K in
    | 'grantsOf'
    | 'links'
    | 'revokes'
    | 'revokesOfMember'
    | 'revokesOfDevice'
    | 'revokesOfInvite'
    | 'by'
    | 'through']: ReadOnly<Facts[K]>
}

/** A member's id is the id of the first device, and the other way round. */
export const firstDeviceOf = (member: MemberId): DeviceId => member as string
export const memberStartingWith = (device: DeviceId): MemberId => device as string

const add = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const grantSaidBy = (commit: RosterCommit, net: NetId): SaidGrant | null => {
  const s = commit.statement
  const base = { id: commit.id, commit }
  if (s?.k === 'found') return commit.id === net ? { ...base, member: s.member, role: 'root', after: new Set() } : null
  if (s?.k === 'admit') return { ...base, member: s.member, role: 'member', after: new Set(s.after) }
  if (s?.k !== 'grant') return null
  return { ...base, member: s.member, role: s.role, ...(s.scope && { scope: s.scope }), after: new Set(s.after) }
}

/** The statements as said, indexed by what the rules ask for. Judges nothing. */
export class Facts {
  readonly commits = new Map<CommitId, RosterCommit>()
  readonly grants = new Map<CommitId, SaidGrant>()
  readonly grantsOf = new Map<MemberId, SaidGrant[]>()
  /** By the device that was linked. */
  readonly links = new Map<DeviceId, SaidLink[]>()
  readonly devicesOf = new Map<MemberId, DeviceId[]>()
  readonly revokesOfMember = new Map<MemberId, SaidRevoke[]>()
  readonly revokesOfDevice = new Map<DeviceId, SaidRevoke[]>()
  readonly revokesOfInvite = new Map<CommitId, SaidRevoke[]>()
  readonly erasesOf = new Map<EntityId, RosterCommit[]>()
  readonly revokes = new Map<CommitId, SaidRevoke>()
  /** By the grant they name. */
  readonly under = new Map<CommitId, RosterCommit[]>()
  /** By the device that made them. */
  readonly by = new Map<DeviceId, RosterCommit[]>()
  /** Admissions by the invite they name. */
  readonly through = new Map<CommitId, RosterCommit[]>()

  constructor(readonly net: NetId) {}

  /** False when it was there. */
  add(commit: RosterCommit): boolean {
    if (this.commits.has(commit.id)) return false
    this.commits.set(commit.id, commit)
    add(this.under, commit.auth, commit)
    add(this.by, commit.device, commit)
    const s = commit.statement
    if (s?.k === 'admit' && s.via !== undefined) add(this.through, s.via, commit)
    const grant = grantSaidBy(commit, this.net)
    if (grant) {
      this.grants.set(grant.id, grant)
      add(this.grantsOf, grant.member, grant)
    }
    if (s?.k === 'link') {
      add(this.links, s.dev, { commit, statement: s })
      add(this.devicesOf, s.member, s.dev)
    }
    if (s?.k === 'erase') add(this.erasesOf, s.entity, commit)
    if (s?.k === 'revoke') {
      const { target, cut, replaces } = s
      const revoke: SaidRevoke = { commit, target, cut, keep: new Set(s.keep), replaces }
      this.revokes.set(commit.id, revoke)
      if (target.by === 'member') add(this.revokesOfMember, target.member, revoke)
      else if (target.by === 'device') add(this.revokesOfDevice, target.device, revoke)
      else add(this.revokesOfInvite, target.invite, revoke)
    }
    return true
  }

  linksOf(device: DeviceId, member: MemberId): SaidLink[] {
    return this.links.get(device)?.filter((link) => link.statement.member === member) ?? []
  }
}
