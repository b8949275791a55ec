import { createPacer } from '../lib/pause.ts'
import type { EntityId } from '../model/ids.ts'
import { definitionOf, RowCollector, surely } from './changedRows.ts'
import { UPDATE_OP } from './commit.ts'
import { type Core, CUT, decodeStored, foldOpOf, isEffective } from './core.ts'
import { erasedEntities } from './erased.ts'
import type { FoldOp } from './fold.ts'
import { materialise } from './materialise.ts'
import type { RowChange } from './ports.ts'
import { findCut } from './standingShift.ts'

/** Replaces all rows, and what is remembered of who counts, by what the commits say. */
export const rebuildAll = async (core: Core, onProgress?: (done: number) => void): Promise<void> => {
  const cut = await findCut(core, createPacer())
  if (cut.size > 0 || core.cut.size > 0) await core.store.write({ local: [[CUT, cut]] })
  core.cut = cut
  await core.store.replaceRows(await allRows(core, onProgress))
}

/**
 * Every row, made again from all commits: what the tables must hold (rows are a cache). Needs memory for all updates at once,
 * so it is for repairs and version changes, not for every start.
 */
const allRows = async (core: Core, onProgress?: (done: number) => void): Promise<RowChange[]> => {
  const pace = createPacer()
  const ops = new Map<EntityId, FoldOp[]>()
  const hidden = new Set(erasedEntities(core))
  let done = 0
  await core.store.scan(async (page) => {
    for (const record of page) {
      if (!record.roster) {
        const commit = decodeStored(core, record)
        const effective = isEffective(core, commit)
        for (const op of commit.ops) {
          const foldOp = foldOpOf(core, commit, op, effective)
          if (!foldOp && op.kind === UPDATE_OP) hidden.add(op.entity)
          if (foldOp) ops.set(op.entity, [...(ops.get(op.entity) ?? []), foldOp])
        }
      }
      done++
      await pace()
    }
    onProgress?.(done)
  })
  const rows = new RowCollector()
  for (const [entity, list] of ops) {
    const definition = hidden.has(entity) ? null : definitionOf(entity)
    const row = definition && (await surely(core, definition, entity, () => materialise(definition, entity, list)))
    if (definition && row) rows.add(definition, entity, row)
    await pace()
  }
  return rows.changes()
}
