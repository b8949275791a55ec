import { rankOf } from '../../../shared/model/defineEntity.ts'
import { useMembership, useSession } from '../../store/hooks.tsx'

/** Ambassadors and up: may say that an event is official and write down other people's answers. */
export const useIsAmbassador = (): boolean => {
  const { me } = useSession()
  const own = useMembership()?.find(({ member }) => member === me)
  return own !== undefined && rankOf[own.role] <= 2
}
