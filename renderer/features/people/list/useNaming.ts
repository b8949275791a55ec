import { useMemo } from 'react'
import { useCustomFields } from '../../../store/customFields/useCustomFields.ts'
import { useShared } from '../../../store/hooks.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import type { FacetNaming } from './facets.ts'

const none: readonly never[] = []

/** What columns and facets are called by: departments, organisations, fields of the network's own. */
export const useNaming = (): FacetNaming => {
  const i18n = useI18n()
  const custom = useCustomFields() ?? none
  const departments = useShared('departmentNames', ({ rows }) => rows.find('department', 'order'))
  const organisations = useShared('organisationNames', ({ rows }) => rows.find('organisation', 'nameKey'))
  const keys = JSON.stringify(custom)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one each time
  return useMemo(
    () => ({
      i18n,
      custom,
      departments: new Map(departments?.map(({ id, name }) => [id, name])),
      organisations: new Map(organisations?.map(({ id, name }) => [id, name])),
    }),
    [i18n, keys, departments, organisations],
  )
}
