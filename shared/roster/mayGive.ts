import { type Role, rankOf } from '../model/defineEntity.ts'

/** P-ROSTER: whoever gives a role is above it, or (keepers and coordinators) has it herself. */
export const mayGive = (own: Role, role: Role): boolean =>
  rankOf[own] <= 2 && (rankOf[own] < rankOf[role] || (rankOf[own] === rankOf[role] && rankOf[own] <= 1))
