import type { Command, CommandContext, CommandOutcome, FieldChange } from '../commands/command.ts'
import { fromBase64Url } from '../lib/bytes.ts'
import { createPacer, pause } from '../lib/pause.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { EntityDefinition } from '../model/defineEntity.ts'
import { type EntityName, entities } from '../model/entities.ts'
import { type EntityId, makeEntityId, type ScopeId, zeroScope } from '../model/ids.ts'
import { CLIENT_SALT_BYTES, clientIdOf } from './clientId.ts'
import { type Commit, MAX_COMMIT, type NewOp } from './commit.ts'
import { type Core, notAllowed, opsOf } from './core.ts'
import { EntityDraft } from './EntityDraft.ts'
import { erasedEntities } from './erased.ts'
import { fold } from './fold.ts'
import { MAX_UPDATE } from './formCheck.ts'
import { type Kept, keep } from './keep.ts'
import { signAll, signedLast, type ToSign, updateOp } from './sign.ts'

type Pace = ReturnType<typeof createPacer>

const OPS_PER_COMMIT = 100
const BYTES_PER_COMMIT = MAX_COMMIT / 2

export interface RunOptions {
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  /** Once it says yes, the command ends at its next `progress` and nothing changes. */
  readonly isCancelled?: () => boolean
}

class Cancelled extends Error {}

/** Runs one command: wholly, in one write of the store, or not at all. `kept` is null when there was nothing to write. */
export const runCommand = async <A, R>(
  core: Core,
  command: Command<A, R>,
  args: A,
  options: RunOptions = {},
): Promise<Result<{ readonly outcome: CommandOutcome<R>; readonly kept: Kept | null }>> => {
  const ran = await draftsOf(core, command, args, options)
  if (!ran.ok) return ran
  const { value, drafts } = ran.value
  try {
    const written = await writeDrafts(core, drafts, options)
    return written.ok ? ok({ outcome: { value, ...written.value.outcome }, kept: written.value.kept }) : written
  } catch (error) {
    if (error instanceof Cancelled) return problem('cancelled')
    throw error
  }
}

/** The same, only signed: to be stored together with `after`, statements of this device that were just signed. */
export const signCommand = async <A, R>(
  core: Core,
  command: Command<A, R>,
  args: A,
  after: readonly Commit[],
): Promise<Result<readonly Commit[]>> => {
  const ran = await draftsOf(core, command, args, {})
  if (!ran.ok) return ran
  const pace = createPacer()
  const drafted = await opsIn(core, ran.value.drafts, pace)
  if (!drafted) return problem('tooMuchAtOnce')
  const packed = pack(core, drafted.ops)
  return packed ? ok(await signAll(core, packed, pace, drafted.began, after)) : notAllowed()
}

const draftsOf = async <A, R>(
  core: Core,
  command: Command<A, R>,
  args: A,
  options: RunOptions,
): Promise<Result<{ readonly value: R; readonly drafts: readonly EntityDraft[] }>> => {
  const grants = core.roster.standing(core.me)
  if (grants.length === 0) return notAllowed()
  const drafts = new Map<EntityId, EntityDraft>()
  try {
    const result = await command(contextOf(core, grants, drafts, options), args)
    return result.ok ? ok({ value: result.value, drafts: [...drafts.values()] }) : result
  } catch (error) {
    if (error instanceof Cancelled) return problem('cancelled')
    if (error instanceof TooSlow) return problem('entityReadOnly')
    if (error instanceof Erased) return problem('entityErased')
    throw error
  }
}

class TooSlow extends Error {}

/** Whatever would be written of it nobody would ever see (P-ERASE-1). */
class Erased extends Error {}

