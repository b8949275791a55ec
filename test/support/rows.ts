import type { EntityDefinition } from '../../shared/model/defineEntity.ts'
import { type EntityName, entities, type RowOf } from '../../shared/model/entities.ts'
import type { EntityId } from '../../shared/model/ids.ts'

/** A row as the fold would give it: fields not named have their defaults. `id` is any readable string. */
export const rowOf = <N extends EntityName>(type: N, id: string, given: Partial<RowOf<N>> = {}): RowOf<N> => {
  const definition = entities[type] as unknown as EntityDefinition
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(definition.fields))
    values[name] = field.kind === 'set' ? [] : field.kind === 'map' ? {} : field.fallback
  const base = { id: id as EntityId, scope: '', createdAt: 1, createdBy: '', updatedAt: 1, updatedBy: '', ...given }
  const row = definition.row({ base: base as never, values: { ...values, ...given } as never, texts: {}, datedAt: 0 })
  return { ...row, ...given } as RowOf<N>
}
