import { fromBase64Url } from '../lib/bytes.ts'
import type { createPacer } from '../lib/pause.ts'
import type { BaseRow, EntityDefinition } from '../model/defineEntity.ts'
import { type EntityName, entityOfType, type RowOf } from '../model/entities.ts'
import type { EntityId } from '../model/ids.ts'
import { type Commit, type CommitOp, UPDATE_OP } from './commit.ts'
import { type Core, decodeStored, foldOpOf, isEffective } from './core.ts'
import { erasedEntities } from './erased.ts'
import type { FoldOp } from './fold.ts'
import { type Materialised, materialise, type PlainFields } from './materialise.ts'
import type { CommitRecord, RowChange } from './ports.ts'

export type Pacer = ReturnType<typeof createPacer>

/** Null for ids of types this version does not know: stored and forwarded, never shown (Case 27). */
export const definitionOf = (entity: EntityId): EntityDefinition | null => {
  // The type is the first byte; decoding the whole id for it would be a tenth of what a row costs.
  const type = fromBase64Url(entity.slice(0, 4))?.[0]
  return (type !== undefined && entityOfType(type)) || null
}

/** Gathers rows by type. */
export class RowCollector {
  readonly #put = new Map<EntityName, BaseRow[]>()
  readonly #remove = new Map<EntityName, EntityId[]>()

  add(definition: EntityDefinition, id: EntityId, row: BaseRow | null): void {
    const name = definition.name as EntityName
    if (row) this.#list(this.#put, name).push(row)
    else this.#list(this.#remove, name).push(id)
  }

  changes(): RowChange[] {
    const names = new Set([...this.#put.keys(), ...this.#remove.keys()])
    return [...names].map((type) => ({
      type,
      put: (this.#put.get(type) ?? []) as unknown as RowOf<EntityName>[],
      remove: this.#remove.get(type) ?? [],
    }))
  }

  #list<T>(map: Map<EntityName, T[]>, name: EntityName): T[] {
    let list = map.get(name)
    if (!list) {
      list = []
      map.set(name, list)
    }
    return list
  }
}

export interface ChangedRows {
  readonly rows: RowChange[]
  /** Entities that had commits before these. */
  readonly existed: ReadonlySet<EntityId>
}

export interface ChangedOptions {
  /** New commits, not stored yet; the roster judges them as it does stored ones. */
  readonly commits: readonly Commit[]
  /** Further entities whose standing changed. */
  readonly also?: ReadonlySet<EntityId>
  /** Stored commits as they are about to be stored anew. */
  readonly filled?: readonly CommitRecord[]
  /** Entities that surely have no earlier commits. */
  readonly brandNew?: ReadonlySet<EntityId>
  /** What `readPlain` gave for them, where it was asked already. */
  readonly plain?: ReadonlyMap<CommitOp, PlainFields | null>
  readonly pace: Pacer
}

/** The rows of every entity that new commits touch, from all its commits (P-DOC-1). */
export const changedRows = async (core: Core, options: ChangedOptions): Promise<ChangedRows> => {
  const { commits, plain, pace } = options
  const ops = new Map<EntityId, { readonly op: CommitOp; readonly fold: FoldOp }[]>()
  const erased = erasedEntities(core)
  /** Bodies are missing: it is shown whole or not at all, so that replicas which have all of it agree (P-ERASE-5). */
  const partial = new Set<EntityId>()
  const collect = (commit: Commit, wanted: ReadonlySet<EntityId> | null) => {
    const effective = isEffective(core, commit)
    for (const op of commit.ops) {
      if (op.kind !== UPDATE_OP || (wanted && !wanted.has(op.entity))) continue
      const fold = foldOpOf(core, commit, op, effective)
      if (!fold) {
        partial.add(op.entity)
        continue
      }
      const list = ops.get(op.entity)
      if (list) list.push({ op, fold })
      else ops.set(op.entity, [{ op, fold }])
    }
  }
  for (const commit of commits) {
    collect(commit, null)
    await pace()
  }
  for (const entity of [...partial, ...(options.also ?? [])]) if (!ops.has(entity)) ops.set(entity, [])

  const filled = new Map(options.filled?.map((record) => [record.id, record]))
  const existed = new Set<EntityId>()
  const older = [...ops.keys()].filter(
    (id) => !options.brandNew?.has(id) && (!core.whole || core.whole.entities.has(id)),
  )
  if (older.length > 0) {
    const wanted = new Set(older)
    for (const record of await core.store.touchingAny(older)) {
      for (const entity of record.entities) if (wanted.has(entity)) existed.add(entity)
      collect(decodeStored(core, filled.get(record.id) ?? record), wanted)
      await pace()
    }
  }
  const rows = new RowCollector()
  for (const [entity, list] of ops) {
    const definition = definitionOf(entity)
    const hidden = erased.has(entity) || partial.has(entity)
    // Folding it takes seconds: its row stays as it was, rather than every commit to it stopping everything else.
    if (!definition || (core.slow.has(entity) && !hidden)) continue
    const known = list.length === 1 ? plain?.get(list[0]!.op) : undefined
    const folds = list.map(({ fold }) => fold)
    const row = hidden
      ? null
      : await surely(core, definition, entity, () => materialise(definition, entity, folds, known))
    if (row || existed.has(entity)) rows.add(definition, entity, row)
    await pace()
  }
  return { rows: rows.changes(), existed }
}

/**
 * The limit of a fold is wall time, and a laptop may have slept through it: a slow fold is tried again, once. An entity that is slow
 * all the same is flagged, and the row that it has stands rather than a beginning of its state.
 */
export const surely = async (
  core: Pick<Core, 'slow' | 'store'>,
  definition: EntityDefinition,
  id: EntityId,
  make: () => Materialised,
): Promise<BaseRow | null> => {
  const first = make()
  const { row, slow } = first.slow ? make() : first
  if (!slow) return row
  core.slow.add(id)
  return (await core.store.get(definition.name as EntityName, id)) ?? row
}
