import { GripVertical } from 'lucide-react'
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { l } from './messages.ts'
import type { ColumnChoice, Columns } from './useColumns.tsx'

/** Which columns there are, and in which order: by ticking, dragging, or with the keyboard. */
export const ColumnsList = ({ columns }: { readonly columns: Columns }) => {
  const { t } = useI18n()
  const { shown, others, choose } = columns
  const ids = shown.map(({ id }) => id)
  const { dragAndDropHooks } = useDragAndDrop<ColumnChoice>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const moved = ids.filter((id) => keys.has(id))
      const rest = ids.filter((id) => !keys.has(id))
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      choose([...rest.slice(0, at), ...moved, ...rest.slice(at)])
    },
  })
  return (
    <div className="v-columns">
      <p className="v-field-note">{t(l.columnsHint)}</p>
      <GridList
        aria-label={t(l.columns)}
        className="v-columns-list"
        items={shown}
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[ids.join()]}
      >
        {(column) => (
          <GridListItem id={column.id} textValue={column.title} className="v-columns-item">
            <AriaButton slot="drag" className="v-columns-grip" aria-label={t(l.moveColumn, { name: column.title })}>
              <GripVertical size={14} aria-hidden />
            </AriaButton>
            <Checkbox isSelected onChange={() => choose(ids.filter((id) => id !== column.id))}>
              {column.title}
            </Checkbox>
          </GridListItem>
        )}
      </GridList>
      <ul className="v-columns-more">
        {others.map(({ id, title }) => (
          <li key={id} className="v-columns-item">
            <Checkbox isSelected={false} onChange={() => choose([...ids, id])}>
              {title}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button variant="plain" size="small" onPress={() => choose(null)}>
        {t(l.usualColumns)}
      </Button>
    </div>
  )
}
