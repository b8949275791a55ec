import { ArrowLeft, ArrowRight, Ellipsis, Settings2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ColumnRow } from '../../../../shared/model/column.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useLive } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { m } from '../messages.ts'
import { ColumnSettings } from './ColumnSettings.tsx'

interface ColumnHeaderProps {
  readonly department: EntityId
  readonly column: ColumnRow
  readonly count: number
  readonly columns: readonly EntityId[]
}

export const ColumnHeader = ({ column, count, columns }: ColumnHeaderProps) => {
  const { t } = useI18n()
  const act = useAct()
  const [editing, setEditing] = useState(false)
  const at = columns.indexOf(column.id)
  const isOver = column.limit > 0 && count > column.limit
  const left = columns[at - 1]
  const heir = left ?? columns[at + 1]
  const heirName = useLive(async (rows) => (heir ? ((await rows.get('column', heir))?.name ?? '') : ''), [heir])

  const removed =
    count > 0
      ? t(m.columnRemoved, { name: column.name, heir: heirName ?? '' })
      : t(m.columnRemovedEmpty, { name: column.name })
  return (
    <header className="v-column-head">
      {column.hue !== null && <span className="v-column-dot" aria-hidden />}
      <h2 className="v-column-name">{column.name}</h2>
      <span
        className="v-column-count"
        data-over={isOver || undefined}
        title={isOver ? t(m.overLimit, { n: count, limit: column.limit }) : undefined}
      >
        {column.limit > 0 ? t(m.ofLimit, { n: count, limit: column.limit }) : count}
        {isOver && <span className="v-hidden">{t(m.overLimit, { n: count, limit: column.limit })}</span>}
      </span>
      <Menu
        label={t(m.columnMenu, { name: column.name })}
        trigger={
          <IconButton
            icon={Ellipsis}
            size="small"
            className="v-column-more"
            label={t(m.columnMenu, { name: column.name })}
          />
        }
        items={[
          { id: 'settings', label: t(m.columnSettings), icon: Settings2, onAction: () => setEditing(true) },
          {
            id: 'left',
            label: t(m.moveLeft),
            icon: ArrowLeft,
            isDisabled: !left,
            onAction: () => void act('moveColumn', { id: column.id, before: left ?? null }),
          },
          {
            id: 'right',
            label: t(m.moveRight),
            icon: ArrowRight,
            isDisabled: at === columns.length - 1,
            onAction: () => void act('moveColumn', { id: column.id, before: columns[at + 2] ?? null }),
          },
          'separator',
          {
            id: 'remove',
            label: t(m.removeColumn),
            icon: Trash2,
            danger: true,
            isDisabled: columns.length < 2,
            onAction: () => void act('removeColumn', { id: column.id }, removed),
          },
        ]}
      />
      <ColumnSettings column={column} isOpen={editing} onClose={() => setEditing(false)} />
    </header>
  )
}
