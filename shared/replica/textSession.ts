import * as Y from 'yjs'
import { createPacer } from '../lib/pause.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import { CLIENT_SALT_BYTES, clientIdFits, clientIdOf, clientPart } from './clientId.ts'
import { type Core, decodeStored, foldOpOf, isEffective, notAllowed, opsOf } from './core.ts'
import { decodeUpdate } from './decodeUpdate.ts'
import { splitUpdate } from './encodeUpdate.ts'
import { erasedEntities } from './erased.ts'
import { fold } from './fold.ts'
import { checkForm } from './formCheck.ts'
import { type Kept, keep } from './keep.ts'
import { neutralise } from './neutralise.ts'
import type { CommitRecord } from './ports.ts'
import { renewUpdate } from './renewUpdate.ts'
import { signAll, signedLast, updateOp } from './sign.ts'
import { noShift } from './standingShift.ts'

/** One rich-text editor, from opening to closing: it has a Yjs client id of its own (P-DOC-4). */
export interface TextSession {
  readonly entity: EntityId
  /** Give it to the editor's Y.Doc (`gc: false`) before anything is typed. */
  readonly clientId: number
  /** The entity as folded: a V1 update with deleted content included. */
  readonly update: Uint8Array
  /** Too slow to fold, or nobody here may write it. */
  readonly readOnly: boolean
  readonly salt8: Uint8Array
}

/** P-DOC-4 lets a client id live for a day; the editor opens a new session well before. */
const MAX_AGE_MS = 20 * 3_600_000

export const openText = async (core: Core, entity: EntityId): Promise<TextSession> => {
  const folded = fold(await opsOf(core, entity))
  const salt8 = core.random(CLIENT_SALT_BYTES)
  return {
    entity,
    clientId: clientIdOf(core.signer.device, salt8, core.clock.tick()),
    update: Y.encodeStateAsUpdate(folded.doc),
    readOnly: folded.slow || erasedEntities(core).has(entity) || !grantFor(core, entity),
    salt8,
  }
}

export const textState = async (core: Core, entity: EntityId): Promise<Uint8Array> =>
  Y.encodeStateAsUpdate(fold(await opsOf(core, entity)).doc)

const grantFor = (core: Core, entity: EntityId) => core.roster.bestGrantFor(core.me, [entity], core.signer.device)

/**
 * Makes what was typed since the last time into commits: one, or several where one may not hold it. Problems: `notAllowed`,
 * `entityErased`; `textSessionOver` (open a new session and apply the same text there).
 */
export const commitText = async (core: Core, session: TextSession, update: Uint8Array): Promise<Result<Kept>> => {
  if (erasedEntities(core).has(session.entity)) return problem('entityErased')
  const auth = grantFor(core, session.entity)?.id
  if (auth === undefined) return notAllowed()
  const { device } = core.signer
  const part = clientPart(device, session.salt8)
  const time = core.clock.tick()
  if (!clientIdFits(session.clientId, part, time) || isOld(core, session)) return problem('textSessionOver')
  const parts = splitUpdate(update)
  for (const piece of parts) {
    const rule = checkForm(piece, (client) => client === session.clientId)
    if (typeof rule === 'string') throw new Error(`the editor made an update that breaks "${rule}"`)
  }
  const pace = createPacer()
  const list = parts.map((piece) => ({ auth, ops: [updateOp(core, session.entity, session.salt8, piece)] }))
  const commits = await signAll(core, list, pace, time)
  const kept = await keep(core, { commits, moved: false, pace })
  signedLast(core, commits)
  return ok(kept)
}

/** Under which client id a session that was over goes on, and which of its clocks is 0 there. */
export interface Renewal {
  readonly clientId: number
  readonly salt8: Uint8Array
  readonly first: number
}

/**
 * What was typed in a session that is over goes in under a fresh client id, where it was typed; what the replica has of it already
 * is left out. `into`: what it gave for an earlier part of the same session. Problems: `notAllowed`, `entityReadOnly`;
 * `textUnreadable` when it does not fit what is here.
 */
export const renewText = async (
  core: Core,
  session: TextSession,
  update: Uint8Array,
  into?: Renewal,
): Promise<Result<{ readonly renewal: Renewal; readonly kept: Kept }>> => {
  const { entity, clientId } = session
  if (erasedEntities(core).has(entity)) return problem('entityErased')
  const { doc, slow } = fold(await opsOf(core, entity))
  if (slow) return problem('entityReadOnly')
  if (!decodeUpdate(update)) return problem('textUnreadable')
  const renewal = into ?? freshly(core, Y.getState(doc.store, clientId))
  const missing = into ? update : Y.diffUpdate(update, Y.encodeStateVector(doc))
  const renewed = renewUpdate(missing, clientId, renewal.clientId, renewal.first)
  if (!renewed) return problem('textUnreadable')
  const nothing = renewed.every((byte) => byte === 0)
  if (nothing) return ok({ renewal, kept: { records: [], entities: [], existed: new Set(), shift: noShift } })
  Y.applyUpdate(doc, renewed)
  if (doc.store.pendingStructs) return problem('textUnreadable')
  const { clientId: fresh, salt8 } = renewal
  const kept = await commitText(core, { ...session, clientId: fresh, salt8 }, renewed)
  return kept.ok ? ok({ renewal, kept: kept.value }) : kept
}

const freshly = (core: Core, first: number): Renewal => {
  const salt8 = core.random(CLIENT_SALT_BYTES)
  return { clientId: clientIdOf(core.signer.device, salt8, core.clock.tick()), salt8, first }
}

const isOld = (core: Core, session: TextSession): boolean => {
  const minute = Math.floor(session.clientId / 2 ** 27)
  return core.now() - (Date.UTC(2026, 0, 1) + minute * 60_000) > MAX_AGE_MS
}

/** What commits that just arrived mean for an open editor: their updates to the entity, neutralised where they have no effect. */
export const updatesTo = (core: Core, entity: EntityId, records: readonly CommitRecord[]): Uint8Array[] => {
  const out: Uint8Array[] = []
  for (const record of records) {
    if (!record.entities.includes(entity)) continue
    const commit = decodeStored(core, record)
    for (const op of commit.ops) {
      const foldOp = op.entity === entity ? foldOpOf(core, commit, op, isEffective(core, commit)) : null
      if (foldOp) out.push(foldOp.cut ? neutralise(foldOp.update) : foldOp.update)
    }
  }
  return out
}
