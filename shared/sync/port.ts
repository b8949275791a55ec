import type { CommitId, DeviceId, NetId } from '../model/ids.ts'
import type { Signer } from '../replica/commit.ts'
import type { CommitRecord } from '../replica/ports.ts'
import type { Roster } from '../roster/Roster.ts'
import type { KeySource } from './keySource.ts'
import type { PictureSource } from './pictureSource.ts'

/** What became of commits that a peer sent. */
export interface Taken {
  /** What was stored. */
  readonly records: readonly CommitRecord[]
  /** Not stored, but worth another try: what they need may come yet. */
  readonly refused: readonly { readonly id: CommitId; readonly rule: string }[]
  /** The broken rule, if the sender cannot be honest; then nothing was stored. */
  readonly fatal: string | null
}

export interface Change {
  readonly records: readonly CommitRecord[]
  /** Bodies that were missing came back (P-ERASE-5). */
  readonly filled?: boolean
  /** `local`, or the source given to `accept`. */
  readonly origin: string
}

/** All that syncing needs of a replica. */
export interface SyncReplica {
  readonly net: NetId
  readonly device: DeviceId
  readonly roster: Roster
  /** What may go to others: bodies of what is erased are left out (P-ERASE). */
  readonly offers: {
    days(roster: boolean): Promise<Map<number, CommitId[]>>
    load(ids: readonly CommitId[]): Promise<CommitRecord[]>
  }
  /** Stored commits whose bodies are missing although nothing of theirs is erased (P-ERASE-5). */
  lacking(): Promise<CommitId[]>
  accept(commits: readonly Uint8Array[], source: string): Promise<Taken>
  /** Would the device belong here if these statements were taken, as one batch? Nothing is stored. */
  wouldBelong(device: DeviceId, statements: readonly Uint8Array[]): Promise<boolean>
  /** Do these statements show, without what their authors said before, that the device belongs here? Nothing is stored. */
  vouches(device: DeviceId, passport: readonly Uint8Array[]): Promise<boolean>
  /** After commits were stored. Returns how to stop listening. */
  onChange(listener: (change: Change) => void): () => void
}

/** Time and chance, given from outside so that tests rule them. */
export interface Surroundings {
  /** Epoch ms. */
  now(): number
  random(bytes: number): Uint8Array
  /** Runs the task once after `ms`; the returned function prevents it. */
  after(ms: number, task: () => void): () => void
}

export interface SyncOptions {
  readonly replica: SyncReplica
  readonly signer: Signer
  readonly surroundings: Surroundings
  /** Without it nobody is asked for the network's key, and nobody given it. */
  readonly keys?: KeySource
  /** Without it no pictures are given or asked for. */
  readonly pictures?: PictureSource
}
