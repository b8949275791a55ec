import { useCallback, useMemo } from 'react'
import type { EntityName } from '../../../shared/model/entities.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { Option } from '../../ui/fieldProps.ts'
import { TagField } from '../../ui/TagField.tsx'
import { useLive, useSession } from '../hooks.tsx'

export interface EntityPickerProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly type: 'member' | 'event' | 'department'
  /** Entity ids. */
  readonly values: readonly EntityId[]
  readonly onAdd: (id: EntityId) => void
  readonly onRemove: (id: EntityId) => void
  /** Offered before anything is typed: the department's people, the next events. */
  readonly suggestions?: readonly EntityId[]
  readonly placeholder?: string
}

const titleOf = (row: { readonly name?: unknown; readonly title?: unknown } | undefined): string =>
  String(row?.name ?? row?.title ?? '')

/** Picks people (or events) by typing: asks the search for the best few, so it costs the same with 20 members and with 20,000. */
export const EntityPicker = (props: EntityPickerProps) => {
  const { type, values, suggestions = [] } = props
  const session = useSession()
  const ids = useMemo(() => [...new Set([...values, ...suggestions.slice(0, 20)])], [values, suggestions])
  const names = useLive(
    async (rows) => {
      const found = await rows.many(type as EntityName, ids)
      return new Map(ids.map((id, i) => [id, titleOf(found[i] as Parameters<typeof titleOf>[0])]))
    },
    [type, ids.join()],
  )
  const options = useCallback(
    async (query: string): Promise<readonly Option[]> => {
      if (!query.trim())
        return suggestions.slice(0, 20).flatMap((id) => (names?.get(id) ? [{ id, label: names.get(id)! }] : []))
      const hits = await session.search(query, { types: [type], limit: 8 })
      return hits.map(({ id, title, detail, terms }) => ({ id, label: title, detail, terms }))
    },
    [session, type, names, suggestions],
  )
  return (
    <TagField
      label={props.label}
      hideLabel={props.hideLabel}
      placeholder={props.placeholder}
      values={values}
      options={options}
      labelOf={(id) => names?.get(id) ?? ' '}
      onChange={(next) => {
        for (const id of next) if (!values.includes(id)) props.onAdd(id)
        for (const id of values) if (!next.includes(id)) props.onRemove(id)
      }}
    />
  )
}
