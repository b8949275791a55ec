import { Archive, ArchiveRestore, CircleHelp, Ellipsis, Hand, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { CardRow } from '../../../../shared/model/card.ts'
import type { DepartmentRow } from '../../../../shared/model/department.ts'
import { entities } from '../../../../shared/model/entities.ts'
import { type EntityId, memberEntityId } from '../../../../shared/model/ids.ts'
import { SetAsideMark } from '../../../store/duties/SetAsideMark.tsx'
import { RichText } from '../../../store/editor/RichText.tsx'
import { useErase } from '../../../store/erasing/useErase.tsx'
import { useLive, usePresence, useSession } from '../../../store/hooks.tsx'
import { EntityPicker } from '../../../store/pickers/EntityPicker.tsx'
import { useAct } from '../../../store/useAct.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Inspector } from '../../../ui/Inspector.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import type { BoardColumn } from '../board/boardState.ts'
import { m } from '../messages.ts'
import { CardHistory } from './CardHistory.tsx'

interface CardPanelProps {
  readonly id: EntityId
  readonly department: DepartmentRow
  readonly columns: readonly BoardColumn[] | undefined
  readonly onClose: () => void
}

/** An open card: beside the board from 1200 px, over it below; every field saves itself. */
export const CardPanel = ({ id, department, columns, onClose }: CardPanelProps) => {
  const { t } = useI18n()
  const card = useLive(async (rows) => (await rows.get('card', id)) ?? null, [id], { keep: false })
  if (card === undefined)
    return (
      <Inspector title={t(m.card)} onClose={onClose}>
        {null}
      </Inspector>
    )
  if (card === null)
    return (
      <Inspector title={t(m.card)} onClose={onClose}>
        <EmptyState icon={CircleHelp} title={t(m.cardGone)}>
          {t(m.cardGoneHint)}
        </EmptyState>
      </Inspector>
    )
  return <OpenCard card={card} department={department} columns={columns} onClose={onClose} />
}

const OpenCard = ({ card, department, columns = [], onClose }: Omit<CardPanelProps, 'id'> & { card: CardRow }) => {
  const { t, list } = useI18n()
  const { me } = useSession()
  const act = useAct()
  const own = memberEntityId(me, entities.member.type)
  const others = usePresence(card.id)
  const { id, title } = card
  // Words the board already uses: what is on screen anyway, nothing more is read.
  const labels = useMemo(
    () => [...new Set(columns.flatMap(({ cards }) => cards.flatMap((each) => each.labels)))].sort(),
    [columns],
  )
  const suggested = useMemo(
    () =>
      [own, ...department.members.filter((member) => member !== own)].filter(
        (member) => !card.assignees.includes(member),
      ),
    [own, department.members, card.assignees],
  )
  const remove = async () => {
    const removed = await act('removeEntities', { ids: [id] }, t(m.cardRemoved, { title }))
    if (removed.ok) onClose()
  }
  const erasing = useErase({ title, entities: [id], onErased: onClose, onRemove: () => void remove() })
  const archive = async (archived: boolean) => {
    const done = await act('archiveCard', { id, archived }, t(archived ? m.cardArchived : m.cardBack, { title }))
    if (done.ok && archived) onClose()
  }

  return (
    <Inspector
      title={title}
      kind={department.name}
      onClose={onClose}
      actions={
        <>
          {others.length > 0 && (
            <Badge tone="accent">{t(m.alsoHere, { names: list(others.map(({ name }) => name)) })}</Badge>
          )}
          <Menu
            label={t(m.more)}
            trigger={<IconButton icon={Ellipsis} label={t(m.more)} />}
            items={[
              card.archived
                ? { id: 'back', label: t(m.unarchive), icon: ArchiveRestore, onAction: () => void archive(false) }
                : { id: 'archive', label: t(m.archive), icon: Archive, onAction: () => void archive(true) },
              'separator',
              { id: 'remove', label: t(m.remove), icon: Trash2, danger: true, onAction: () => void remove() },
              ...erasing.items,
            ]}
          />
        </>
      }
    >
      <TextArea
        label={t(m.cardTitle)}
        hideLabel
        bare
        isOneLine
        rows={1}
        className="v-card-panel-title"
        value={title}
        maxLength={300}
        onCommit={(next) => {
          const clean = next.replace(/\s*\n\s*/g, ' ').trim()
          if (clean) void act('updateCard', { id, values: { title: clean } })
        }}
      />
      {card.archived && <Badge icon={Archive}>{t(m.isArchived)}</Badge>}
      <SetAsideMark entity={id} />
      {erasing.dialog}
      <Facts>
        <EntityPicker
          label={t(m.assignees)}
          type="member"
          values={card.assignees}
          suggestions={suggested}
          placeholder={t(m.assigneesPlaceholder)}
          onAdd={(member) => void act('assignCard', { id, member, assigned: true })}
          onRemove={(member) => void act('assignCard', { id, member, assigned: false })}
        />
        {card.assignees.length === 0 && (
          <Button
            size="small"
            variant="plain"
            icon={Hand}
            className="v-card-take"
            onPress={() => void act('assignCard', { id, member: own, assigned: true })}
          >
            {t(m.takeIt)}
          </Button>
        )}
        <Select
          label={t(m.column)}
          value={card.column}
          options={columns.map(({ column }) => ({ id: column.id, label: column.name }))}
          onChange={(column) => column !== card.column && void act('moveCard', { id, column, before: null })}
        />
        <DateField
          label={t(m.due)}
          value={card.due.slice(0, 10)}
          onChange={(due) => void act('updateCard', { id, values: { due } })}
        />
        <DateField
          label={t(m.start)}
          value={card.start.slice(0, 10)}
          onChange={(start) => void act('updateCard', { id, values: { start } })}
        />
        <TagField
          label={t(m.labels)}
          values={card.labels}
          suggestions={labels}
          maxLength={60}
          placeholder={t(m.labelsPlaceholder)}
          onChange={(next) => void act('updateCard', { id, values: { labels: next } })}
        />
        <EntityPicker
          label={t(m.event)}
          type="event"
          values={card.event ? [card.event] : []}
          placeholder={t(m.eventPlaceholder)}
          onAdd={(event) => void act('updateCard', { id, values: { event } })}
          onRemove={(event) => card.event === event && void act('updateCard', { id, values: { event: '' } })}
        />
        {card.event && (
          <Link className="v-card-event-link" href={`/events/${card.event}`}>
            {t(m.openEvent)}
          </Link>
        )}
      </Facts>
      <RichText entity={id} name="description" label={t(m.description)} placeholder={t(m.descriptionPlaceholder)} />
      <CardHistory card={card} />
    </Inspector>
  )
}
