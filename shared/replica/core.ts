import { COUNTS_PER_MS, createHybridClock, type HybridClock } from '../lib/hybridClock.ts'
import { createPacer } from '../lib/pause.ts'
import { problem, type Result } from '../lib/result.ts'
import type { CommitId, DeviceId, EntityId, MemberId, NetId } from '../model/ids.ts'
import type { RosterCommit } from '../roster/facts.ts'
import { Roster } from '../roster/Roster.ts'
import { decodeStatement, type Statement } from '../roster/statement.ts'
import { CLIENT_SALT_BYTES } from './clientId.ts'
import { type Commit, type CommitOp, decodeCommit, payloadOf, type Signer, UPDATE_OP } from './commit.ts'
import { ERASED_SINCE, type ErasedSince, erasedEntities } from './erased.ts'
import type { FoldOp } from './fold.ts'
import type { CommitRecord, Store } from './ports.ts'
import { findCut } from './standingShift.ts'

/** What the parts of a replica share. One task at a time changes it (`Replica` queues them). */
export interface Core {
  readonly store: Store
  readonly net: NetId
  readonly me: MemberId
  readonly signer: Signer
  /** Epoch ms; never before the founding. */
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
  readonly clock: HybridClock
  /** Replaced when writing what it already knew has failed. */
  roster: Roster
  /** `prev` of commits whose device some revoke cuts; empty in a network without revokes. */
  readonly ancestry: Map<CommitId, { readonly device: DeviceId; readonly prev: readonly CommitId[] }>
  /** Stored data commits without effect. */
  cut: CutCommits
  /** What the rows show as erased (P-ERASE). */
  erasedSince: ErasedSince
  /** All that is stored, while its data came since the replica was opened empty; else null. Spares a first sync its look-ups, which would wait for the write under way. */
  whole: Whole | null
  /** Batches on their way into the store, in order: each write begins when the one before has succeeded. */
  readonly staged: Staged[]
  /** Entities that took too long to fold since this replica was opened (P-DOC-1). */
  readonly slow: Set<EntityId>
  /** The newest own commits; null when they have to be looked up. */
  heads: readonly Head[] | null
}

/** With the revoke that is to blame for each; '' where none is. */
export type CutCommits = ReadonlyMap<CommitId, CommitId>

/** Local key: `CutCommits`, written together with what changes it, so that nobody has to judge every commit again at each start. */
export const CUT = 'replica/cut'

/** What `prev` has to know of a commit (P-COMMIT-3). */
export type ChainLink = Pick<CommitRecord, 'roster' | 'device' | 'seq' | 'time'>

export interface Whole {
  readonly commits: Map<CommitId, ChainLink>
  readonly entities: Set<EntityId>
  /** `HAS_DATA` is set. */
  hasData: boolean
}

/** A batch that was checked and folded, but is not stored yet. */
export interface Staged {
  readonly commits: ReadonlyMap<CommitId, ChainLink>
  readonly entities: ReadonlySet<EntityId>
  /** It holds statements. */
  readonly roster: boolean
  /** Rejects when nothing of it was stored; then nothing that was staged on it is stored either. */
  readonly done: Promise<unknown>
}

export type Head = Pick<CommitRecord, 'id' | 'seq' | 'time'>

/** Local key: set once the store holds data commits. */
export const HAS_DATA = 'replica/hasData'

export interface ReplicaOptions {
  readonly store: Store
  readonly net: NetId
  readonly signer: Signer
  readonly member: MemberId
  /** Epoch ms. */
  readonly now: () => number
  /** Unguessable bytes. */
  readonly random: (bytes: number) => Uint8Array
}

/** Reads the statements only: how long it takes does not depend on how much data there is. */
export const openCore = async ({ store, net, signer, member, now, random }: ReplicaOptions): Promise<Core> => {
  // A clock without a battery says 2000: whatever is dated before the founding nobody would ever accept.
  const sure = () => Math.max(now(), Math.ceil((core.roster.statement(net as string)?.time ?? 0) / COUNTS_PER_MS))
  const hasData = (await store.local<boolean>(HAS_DATA)) === true
  const core: Core = {
    store,
    net,
    me: member,
    signer,
    now: sure,
    random,
    clock: createHybridClock(sure),
    roster: new Roster(net),
    ancestry: new Map(),
    cut: new Map(),
    erasedSince: (await store.local<ErasedSince>(ERASED_SINCE)) ?? new Map(),
    whole: null,
    staged: [],
    slow: new Set(),
    heads: null,
  }
  const statements = await loadRoster(core)
  if (!hasData)
    core.whole = {
      commits: new Map(statements.map((record) => [record.id, record])),
      entities: new Set(),
      hasData: false,
    }
  return core
}

