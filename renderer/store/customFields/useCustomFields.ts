import type { CustomFieldRow } from '../../../shared/model/customField.ts'
import { useShared } from '../hooks.tsx'
import { useIsAmbassador } from '../useIsAmbassador.ts'

/** The network's own fields of profiles, in their order. Where two coordinators defined one apart, both are here. */
export const useAllCustomFields = (): readonly CustomFieldRow[] | undefined =>
  useShared('customFields', ({ rows }) => rows.find('customField', 'order'))

/**
 * Those that a profile is shown with: one for each key, the first. `isOwn`: in her own profile somebody fills in also what others are not
 * shown.
 */
export const useCustomFields = ({ isOwn = false } = {}): readonly CustomFieldRow[] | undefined => {
  const all = useAllCustomFields()
  const seesAll = useIsAmbassador() || isOwn
  const keys = new Set<string>()
  return all?.filter(({ key, audience }) => {
    if (keys.has(key) || (audience !== 'everyone' && !seesAll)) return false
    keys.add(key)
    return true
  })
}
