import { type Role, rankOf } from '../../../shared/model/defineEntity.ts'
import { mayGive } from '../../../shared/roster/mayGive.ts'
import type { Membership } from '../api.ts'
import { useMembership, useSession } from '../hooks.tsx'

export { mayGive }

/** Roles in the network as a whole, highest first. */
export const networkRoles = ['root', 'coordinator', 'ambassador', 'member'] as const
export type NetworkRole = (typeof networkRoles)[number]

/** The role in the network; who leads or organises is a member there. */
export const networkRoleOf = ({ role }: Pick<Membership, 'role'>): NetworkRole =>
  networkRoles.find((each) => each === role) ?? 'member'

/** What giving a person another role in the network takes: what she gets, and what is taken back from her, highest first. */
export interface RoleChange {
  readonly give: NetworkRole | null
  readonly take: readonly NetworkRole[]
}

/** Null where this person may not, or where nothing would change. */
export const roleChange = (person: Membership, to: NetworkRole, mine: Role): RoleChange | null => {
  const now = networkRoleOf(person)
  if (now === to) return null
  const above = person.roles.filter((held) => held.scope === undefined && rankOf[held.role] < rankOf[to])
  if (above.some((held) => !held.mine)) return null
  const has = to === 'member' || person.roles.some((held) => held.role === to && held.scope === undefined)
  if (!has && !mayGive(mine, to)) return null
  return { give: has ? null : to, take: [...new Set(above.map((held) => held.role as NetworkRole))] }
}

/** Everyone's membership with this machine's person among them; undefined until read. */
export const useStanding = () => {
  const { me } = useSession()
  const members = useMembership()
  if (!members) return undefined
  const own = members.find(({ member }) => member === me)
  return { me, members, own, mine: own?.role ?? ('member' as Role) }
}
