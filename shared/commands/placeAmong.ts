import { orderBetween, ordersBetween } from '../lib/orderKey.ts'
import { byOrder } from '../model/byOrder.ts'
import type { EntityId } from '../model/ids.ts'

interface Ordered {
  readonly id: EntityId
  readonly order: string
}

/**
 * Order keys that put `moved` before `before` (null, or one that is gone: at the end) among `list`. Usually one entry.
 * Where neighbours share a key there is no room between them, so those that follow get new keys as well.
 */
export const placeAmong = (
  list: readonly Ordered[],
  moved: EntityId,
  before: EntityId | null,
): ReadonlyMap<EntityId, string> => {
  const others = list.filter(({ id }) => id !== moved).sort(byOrder)
  const found = before === null ? -1 : others.findIndex(({ id }) => id === before)
  const at = found < 0 ? others.length : found
  const above = others[at - 1]?.order ?? null
  const tied = above === null ? [] : others.slice(at).filter(({ order }) => order <= above)
  const below = others[at + tied.length]?.order ?? null
  if (tied.length === 0) return new Map([[moved, orderBetween(above, below)]])
  const keys = ordersBetween(above, below, tied.length + 1)
  return new Map([moved, ...tied.map(({ id }) => id)].map((id, i) => [id, keys[i]!]))
}
