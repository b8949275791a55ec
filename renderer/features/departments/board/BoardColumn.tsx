import { GripVertical } from 'lucide-react'
import { useMemo } from 'react'
import {
  Button,
  DropIndicator,
  GridList,
  GridListItem,
  type Key,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import type { CardRow } from '../../../../shared/model/card.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'
import type { BoardColumn as Column, Move } from './boardState.ts'
import { CardTile } from './CardTile.tsx'
import { ColumnHeader } from './ColumnHeader.tsx'
import { QuickAdd } from './QuickAdd.tsx'

/** Only cards of this application, only within this board. */
const dragType = 'application/x-vmeste-card'

export interface BoardColumnProps {
  readonly department: EntityId
  readonly column: Column
  /** Ids of all columns, in order. */
  readonly columns: readonly EntityId[]
  /** What the filter lets through. */
  readonly cards: readonly CardRow[]
  readonly people: ReadonlyMap<string, MemberRow>
  readonly isFiltered: boolean
  readonly openCard: EntityId | undefined
  readonly onOpen: (id: EntityId) => void
  readonly onMove: (move: Move) => void
  readonly onDragging: (dragging: boolean) => void
}

const layoutOptions = { estimatedRowHeight: 64, gap: 6, padding: 8 }

/** One column: a list that takes cards by mouse, touch and keyboard, from itself and from its neighbours. */
export const BoardColumn = (props: BoardColumnProps) => {
  const {
    column: { column },
    cards,
    people,
  } = props
  const { t } = useI18n()
  const titles = useMemo(() => new Map(cards.map((card) => [card.id, card.title])), [cards])

  /** The card that `key` ± position points at; null: the end. */
  const beforeOf = (key: Key, position: 'before' | 'after' | 'on'): EntityId | null => {
    if (position !== 'after') return String(key)
    const at = cards.findIndex(({ id }) => id === key)
    return cards[at + 1]?.id ?? null
  }
  const { dragAndDropHooks } = useDragAndDrop<CardRow>({
    getItems: (keys) =>
      [...keys].map((key) => ({ [dragType]: String(key), 'text/plain': titles.get(String(key)) ?? '' })),
    acceptedDragTypes: [dragType],
    getDropOperation: () => 'move',
    onDragStart: () => props.onDragging(true),
    onDragEnd: () => props.onDragging(false),
    onReorder: ({ keys, target }) => {
      const [id] = keys
      const before = beforeOf(target.key, target.dropPosition)
      if (id !== undefined && before !== id) props.onMove({ id: String(id), column: column.id, before })
    },
    onInsert: async ({ items, target }) => {
      const item = items[0]
      if (item?.kind === 'text')
        props.onMove({
          id: await item.getText(dragType),
          column: column.id,
          before: beforeOf(target.key, target.dropPosition),
        })
    },
    onRootDrop: async ({ items }) => {
      const item = items[0]
      if (item?.kind === 'text') props.onMove({ id: await item.getText(dragType), column: column.id, before: null })
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="v-drop-line" />,
  })

  return (
    <section className={`v-column ${column.hue === null ? '' : `v-hue-${column.hue}`}`} aria-label={column.name}>
      <ColumnHeader
        department={props.department}
        column={column}
        count={props.column.cards.length}
        columns={props.columns}
      />
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <GridList
          aria-label={column.name}
          className="v-column-cards"
          items={cards}
          dependencies={[people, props.openCard]}
          dragAndDropHooks={dragAndDropHooks}
          selectionMode="none"
          // Letters are shortcuts here (`c`, `m`); the filter finds by typing.
          disallowTypeAhead
          renderEmptyState={() => (
            <p className="v-column-empty">
              {t(props.isFiltered && props.column.cards.length > 0 ? m.noMatch : m.columnEmpty)}
            </p>
          )}
        >
          {(card) => (
            <GridListItem
              id={card.id}
              textValue={card.title}
              className="v-card-row"
              data-open={card.id === props.openCard || undefined}
              onAction={() => props.onOpen(card.id)}
            >
              <CardTile card={card} people={people} />
              <Button slot="drag" className="v-card-grip" aria-label={t(m.dragCard, { title: card.title })}>
                <GripVertical size={14} aria-hidden />
              </Button>
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
      <QuickAdd department={props.department} column={column} />
    </section>
  )
}
