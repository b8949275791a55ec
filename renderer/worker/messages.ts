import type { CommandOutcome } from '../../shared/commands/command.ts'
import type { Problem, Result } from '../../shared/lib/result.ts'
import type { CommitId, DeviceId, EntityId, MemberId, NetId } from '../../shared/model/ids.ts'
import type { Receipt } from '../../shared/replica/receipt.ts'
import type { Renewal } from '../../shared/replica/textSession.ts'
import type { Room } from '../../shared/roster/keys.ts'
import type { InvitedRole } from '../../shared/roster/statement.ts'
import type { EngineStatus, Invitation, Progress } from '../store/api.ts'
import type { LinkState, TrustRequests } from '../store/trust.ts'
import type { Newcomer } from './knock.ts'

/** What a worker is told first: which network, and whether it is there already. */
export type StartMode =
  | { readonly mode: 'open' }
  | { readonly mode: 'found'; readonly network: string; readonly name: string; readonly sample: SampleRequest | null }
  | { readonly mode: 'join'; readonly invitation: string; readonly name: string }
  /** `name`: what the person calls this laptop. */
  | { readonly mode: 'link'; readonly link: string; readonly name: string }
  | { readonly mode: 'recover'; readonly sheet: string }
  /** A door has let her in: its link is offered next. */
  | { readonly mode: 'arrive'; readonly newcomer: Newcomer }

export interface SampleRequest {
  readonly seed: number
  readonly locale: 'en' | 'de' | 'ru'
}

export interface Identity {
  readonly net: NetId
  readonly me: MemberId
  readonly device: DeviceId
}

/** An editor's session on one entity's rich texts. Kept by the window alone, so it outlives a change of the owner. */
export interface TextTicket {
  readonly entity: EntityId
  /** Yjs client id that the edits carry (P-DOC-4), and the salt it is made with. */
  readonly clientId: number
  readonly salt8: Uint8Array
}

export interface OpenedText extends TextTicket {
  /** The folded state, V1. */
  readonly update: Uint8Array
  readonly readOnly: boolean
}

/** What others may see of a window: transient, never stored (P-SYNC-4). */
export type LiveMessage =
  | {
      readonly kind: 'here'
      readonly device: DeviceId
      readonly window: string
      readonly name: string
      readonly entities: readonly EntityId[]
    }
  | {
      readonly kind: 'caret'
      readonly device: DeviceId
      readonly entity: EntityId
      readonly text: string
      readonly update: Uint8Array
    }

/** What the window needs to find others: names and passwords of the rooms (P-SYNC-5, P-SYNC-6). */
export interface Rooms {
  readonly room: Room
  readonly door: Room
  /** It is this machine's turn to be there; who finds nobody in the room looks there too. */
  readonly keepsDoor: boolean
  /** Where a second laptop is awaited, while it is. */
  readonly link: Room | null
}

/** How a link came about: in the network's room, at its door, or where a second laptop is linked. */
export type Purpose = 'room' | 'door' | 'link'

/** Every request a window can make of the engine, by method. `null` stands for "nothing". */
export interface Requests extends TrustRequests {
  run: { args: { name: string; args: unknown }; value: Result<CommandOutcome<unknown>> }
  openText: { args: { entity: EntityId }; value: Result<OpenedText> }
  /** What these commits, or all (null), mean for an open document. */
  textUpdates: { args: { entity: EntityId; commits: readonly CommitId[] | null }; value: readonly Uint8Array[] }
  commitText: { args: { ticket: TextTicket; update: Uint8Array }; value: Result<null> }
  /** What was typed in a session that is over; `into`: what it gave for an earlier part. */
  renewText: { args: { ticket: TextTicket; update: Uint8Array; into?: Renewal | undefined }; value: Result<Renewal> }
  /** `hubs`: where the newcomer finds the network besides her own hub. */
  invite: {
    args: { until: number; note: string; uses: number; role: InvitedRole; hubs: readonly string[] }
    value: Result<Invitation>
  }
  exportBundle: { args: null; value: Blob }
  importBundle: { args: { bytes: Uint8Array }; value: Result<Receipt> }
  /** A receipt's clash (`clashKey`) is looked at and needs nobody any more. */
  decideClash: { args: { clash: string }; value: null }
  /** Somebody looks at pictures that are not here. */
  wantPictures: { args: { ids: readonly string[] }; value: null }
  rebuildRows: { args: null; value: null }
  live: { args: LiveMessage; value: null }
  rooms: { args: null; value: Rooms }
  /** The window that meets others says how it stands with the hub. */
  mesh: { args: { state: EngineStatus['mesh'] }; value: null }
}

