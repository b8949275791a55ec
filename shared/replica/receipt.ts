import type { EntityName } from '../model/entities.ts'
import type { CommitId, DeviceId, EntityId, MemberId } from '../model/ids.ts'

/** One of two values that people gave the same field without knowing of each other. `at` is epoch ms. */
export interface ClashSide {
  readonly value: unknown
  readonly by: MemberId | ''
  readonly at: number
}

export interface Clash {
  readonly entity: EntityId
  readonly type: EntityName
  /** The entity's name or title at the time. */
  readonly title: string
  readonly field: string
  /** What stands. */
  readonly kept: ClashSide
  /** What stood on the other side; one click takes it instead. */
  readonly other: ClashSide
  /** Somebody who knew both values has written since, while the meeting lasted. */
  readonly settled?: true
}

export interface Arrival {
  readonly entity: EntityId
  readonly type: EntityName
  readonly title: string
  readonly by: MemberId | ''
  /** `merged`: it was made one with another record, and is read as that one. */
  readonly change: 'new' | 'changed' | 'removed' | 'merged'
}

/** What one meeting with one peer brought (product principle 2). Stored locally under `receipt/<id>`, never synced. */
export interface Receipt {
  readonly id: string
  readonly peer: { readonly device: DeviceId; readonly member: MemberId | ''; readonly name: string }
  /** Epoch ms. */
  readonly from: number
  readonly until: number
  readonly counts: Readonly<Partial<Record<EntityName, { readonly added: number; readonly changed: number }>>>
  /** The first 500, newest last. */
  readonly arrivals: readonly Arrival[]
  readonly clashes: readonly Clash[]
  /** Statements that took something from somebody, or gave it back. */
  readonly revokes?: readonly CommitId[]
  /** Commits that went to the peer. */
  readonly sent: number
  readonly received: number
  /** Of a file: commits that wait because they are dated in the future. */
  readonly tooEarly?: number
}
