import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { l } from './messages.ts'
import type { Columns } from './useColumns.tsx'

/** Dragging brings more code than the list it orders. */
const ColumnsList = lazy(async () => ({ default: (await import('./ColumnsList.tsx')).ColumnsList }))

/** Which columns there are, and in which order. */
export const ColumnsPopover = ({ columns }: { readonly columns: Columns }) => {
  const { t } = useI18n()
  return (
    <Popover
      label={t(l.columns)}
      showLabel
      placement="bottom end"
      trigger={<IconButton icon={SlidersHorizontal} label={t(l.columns)} />}
    >
      <Suspense fallback={null}>
        <ColumnsList columns={columns} />
      </Suspense>
    </Popover>
  )
}