const contextOf = (
  core: Core,
  grants: CommandContext['grants'],
  drafts: Map<EntityId, EntityDraft>,
  { onProgress, isCancelled }: RunOptions,
): CommandContext => {
  const open = (type: EntityName, id: EntityId, make: (definition: EntityDefinition) => EntityDraft) => {
    if (erasedEntities(core).has(id)) throw new Erased()
    const draft = drafts.get(id) ?? make(entities[type] as unknown as EntityDefinition)
    drafts.set(id, draft)
    return draft as never
  }
  return {
    rows: core.store,
    me: core.me,
    role: grants[0]!.role,
    grants,
    now: core.now(),
    random: core.random,
    isErased: (id) => erasedEntities(core).has(id),
    edit: async (type, id) => {
      if (drafts.has(id)) return drafts.get(id) as never
      if (core.slow.has(id)) throw new TooSlow()
      const ops = await opsOf(core, id)
      const folded = ops.length > 0 ? fold(ops) : null
      if (folded?.slow) throw new TooSlow()
      return open(type, id, (definition) => new EntityDraft(definition, id, folded, false))
    },
    create: (type, made = {}) => {
      const id = made.id ?? freshId(core, type, made.scope)
      return open(type, id, (definition) => new EntityDraft(definition, id, null, true))
    },
    progress: async (done, total) => {
      onProgress?.({ done, total })
      await pause()
      if (isCancelled?.()) throw new Cancelled()
    },
  }
}

const freshId = (core: Core, type: EntityName, scope?: ScopeId): EntityId => {
  const bytes = scope ? fromBase64Url(scope) : zeroScope
  if (bytes?.length !== 16) throw new Error('not a scope')
  return makeEntityId({ type: entities[type].type, scope: bytes, rand: core.random(16) })
}

interface Written {
  readonly outcome: { readonly changes: FieldChange[]; readonly created: EntityId[] }
  readonly kept: Kept | null
}

const writeDrafts = async (
  core: Core,
  drafts: readonly EntityDraft[],
  options: RunOptions,
): Promise<Result<Written>> => {
  const pace = createPacer()
  const drafted = await opsIn(core, drafts, pace)
  if (!drafted) return problem('tooMuchAtOnce')
  const { ops, began, written } = drafted
  const changes = written.flatMap((draft) => (draft.isNew ? [] : draft.changes()))
  const outcome = { changes, created: written.filter(({ isNew }) => isNew).map(({ id }) => id) }
  if (ops.length === 0) return ok({ outcome, kept: null })
  const packed = pack(core, ops)
  if (!packed) return notAllowed()
  if (options.isCancelled?.()) throw new Cancelled()
  const commits = await signAll(core, packed, pace, began)
  const brandNew = new Set(written.filter(({ created }) => created).map(({ id }) => id))
  const kept = await keep(core, { commits, moved: false, brandNew, pace })
  signedLast(core, commits)
  return ok({ outcome, kept })
}

/** What the drafts changed, under one client id; null where one of them changed too much. */
const opsIn = async (core: Core, drafts: readonly EntityDraft[], pace: Pace) => {
  const salt8 = core.random(CLIENT_SALT_BYTES)
  const began = core.clock.tick()
  const client = clientIdOf(core.signer.device, salt8, began)
  const ops: NewOp[] = []
  const written: EntityDraft[] = []
  for (const draft of drafts) {
    const update = draft.finish(client)
    await pace()
    if (!update) continue
    if (update.length > MAX_UPDATE) return null
    ops.push(updateOp(core, draft.id, salt8, update))
    written.push(draft)
  }
  return { ops, began, written }
}

/** Commits of at most 100 ops, each under the least powerful grant that allows it; null when some op is not allowed at all. */
const pack = (core: Core, ops: readonly NewOp[]): ToSign[] | null => {
  const out: { auth: string; ops: NewOp[]; bytes: number }[] = []
  for (const op of ops) {
    const auth = core.roster.bestGrantFor(core.me, [op.entity], core.signer.device)?.id
    if (auth === undefined) return null
    const last = out.findLast((commit) => commit.auth === auth)
    if (last && last.ops.length < OPS_PER_COMMIT && last.bytes + op.body.length <= BYTES_PER_COMMIT) {
      last.ops.push(op)
      last.bytes += op.body.length
    } else out.push({ auth, ops: [op], bytes: op.body.length })
  }
  return out
}
