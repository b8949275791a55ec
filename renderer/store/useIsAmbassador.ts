import { rankOf } from '../../shared/model/defineEntity.ts'
import { useMembership, useSession } from './hooks.tsx'

/**
 * Ambassadors and up: may invite, keep the records of others, bring in lists, say that an event is official. True for the
 * few milliseconds until the roster has been read, so that nothing jumps for those who may; commands check it anyway.
 */
export const useIsAmbassador = (): boolean => {
  const { me } = useSession()
  const membership = useMembership()
  if (!membership) return true
  const own = membership.find(({ member }) => member === me)
  return own !== undefined && rankOf[own.role] <= 2
}
