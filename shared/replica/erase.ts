import { createPacer } from '../lib/pause.ts'
import type { CommitId, EntityId } from '../model/ids.ts'
import { type Commit, recordOf, withBodies } from './commit.ts'
import { type Core, decodeStored } from './core.ts'
import { ERASED_SINCE, type ErasedSince, erasedEntities, GRACE_MS } from './erased.ts'
import type { CommitRecord } from './ports.ts'

/** What the roster says now and the rows do not show yet: `flipped` need their rows anew. Null when nothing differs. */
export const erasureChanges = (
  core: Pick<Core, 'roster' | 'erasedSince' | 'now'>,
): { readonly since: ErasedSince; readonly flipped: ReadonlySet<EntityId> } | null => {
  const erased = erasedEntities(core)
  const since = new Map<EntityId, number>()
  const flipped = new Set<EntityId>()
  for (const entity of erased) {
    const known = core.erasedSince.get(entity)
    if (known === undefined) flipped.add(entity)
    since.set(entity, known ?? core.now())
  }
  for (const entity of core.erasedSince.keys()) if (!erased.has(entity)) flipped.add(entity)
  return flipped.size > 0 ? { since, flipped } : null
}

/** The commit without the bodies of these entities; null when none of them is there. */
const emptied = (commit: Commit, entities: ReadonlySet<EntityId>): Uint8Array | null => {
  const goes = (entity: EntityId, body: Uint8Array | null) => body !== null && entities.has(entity)
  if (!commit.ops.some(({ entity, body }) => goes(entity, body))) return null
  return withBodies(commit, ({ entity, body }) => (goes(entity, body) ? null : body))
}

/** Stored commits as others may have them: bodies of what is erased are not passed on any more, grace or not. */
export const offeredForm = (core: Pick<Core, 'net' | 'roster'>, records: readonly CommitRecord[]): CommitRecord[] => {
  const erased = erasedEntities(core)
  if (erased.size === 0) return [...records]
  return records.map((record) => {
    if (!record.entities.some((entity) => erased.has(entity))) return record
    const bytes = emptied(decodeStored(core, record), erased)
    return bytes ? { ...record, bytes } : record
  })
}

/** What was learned of while the clock stood in the future counts from now on: else it would be kept until then. */
export const settleErasures = async (core: Core): Promise<void> => {
  const now = core.now()
  if ([...core.erasedSince.values()].every((since) => since <= now)) return
  const settled: ErasedSince = new Map([...core.erasedSince].map(([entity, since]) => [entity, Math.min(since, now)]))
  await core.store.write({ local: [[ERASED_SINCE, settled]] })
  core.erasedSince = settled
}

/** Entities whose grace is over. */
export const dueErasures = (core: Pick<Core, 'roster' | 'erasedSince' | 'now'>): EntityId[] => {
  const erased = erasedEntities(core)
  const latest = core.now() - GRACE_MS
  return [...core.erasedSince].flatMap(([entity, since]) => (since <= latest && erased.has(entity) ? [entity] : []))
}

/** Deletes the bodies of these entities from the disk, in one write. Doing it again does nothing. How many commits lost some. */
export const forgetBodies = async (core: Core, entities: readonly EntityId[]): Promise<number> => {
  const pace = createPacer()
  const gone = new Set(entities)
  const replaced: CommitRecord[] = []
  for (const record of await core.store.touchingAny(entities)) {
    const bytes = emptied(decodeStored(core, record), gone)
    if (bytes) replaced.push({ ...record, bytes })
    await pace()
  }
  if (replaced.length > 0) await core.store.write({ replaced })
  return replaced.length
}

/** Entities of which bodies may be missing although they are not erased (any more). */
const restoredEntities = (core: Pick<Core, 'roster'>): ReadonlySet<EntityId> => {
  const erased = erasedEntities(core)
  return new Set([...core.roster.erases.keys()].filter((entity) => !erased.has(entity)))
}

/** Stored commits without bodies that ought to be here: whoever has them is asked (P-ERASE-5). */
export const lackingCommits = async (core: Core): Promise<CommitId[]> => {
  const restored = restoredEntities(core)
  if (restored.size === 0) return []
  const records = await core.store.touchingAny([...restored])
  return records.filter((record) => lacks(decodeStored(core, record), restored)).map(({ id }) => id)
}

const lacks = (commit: Commit, entities: ReadonlySet<EntityId>): boolean =>
  commit.ops.some(({ entity, body }) => body === null && entities.has(entity))

/** Of commits that are stored already: those that may bring bodies which are missing here. What came beside them may undo the erase. */
export const mayFill = (core: Pick<Core, 'roster'>, commits: readonly Commit[]): Commit[] => {
  const { erases } = core.roster
  if (erases.size === 0) return []
  return commits.filter(({ ops }) => ops.some(({ entity, body }) => body !== null && erases.has(entity)))
}

/** The stored commits with the bodies that these have and they lack; their hashes have been checked. */
export const filledIn = async (core: Core, offered: readonly Commit[]): Promise<CommitRecord[]> => {
  if (offered.length === 0) return []
  const restored = restoredEntities(core)
  const bringing = new Map(offered.map((commit) => [commit.id, commit]))
  const filled: CommitRecord[] = []
  for (const record of await core.store.load([...bringing.keys()])) {
    const stored = decodeStored(core, record)
    if (!lacks(stored, restored)) continue
    const { ops } = bringing.get(record.id)!
    const bytes = withBodies(stored, ({ entity, body }, i) => body ?? (restored.has(entity) ? ops[i]!.body : null))
    filled.push(recordOf({ ...stored, bytes }))
  }
  return filled
}