/** Those of `ids` that are stored. */
export const storedAmong = async (
  { store, whole }: Pick<Core, 'store' | 'whole'>,
  ids: readonly CommitId[],
): Promise<Set<CommitId>> => (whole ? new Set(ids.filter((id) => whole.commits.has(id))) : store.known(ids))

/** Waits until no more than so many batches are on their way into the store. Whether they got there, others are told. */
export const settled = async (core: Pick<Core, 'staged'>, atMost = 0): Promise<void> => {
  while (core.staged.length > atMost) await core.staged[0]!.done.catch(() => {})
}

/** Builds the roster from what is stored, and gives that. */
export const loadRoster = async (core: Core): Promise<readonly CommitRecord[]> => {
  const pace = createPacer()
  const commits: RosterCommit[] = []
  const records = await core.store.statements()
  for (const record of records) {
    const commit = decodeStored(core, record)
    const statement = statementIn(commit)
    if (statement) commits.push(rosterCommitOf(commit, statement))
    await pace()
  }
  core.ancestry.clear()
  await loadAncestry(core, cutsIn(commits))
  core.roster = new Roster(core.net, (id) => core.ancestry.get(id))
  core.roster.add(commits)
  core.roster.takeReach()
  core.cut = (await core.store.local<CutCommits>(CUT)) ?? (await findCut(core, pace))
  return records
}

/** What revokes name as the last that counts. */
export const cutsIn = (commits: Iterable<RosterCommit>): CommitId[] =>
  [...commits].flatMap(({ statement }) => (statement?.k === 'revoke' ? statement.cut : []))

/** Walks down from the cuts of revokes, so that the roster can tell what lies below them. What is known on the way may hang in the air: the walk goes on below it. Gives the ids it found. */
export const loadAncestry = async (core: Core, from: readonly CommitId[]): Promise<CommitId[]> => {
  const walked = new Set<CommitId>()
  const loaded: CommitId[] = []
  for (let next = [...new Set(from)]; next.length > 0; ) {
    const found = await core.store.load(next.filter((id) => !core.ancestry.has(id)))
    for (const { id, device, prev } of found) {
      core.ancestry.set(id, { device, prev })
      loaded.push(id)
    }
    for (const id of next) walked.add(id)
    const below = next.flatMap((id) => core.ancestry.get(id)?.prev ?? [])
    next = [...new Set(below)].filter((id) => !walked.has(id))
  }
  return loaded
}

/** A stored commit was checked before it was stored: not decoding is a bug, or a damaged disk. */
export const decodeStored = (core: Pick<Core, 'net'>, record: CommitRecord): Commit => {
  const decoded = decodeCommit(record.bytes, core.net)
  if (!decoded.ok || decoded.value.id !== record.id) throw new Error(`stored commit ${record.id} is damaged`)
  return decoded.value
}

/** Null for a data commit, and for bytes that are no statement. */
export const statementIn = (commit: Commit): Statement | null => {
  const payload = commit.roster ? payloadOf(commit.ops[0]!) : null
  return payload && decodeStatement(payload)
}

export const rosterCommitOf = (commit: Commit, statement?: Statement): RosterCommit => ({
  id: commit.id,
  device: commit.device,
  prev: commit.prev,
  auth: commit.auth,
  time: commit.time,
  ...(statement ? { statement } : { entities: commit.ops.map((op) => op.entity) }),
})

/** What folding needs of one op; null when it is not an update or its body was erased. */
export const foldOpOf = (core: Core, commit: Commit, op: CommitOp, effective: boolean): FoldOp | null => {
  const payload = op.kind === UPDATE_OP ? payloadOf(op) : null
  if (!payload) return null
  return {
    commit: commit.id,
    time: commit.time,
    device: commit.device,
    by: core.roster.grant(commit.auth)?.member ?? '',
    update: payload.subarray(CLIENT_SALT_BYTES),
    cut: !effective,
  }
}

export const isEffective = (core: Core, commit: Commit): boolean => core.roster.effective(rosterCommitOf(commit))

/** The entity's ops as stored now, any order; none of what is erased. */
export const opsOf = async (core: Core, entity: EntityId): Promise<FoldOp[]> => {
  const ops: FoldOp[] = []
  if (erasedEntities(core).has(entity)) return ops
  for (const record of await core.store.touching(entity)) {
    const commit = decodeStored(core, record)
    const effective = isEffective(core, commit)
    for (const op of commit.ops) {
      const foldOp = op.entity === entity ? foldOpOf(core, commit, op, effective) : null
      if (foldOp) ops.push(foldOp)
    }
  }
  return ops
}

export const notAllowed = (): Result<never> => problem('notAllowed')
