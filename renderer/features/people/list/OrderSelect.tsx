import type { PeopleOrder } from '../../../../shared/queries/people/PeopleIndex.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { Select } from '../../../ui/Select.tsx'
import { m } from '../messages.ts'
import { isNewestFirst } from './columnIds.ts'
import { columnTitle, type Naming } from './columns.tsx'
import { l } from './messages.ts'
import type { ColumnChoice } from './useColumns.tsx'

interface OrderSelectProps {
  readonly order: PeopleOrder | undefined
  readonly isTyped: boolean
  readonly naming: Naming
  readonly shown: readonly ColumnChoice[]
  readonly onChange: (order: PeopleOrder | undefined) => void
}

/** The order in words: also where there are no headers to press. */
export const OrderSelect = ({ order, isTyped, naming, shown, onChange }: OrderSelectProps) => {
  const { t } = useI18n()
  const usual = isTyped ? 'match' : 'name'
  const by = order?.by ?? usual
  const titles = new Map<string, string>([
    ...(isTyped ? [['match', t(m.sortByMatch)] as const] : []),
    ['name', t(m.sortByName)],
    ['changed', t(m.sortByChange)],
    ...shown.filter(({ id }) => id !== 'changed').map(({ id, title }) => [id, title] as const),
  ])
  // Also what the address asks for and the table does not show.
  if (!titles.has(by)) titles.set(by, columnTitle(by, naming) ?? by)
  return (
    <Select
      className="v-people-sort"
      label={t(m.sort)}
      hideLabel
      inline
      value={by}
      onChange={(next) => onChange(next === usual ? undefined : { by: next, isDown: isNewestFirst(next) })}
      options={[...titles].map(([id, label]) => ({
        id,
        label:
          order && id === by && id !== 'match' && order.isDown !== isNewestFirst(id)
            ? `${label} (${t(l.otherWay)})`
            : label,
      }))}
    />
  )
}
