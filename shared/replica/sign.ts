import { concatBytes } from '../lib/bytes.ts'
import { type HybridTime, hybridOf } from '../lib/hybridClock.ts'
import type { CommitId, EntityId } from '../model/ids.ts'
import { type Commit, MAX_PREV, type NewOp, SALT_BYTES, STATEMENT_OP, signCommit, UPDATE_OP } from './commit.ts'
import type { Core, Head } from './core.ts'

const MINUTES_AHEAD = 5

/** Where the next own commit goes on (P-COMMIT-3): data on every head, of statements too; a statement on statements alone. */
const ownHeads = async (core: Core, roster: boolean): Promise<readonly Head[]> => {
  const latest = hybridOf(core.now() + MINUTES_AHEAD * 60_000)
  let heads = roster ? await statementHeads(core) : (core.heads ?? (await core.store.heads(core.signer.device)))
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

/** The heads once `after` are there as well. */
const behind = (heads: readonly Head[], after: readonly Commit[]): readonly Head[] => {
  const named = new Set(after.flatMap(({ prev }) => prev))
  return [...after, ...heads].filter(({ id }) => !named.has(id)).slice(0, MAX_PREV)
}

/** The roster must be syncable before the data, so no statement may need a data commit. */
const statementHeads = async ({ roster, signer, store }: Core): Promise<readonly Head[]> => {
  const own = roster.said.by.get(signer.device) ?? []
  const named = new Set(own.flatMap(({ prev }) => prev))
  return store.load(own.flatMap(({ id }) => (named.has(id) ? [] : [id])))
}

export interface ToSign {
  readonly auth: CommitId
  readonly ops: readonly NewOp[]
}

/**
 * Signs commits of this device, one after the other: all data, or all statements; what names those before it comes as a function
 * of them. `since`: the time their client ids were made
 * at, for no commit may be dated before (P-DOC-4). Call `signedLast` once they are stored.
 */
export const signAll = async (
  core: Core,
  list: readonly (ToSign | ((made: readonly Commit[]) => ToSign))[],
  between: () => Promise<void> | undefined,
  since: HybridTime = 0,
  /** Own statements that were signed just now and are stored with these. */
  after: readonly Commit[] = [],
) => {
  let heads: readonly Head[] | undefined
  const commits: Commit[] = []
  for (const each of list) {
    const { auth, ops } = typeof each === 'function' ? each(commits) : each
    heads ??= behind(await ownHeads(core, ops[0]?.kind === STATEMENT_OP), after)
    const seq = Math.max(0, ...heads.map((head) => head.seq)) + 1
    const time = core.clock.tick(Math.max(since, ...heads.map((head) => head.time)))
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

/** From here the next data commit goes on. */
export const signedLast = (core: Core, commits: readonly Commit[]): void => {
  const last = commits.at(-1)
  // A statement leaves the data's head standing: it is looked up.
  if (last) core.heads = last.roster ? null : [last]
}