export type Method = keyof Requests
export type ArgsOf<M extends Method> = Requests[M]['args']
export type ValueOf<M extends Method> = Requests[M]['value']

/** Safe to run twice, so they are simply asked again when the owner changes; the rest then fail with `engine.interrupted`. */
export const repeatable: ReadonlySet<Method> = new Set<Method>([
  'openText',
  'textUpdates',
  // Yjs ignores what it has: a second commit with the same update changes nothing.
  'commitText',
  'exportBundle',
  'decideClash',
  'wantPictures',
  'rebuildRows',
  'live',
  'rooms',
  'mesh',
  'previewRevoke',
  'revocations',
  'notices',
  'keyState',
  'devices',
  'atDoor',
  'invitations',
  'erasures',
  'ownRecords',
  'keepForMe',
  'exportMine',
])

/** One call: from a window to its worker, and from a worker that does not own the database to the one that does. */
export type Call =
  | { readonly kind: 'request'; readonly id: string; readonly method: Method; readonly args: unknown }
  | { readonly kind: 'cancel'; readonly id: string }

export type Reply =
  /** The request is in the owner's hands: from here on it must not be sent again unless it is repeatable. */
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'progress'; readonly id: string; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: string; readonly value: unknown }
  /** Bugs and storage failures; what a person can cause comes as a `Result` in `done`. */
  | { readonly kind: 'failed'; readonly id: string; readonly problem: Problem }

/** How far joining is; what it ends with comes as `started`. */
export type Joining =
  /** `heard`: what the last door said that is not final. */
  | { readonly step: 'looking'; readonly heard: Problem | null }
  | { readonly step: 'found'; readonly name: string }
  /** The keys are stored: this machine belongs to the network, whatever happens from now on. */
  | { readonly step: 'admitted'; readonly identity: Identity }
  | { readonly step: 'receiving'; readonly progress: Progress }

/** What happens without being asked for. */
export type EngineEvent =
  | { readonly kind: 'status'; readonly status: EngineStatus }
  /** Stored and in the tables. `commits` is null when they are too many to name. */
  | { readonly kind: 'changed'; readonly entities: readonly EntityId[]; readonly commits: readonly CommitId[] | null }
  | { readonly kind: 'live'; readonly message: LiveMessage }
  | { readonly kind: 'join'; readonly state: Joining }
  /** Linking a second laptop goes on. */
  | { readonly kind: 'link'; readonly state: LinkState }
  /** The rooms have another name from now on (P-KEY). */
  | { readonly kind: 'rooms' }
  /** The engine runs in another worker from now on. */
  | { readonly kind: 'owner' }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Window -> its worker. */
export type ToWorker =
  | { readonly kind: 'start'; readonly key: string; readonly start: StartMode }
  | Call
  | { readonly kind: 'close' }
  /** While linking this laptop: the person compared the words. */
  | { readonly kind: 'compared'; readonly same: boolean }
  | LinkToWorker

/** Worker -> its window. */
export type ToWindow =
  | { readonly kind: 'started'; readonly identity: Result<Identity> }
  | Reply
  | EngineEvent
  | { readonly kind: 'closed' }
  | LinkToWindow

/** Frames and fate of links that live in the window; frames are transferred, not copied. */
export type LinkToWorker =
  | {
      readonly kind: 'link.open'
      readonly link: string
      readonly purpose: Purpose
      readonly role: 'initiator' | 'responder'
      readonly fingerprints: { readonly local: string; readonly remote: string }
    }
  | { readonly kind: 'link.frame'; readonly link: string; readonly frame: Uint8Array }
  | { readonly kind: 'link.closed'; readonly link: string; readonly reason: string }
  /** The window has passed on this many bytes more. */
  | { readonly kind: 'link.drained'; readonly link: string; readonly bytes: number }

export type LinkToWindow =
  | { readonly kind: 'link.send'; readonly link: string; readonly frame: Uint8Array }
  | { readonly kind: 'link.close'; readonly link: string; readonly reason: string }

/** Between the workers of one network on this machine (BroadcastChannel). */
export type Peering =
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'whoOwns' }
  | { readonly kind: 'call'; readonly from: string; readonly owner: string; readonly call: Call }
  | { readonly kind: 'reply'; readonly to: string; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: EngineEvent }
