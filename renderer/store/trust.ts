import type { Problem, Result } from '../../shared/lib/result.ts'
import type { Role } from '../../shared/model/defineEntity.ts'
import type { EntityName } from '../../shared/model/entities.ts'
import type { CommitId, DeviceId, EntityId, MemberId, ScopeId } from '../../shared/model/ids.ts'
import type { OnlyMine, PrivateField } from '../../shared/queries/visibleMember.ts'
import type { About } from './about/aboutPeople.ts'

/** What windows ask of the engine about who belongs, who may, and whose laptop is whose. `null` stands for "nothing". */

/** What is taken back: membership or one role of it, one laptop, or an invitation. */
export type RevokeAim =
  | { readonly by: 'member'; readonly member: MemberId; readonly role?: Role; readonly scope?: ScopeId }
  | { readonly by: 'device'; readonly device: DeviceId }
  /** `keep`: who came through it stays. */
  | { readonly by: 'invite'; readonly invite: CommitId; readonly keep: boolean }

/** What still counts of what they did: all that is known here (the default), what was made before a moment (epoch ms), or nothing. */
export type Cutoff = 'known' | 'nothing' | { readonly before: number }

export interface RevokePreview {
  /** Changes that would be set aside. */
  readonly changes: number
  /** What they changed, newest first, at most 200; `total` counts all. `becomes`: it vanishes, or shows what stood before. */
  readonly entities: readonly { readonly id: EntityId; readonly becomes: 'gone' | 'earlier' | 'back' }[]
  readonly total: number
  /** Who would not belong any more: themselves and people they admitted. */
  readonly members: readonly MemberId[]
  /** Others who would lose a role they were given. */
  readonly roles: readonly { readonly member: MemberId; readonly role: Role; readonly scope?: ScopeId }[]
}

/** One taking back, as it stands. */
export interface Revocation {
  readonly id: CommitId
  readonly aim: RevokeAim
  readonly by: MemberId
  readonly at: number
  readonly reason: string
  /** It has no effect any more: taken back itself, or replaced. */
  readonly undone: boolean
  /** This person may undo it. */
  readonly mayUndo: boolean
}

/** Standing changed here, by one's own act or by what came from others: what changed and why. Kept on this machine. */
export interface Notice {
  readonly id: string
  /** When it took effect here, epoch ms. */
  readonly at: number
  readonly kind: 'removed' | 'roleTaken' | 'deviceLost' | 'inviteRevoked' | 'restored'
  readonly revocation: CommitId
  readonly about: MemberId | ''
  readonly by: MemberId | ''
  readonly role?: Role
  readonly scope?: ScopeId
  /** Changes that lost or regained effect. */
  readonly setAside: number
  readonly restored: number
  /** What shows something else now, at most 500. */
  readonly entities: readonly EntityId[]
  /** What those of them were called that have no row any more. */
  readonly titles?: Readonly<Record<EntityId, string>>
}

export interface InvitationInfo {
  readonly via: CommitId
  readonly note: string
  readonly by: MemberId
  readonly at: number
  readonly until: number
  /** 0: any number. */
  readonly uses: number
  /** What who comes through it becomes. */
  readonly role: Role
  readonly state: 'open' | 'usedUp' | 'expired' | 'revoked'
  /** Who came through it, oldest first. */
  readonly came: readonly {
    readonly member: MemberId
    readonly name: string
    readonly at: number
    readonly active: boolean
  }[]
  /** Only on the laptop that made it. */
  readonly link?: string
}

/** Somebody without an invitation who left an application at this laptop's door: not in the network's data yet. */
export interface HeldApplication {
  readonly member: MemberId
  readonly name: string
  readonly intro: string
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  /** Last knock. */
  readonly at: number
}

export interface Device {
  readonly device: DeviceId
  /** What she calls it; '' without a name. `paper`: the recovery sheet. */
  readonly name: string
  readonly kind: 'first' | 'linked' | 'paper'
  readonly since: number
  /** This machine. */
  readonly here: boolean
  readonly state: 'active' | 'lost'
  /** Its latest change that is known here, epoch ms; 0 for none. */
  readonly lastSeen: number
  /**
   * Who can close it off: this laptop; a recovery sheet of hers, whose words have to be typed here; these others; only another laptop
   * of hers, from which it was added. Nobody: `[]`, where the network began on it. Of what is closed off, and of the laptop that asks, it says nothing.
   */
  readonly closers: 'here' | 'sheet' | 'elsewhere' | readonly MemberId[]
}

