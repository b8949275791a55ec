import type { EntityId } from '../model/ids.ts'
import type { Roster } from '../roster/Roster.ts'

/** P-ERASE-3: for so long after this replica learned of an erase the bodies stay on its disk. */
export const GRACE_MS = 30 * 86_400_000

/** Local key: `ErasedSince`. */
export const ERASED_SINCE = 'replica/erased'

/** The erased entities as the rows show them, with the time (epoch ms) at which this replica learned of it. */
export type ErasedSince = ReadonlyMap<EntityId, number>

const found = new WeakMap<Roster, { readonly version: number; readonly entities: ReadonlySet<EntityId> }>()

/** Entities that an effective erase names, by the roster as it is now. */
export const erasedEntities = ({ roster }: { readonly roster: Roster }): ReadonlySet<EntityId> => {
  const known = found.get(roster)
  if (known?.version === roster.version) return known.entities
  const entities = new Set<EntityId>()
  for (const [entity, erases] of roster.erases)
    if (erases.some((erase) => roster.effective(erase))) entities.add(entity)
  found.set(roster, { version: roster.version, entities })
  return entities
}

/**
 * May a commit come without this entity's body? An erase that lost its effect counts too: who forgot the body has none to give,
 * and nothing that the author's device made afterwards could ever be stored without this commit (P-COMMIT-3).
 */
export const mayLack = ({ roster }: { readonly roster: Roster }, entity: EntityId): boolean =>
  (roster.erases.get(entity) ?? []).some((erase) => roster.formed(erase))

/** What is erased by one of two rosters and not by the other. */
export const flippedErasures = (one: Roster, other: Roster): EntityId[] => {
  const [a, b] = [erasedEntities({ roster: one }), erasedEntities({ roster: other })]
  return [...a].filter((entity) => !b.has(entity)).concat([...b].filter((entity) => !a.has(entity)))
}
