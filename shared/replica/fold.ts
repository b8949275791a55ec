import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { HybridTime } from '../lib/hybridClock.ts'
import type { CommitId, DeviceId, MemberId } from '../model/ids.ts'
import { decodeUpdate } from './decodeUpdate.ts'
import { neutralise } from './neutralise.ts'

/** One commit's update to one entity, with what folding has to know of the commit. */
export interface FoldOp {
  readonly commit: CommitId
  readonly time: HybridTime
  readonly device: DeviceId
  /** The author: whose grant the commit names. '' when that cannot be told. */
  readonly by: MemberId | ''
  /** V1; passed `checkForm`. */
  readonly update: Uint8Array
  /** The commit has no effect (P-ROSTER): only its skeleton counts. */
  readonly cut: boolean
}

export interface Folded {
  /** Read only: its garbage is not collected, its client id is nobody's. */
  readonly doc: Y.Doc
  /** In canonical order, without those left out. */
  readonly ops: readonly FoldOp[]
  /** Threw when applied, or used a client id that another device had used before (P-DOC-4). */
  readonly leftOut: ReadonlySet<FoldOp>
  readonly byClient: ReadonlyMap<number, readonly FoldOp[]>
  /** Took over two seconds and stopped: `doc` is a beginning of the state, to be shown read-only (P-DOC-1). */
  readonly slow: boolean
}

const SLOW_MS = 2000

export const canonically = (a: Pick<FoldOp, 'time' | 'commit'>, b: Pick<FoldOp, 'time' | 'commit'>): number =>
  a.time - b.time || (a.commit < b.commit ? -1 : a.commit > b.commit ? 1 : 0)

/**
 * P-DOC-1: an entity's state. Effective updates as they are, the others neutralised, in canonical order, one transaction; an
 * update that throws is left out and the fold begins again. After two seconds it stops where it is: only crafted updates take
 * that long, and whoever waits for the fold has other entities to show.
 * @param elapsed milliseconds
 */
export const fold = (ops: readonly FoldOp[], elapsed: () => number = () => performance.now()): Folded => {
  const start = elapsed()
  const late = () => elapsed() - start > SLOW_MS
  const order = [...ops].sort(canonically)
  const leftOut = new Set<FoldOp>()
  const byClient = assignClients(order, leftOut)
  const ready = new Map<FoldOp, Uint8Array>()
  for (const op of order) if (!leftOut.has(op)) ready.set(op, op.cut ? neutralise(op.update) : op.update)
  for (;;) {
    const doc = new Y.Doc({ gc: false })
    const { threw, slow } = applyAll(doc, ready, late)
    if (!threw) return { doc, ops: [...ready.keys()], leftOut, byClient, slow }
    leftOut.add(threw)
    ready.delete(threw)
  }
}

/** What throws only when the transaction closes is laid to the last op. */
const applyAll = (doc: Y.Doc, ready: ReadonlyMap<FoldOp, Uint8Array>, late: () => boolean) => {
  let current: FoldOp | null = null
  let slow = false
  try {
    Y.transact(doc, () => {
      for (const [op, update] of ready) {
        current = op
        Y.applyUpdate(doc, update)
        slow = late()
        if (slow) break
      }
    })
    return { threw: null, slow }
  } catch (error) {
    if (!current) throw error
    return { threw: current, slow }
  }
}

/**
 * P-DOC-4: a client id belongs to the device whose op comes first, those without effect after all others; the other's ops are
 * left out. So whoever took somebody's id by trying salts gives it back when he is removed.
 */
const assignClients = (order: readonly FoldOp[], leftOut: Set<FoldOp>): Map<number, FoldOp[]> => {
  const ops = order.flatMap((op) => {
    const client = clientOf(op.update)
    return client === null ? [] : [{ op, client }]
  })
  const owners = new Map<number, DeviceId>()
  for (const cut of [false, true])
    for (const { op, client } of ops) if (op.cut === cut && !owners.has(client)) owners.set(client, op.device)
  const byClient = new Map<number, FoldOp[]>()
  for (const { op, client } of ops) {
    const sharing = byClient.get(client)
    if (owners.get(client) !== op.device) leftOut.add(op)
    else if (sharing) sharing.push(op)
    else byClient.set(client, [op])
  }
  return byClient
}

/** The client of an update's first struct; null when it only deletes. */
export const clientOf = (update: Uint8Array): number | null => {
  const decoder = decoding.createDecoder(update)
  if (decoding.readVarUint(decoder) === 0 || decoding.readVarUint(decoder) === 0) return null
  return decoding.readVarUint(decoder)
}

/** The commit that wrote this position; undefined when nobody did. Where a device reused clocks, the canonically first one. */
export const writerOf = (folded: Folded, client: number, clock: number): FoldOp | undefined => {
  const sharing = folded.byClient.get(client)
  if (!sharing || sharing.length === 1) return sharing?.[0]
  return sharing.find((op) => {
    const structs = decodeUpdate(op.update)?.structs ?? []
    const last = structs.at(-1)
    return last && clock >= structs[0]!.id.clock && clock < last.id.clock + last.length
  })
}

/** P-DOC-3: was this position written by a commit without effect? A client id may be cut as a whole or by a part of its clocks. */
export const isCut = (folded: Folded, client: number, clock: number): boolean => {
  const sharing = folded.byClient.get(client)
  if (!sharing) return false
  if (sharing.every((op) => op.cut)) return true
  return sharing.some((op) => op.cut) && writerOf(folded, client, clock)?.cut === true
}
