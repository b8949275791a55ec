import type { Result } from '../lib/result.ts'
import type { MemberId } from '../model/ids.ts'
import type { Commit } from '../replica/commit.ts'
import type { ApplyRequest } from '../roster/apply.ts'
import type { NetworkKey } from '../roster/keys.ts'
import type { Statement } from '../roster/statement.ts'
import type { Link } from './link.ts'
import type { Message, MessageOf, Stage } from './messages.ts'
import type { Surroundings, SyncReplica } from './port.ts'

export interface DoorReplica extends SyncReplica {
  readonly me: MemberId
  commitStatement(statement: Statement): Promise<Result<Commit>>
}

/** What became of an application: it waits at this door or before the network, was declined, or is not taken here. */
export type Reception =
  | { readonly kind: Stage }
  | { readonly kind: 'declined'; readonly reason: string }
  /** As many wait here as this laptop holds. */
  | { readonly kind: 'full' }
  /** The person at this laptop does not want it. */
  | { readonly kind: 'notHere' }

/** Where a laptop keeps what was left at its door: bounded, whoever comes. */
export interface Applications {
  /** The network's name and its own questions. */
  asked(): Promise<{ readonly network: string; readonly questions: readonly string[] }>
  /** Does a request of hers lie here, or before the network? Then she only asks how it stands. */
  holds(member: MemberId): Promise<boolean>
  /** Its signatures hold, and it is nobody's who belongs here or did. One per member id: of two, the later written. */
  take(request: ApplyRequest): Promise<Reception>
}

export interface DoorOptions {
  readonly replica: DoorReplica
  /** The one in use now (P-KEY). */
  readonly key: () => NetworkKey
  readonly surroundings: Surroundings
  /** Somebody was let in over this link: it goes on as an ordinary one (`SyncEngine.addLink`). */
  readonly admitted: (link: Link) => void
  /** Without it nobody applies here. */
  readonly applications?: Applications
  /** Somebody says hello who may belong here. Unlike in the room, being at the door shows no key: a stranger must not be given the roster. */
  readonly returned?: (link: Link) => void
  /** Does this machine look for others here itself? Then it says so where nobody else speaks. */
  readonly seeks?: () => boolean
}

/** Why somebody is not let in; the guest's window says it in words as `join.<code>`. */
export type Refusal =
  | 'otherVersion'
  | 'busy'
  | 'inviteUnknown'
  | 'expired'
  | 'usedUp'
  | 'inviteRevoked'
  | 'badProof'
  | 'removed'
  | 'notNow'

/** Somebody at the door, from the first message on. */
export interface Visit {
  /** Gone, or handed over: nothing said now is heard. */
  readonly over: boolean
  say(message: Exclude<Message, { type: 'unknown' }>): void
  /** The link stays open for the guest to read this and close it; the timeout ends it otherwise. */
  refuse(code: Refusal): void
  close(reason: string): void
  /** Further messages of a longer talk; without it a second message is out of place and closes the link. */
  hear(listener: (message: Message) => void): void
  /** The talk is over and the link free for another user, who with `replay` hears the message that is being heard (a `hello`) too. */
  handOver(options?: { readonly replay?: boolean }): Link
}

/** What the door does for one kind of visitor; made once for a door, so that it may keep its own budget. A rejection refuses with `notNow`. */
export type Visitor<T extends Message['type']> = (visit: Visit, message: MessageOf<T>) => Promise<void>
