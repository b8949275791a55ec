import { concatBytes } from '../lib/bytes.ts'
import { hybridOf } from '../lib/hybridClock.ts'
import type { CommitId, EntityId } from '../model/ids.ts'
import { type Commit, MAX_PREV, type NewOp, SALT_BYTES, signCommit, UPDATE_OP } from './commit.ts'
import type { Core, Head } from './core.ts'

const MINUTES_AHEAD = 5

/** Where the next own commit goes on: every head that others would accept a successor of now (P-COMMIT-3). */
const ownHeads = async (core: Core): Promise<readonly Head[]> => {
  const latest = hybridOf(core.now() + MINUTES_AHEAD * 60_000)
  let heads: readonly Head[] = core.heads ?? (await core.store.heads(core.signer.device))
  // Commits dated in the future (the clock was wrong then) are left aside: a successor would be refused until that day.
  while (heads.length > 0 && heads.every((head) => head.time > latest)) {
    const records = await core.store.load(heads.map((head) => head.id))
    heads = await core.store.load([...new Set(records.flatMap((record) => record.prev))])
  }
  return heads
    .filter((head) => head.time <= latest)
    .sort((a, b) => b.seq - a.seq)
    .slice(0, MAX_PREV)
}

export interface ToSign {
  readonly auth: CommitId
  readonly ops: readonly NewOp[]
}

/** Signs commits of this device, one after the other. Call `signedLast` once they are stored. */
export const signAll = async (core: Core, list: readonly ToSign[], between: () => Promise<void> | undefined) => {
  let heads = await ownHeads(core)
  const commits: Commit[] = []
  for (const { auth, ops } of list) {
    const seq = Math.max(0, ...heads.map((head) => head.seq)) + 1
    const time = core.clock.tick(Math.max(0, ...heads.map((head) => head.time)))
    const prev = heads.map((head) => head.id)
    const commit = await signCommit(core.net, { seq, prev, time, auth, ops }, core.signer)
    heads = [commit]
    commits.push(commit)
    await between()
  }
  return commits
}

/** `salt8` is the client id's (P-DOC-4). */
export const updateOp = (core: Core, entity: EntityId, salt8: Uint8Array, update: Uint8Array): NewOp => ({
  entity,
  kind: UPDATE_OP,
  body: concatBytes(core.random(SALT_BYTES), salt8, update),
})

/** From here the next commit goes on. */
export const signedLast = (core: Core, commits: readonly Commit[]): void => {
  const last = commits.at(-1)
  if (last) core.heads = [last]
}