/** Linking a second laptop, seen from either side. */
export type LinkState =
  | { readonly step: 'waiting' }
  /** Both show the same four words if nobody stands between them. */
  | { readonly step: 'compare'; readonly words: readonly string[]; readonly name: string }
  | { readonly step: 'done'; readonly device: DeviceId }
  | { readonly step: 'failed'; readonly problem: Problem }

export interface RecoverySheet {
  readonly device: DeviceId
  readonly words: readonly string[]
  /** What the QR code holds, and what can be typed instead: words and network. */
  readonly link: string
}

/** The key of the rooms (P-KEY), as a person may see it. */
export interface KeyState {
  /** When the one in use was made, epoch ms. */
  readonly since: number
  /** Active laptops that are not known to have it. */
  readonly waiting: readonly { readonly device: DeviceId; readonly member: MemberId }[]
}

/** Something erased (P-ERASE). */
export interface Erasure {
  readonly entity: EntityId
  /** '' for a type of a newer version. */
  readonly type: EntityName | ''
  readonly by: MemberId | ''
  /** When it was said, epoch ms. */
  readonly at: number
  /** When what it said goes, or went, from this machine's disk. */
  readonly forgottenAt: number
}

/** Entities that only their member writes, removed ones included. */
export interface OwnRecords {
  /** Null when there is none (any more). */
  readonly profile: EntityId | null
  readonly rsvps: readonly EntityId[]
  readonly vouches: readonly EntityId[]
}

/** Every request, by method; the handlers stand in `renderer/worker/trust/`. */
export interface TrustRequests {
  // Standing
  previewRevoke: { args: { aim: RevokeAim; cutoff: Cutoff }; value: Result<RevokePreview> }
  revoke: { args: { aim: RevokeAim; cutoff: Cutoff; reason: string }; value: Result<{ revocation: CommitId }> }
  /** Undoes a revocation: what was set aside counts again, and the person may again what she might. */
  restore: { args: { revocation: CommitId; reason: string }; value: Result<null> }
  grant: { args: { member: MemberId; role: Role; scope?: ScopeId; reason: string }; value: Result<{ grant: CommitId }> }
  revocations: { args: null; value: Result<readonly Revocation[]> }
  notices: { args: null; value: Result<readonly Notice[]> }

  // Keys
  keyState: { args: null; value: Result<KeyState> }

  // Devices
  devices: { args: { member: MemberId }; value: Result<readonly Device[]> }
  /** What the other laptop scans; how it goes on is told by `link` events. A second call begins anew. */
  beginLink: { args: { hubs: readonly string[] }; value: Result<{ link: string; until: number }> }
  /** The person compared the words. */
  confirmLink: { args: { same: boolean }; value: Result<null> }
  makeSheet: { args: { hubs: readonly string[] }; value: Result<RecoverySheet> }
  /** The sheet that the network began with, as long as its founder has not said that it is on paper; null otherwise. */
  firstSheet: { args: { hubs: readonly string[] }; value: Result<RecoverySheet | null> }
  /** It is: from now on it is nowhere but there. */
  sheetKept: { args: null; value: Result<null> }
  /** Closes a laptop off in the name of the sheet whose words (or code) these are. Problems: `readSheet`'s, `sheet.notHers`, those of `revoke`. */
  closeWithSheet: { args: { device: DeviceId; sheet: string }; value: Result<{ revocation: CommitId }> }

  // Door and admission
  /** The address for applying without an invitation: no secret in it. */
  applyLink: { args: { hubs: readonly string[] }; value: Result<{ link: string }> }
  atDoor: { args: null; value: Result<readonly HeldApplication[]> }
  /** Brings a held application before the network. */
  takeIn: { args: { member: MemberId }; value: Result<{ application: EntityId }> }
  sendAway: { args: { member: MemberId }; value: Result<null> }
  decide: { args: { application: EntityId; admit: boolean; reason: string }; value: Result<null> }
  invitations: { args: null; value: Result<readonly InvitationInfo[]> }

  // Privacy
  /** Hidden everywhere at once; the bodies go after 30 days (P-ERASE). */
  erase: { args: { entities: readonly EntityId[] }; value: Result<null> }
  /** What is erased for good, newest first. */
  erasures: { args: null; value: Result<readonly Erasure[]> }
  /** What this person may erase because it is hers. */
  ownRecords: { args: null; value: Result<OwnRecords> }
  /** Keeps these fields on this machine only, empty ones too; null ends it for one. The record is not touched. */
  keepForMe: { args: { values: { readonly [F in PrivateField]?: OnlyMine[F] | null } }; value: Result<null> }
  /** Everything that is about, or was made by, this person: one JSON file (docs/my-data.md). */
  /** `people`: what she keeps about people on this machine (`About`). */
  exportMine: { args: { readonly people: readonly About[] }; value: Result<Blob> }
}
