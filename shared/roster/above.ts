import { type Grant, rankOf } from '../model/defineEntity.ts'
import type { Roster } from './Roster.ts'

/**
 * May who holds `high` take back `low`? P-ROSTER `above`, asked for the interface: a higher rank, or the same (roots, coordinators)
 * when `low` descends from `high`. Both are formed grants; whether they stand is another question.
 */
export const isAbove = (roster: Roster, high: Grant, low: Grant): boolean => {
  const [above, below] = [rankOf[high.role], rankOf[low.role]]
  if (above > 2 || above > below) return false
  return above < below || (below <= 1 && descends(roster, low, high))
}

const descends = (roster: Roster, grant: Grant, from: Grant): boolean => {
  for (let g = issuerOf(roster, grant); g; g = issuerOf(roster, g)) if (g.id === from.id) return true
  return false
}

/** The grant under which this one was made; the founding has none. */
const issuerOf = (roster: Roster, grant: Grant): Grant | undefined => {
  const auth = roster.statement(grant.id)?.auth
  return auth === undefined || auth === grant.id ? undefined : roster.grant(auth)
}
