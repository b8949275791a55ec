import type * as Y from 'yjs'
import { msOf } from '../lib/hybridClock.ts'
import { type Folded, type FoldOp, isCut, writerOf } from './fold.ts'

/** The root map in which an entity's fields live (P-DOC-3). */
export const FIELDS = 'f'

/** The last position of an item: neighbours of one author merge, their last value is the one that counts. */
const lastClock = (item: Y.Item): number => item.id.clock + item.length - 1

/** P-DOC-3: per key the newest item that is neither deleted by its author nor written by a commit without effect. */
const standingItem = (folded: Folded, last: Y.Item): Y.Item | null => {
  let item: Y.Item | null = last
  while (item && isCut(folded, item.id.client, lastClock(item))) item = item.left
  return item && (!item.deleted || item !== last) ? item : null
}

const valueIn = (item: Y.Item): unknown => item.content.getContent().at(-1)

/** The last item of each key, standing or not. */
const lastItems = (folded: Folded): ReadonlyMap<string, Y.Item> => folded.doc.getMap(FIELDS)._map

/** Every key that anybody ever wrote. */
export const writtenKeys = (folded: Folded): Iterable<string> => lastItems(folded).keys()

/** Every key of the `f` map with what stands; raw, as its author wrote it. Absent keys are not in it. */
export const readFields = (folded: Folded): Map<string, unknown> => {
  const out = new Map<string, unknown>()
  for (const [key, last] of lastItems(folded)) {
    const item = standingItem(folded, last)
    if (item) out.set(key, valueIn(item))
  }
  return out
}

export interface Written {
  readonly value: unknown
  readonly op: FoldOp
}

/** What stands under one key, and the commit that wrote it. */
export const readWritten = (folded: Folded, key: string): Written | undefined => {
  const last = lastItems(folded).get(key)
  const item = last && standingItem(folded, last)
  const op = item && writerOf(folded, item.id.client, lastClock(item))
  return op ? { value: valueIn(item), op } : undefined
}

/** A key's items that still mean something, newest first, each with its commit: what clash detection compares. */
export const writtenItems = (folded: Folded, key: string): { readonly item: Y.Item; readonly written: Written }[] => {
  const out = []
  for (let item = lastItems(folded).get(key) ?? null; item; item = item.left) {
    if (isCut(folded, item.id.client, lastClock(item))) continue
    const op = writerOf(folded, item.id.client, lastClock(item))
    if (op) out.push({ item, written: { value: valueIn(item), op } })
  }
  return out
}

/** Milliseconds for which a value may have been another without losing its place: a slip of the hand, and Undo. */
const SLIP = 2 * 60_000

/** Since when (epoch ms) what stands under a key has stood there, slips apart; 0 when nobody wrote it. */
export const standsSince = (folded: Folded, key: string): number => {
  const [first, ...before] = writtenItems(folded, key)
  if (!first) return 0
  let since = msOf(first.written.op.time)
  for (const { written } of before) {
    const at = msOf(written.op.time)
    if (written.value === first.written.value) since = Math.min(since, at)
    else if (since - at > SLIP) break
  }
  return since
}
