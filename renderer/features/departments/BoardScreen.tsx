import { useNavigate, useParams } from '@tanstack/react-router'
import { Archive, ArchiveRestore, CircleHelp, Ellipsis, Info, LogOut, Plus, UserRound } from 'lucide-react'
import { useState } from 'react'
import type { DepartmentRow } from '../../../shared/model/department.ts'
import { entities } from '../../../shared/model/entities.ts'
import { type EntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { useAction } from '../../ui/actions.tsx'
import { HueDot } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Split } from '../../ui/Split.tsx'
import { AboutPanel } from './AboutPanel.tsx'
import { ArchiveDialog } from './ArchiveDialog.tsx'
import { Board } from './board/Board.tsx'
import { useBoard } from './board/useBoard.ts'
import { CardPanel } from './card/CardPanel.tsx'
import { m } from './messages.ts'
import './departments.css'

/** A department: header, board, and at the side the open card or what the department is about. */
export const BoardScreen = () => {
  const { t } = useI18n()
  const { id = '', cardId } = useParams({ strict: false }) as { readonly id?: EntityId; readonly cardId?: EntityId }
  // `null` = read and not there; undefined = not read yet, for which nothing flashes.
  const department = useLive(async (rows) => (await rows.get('department', id)) ?? null, [id], { keep: false })
  if (department === undefined) return null
  if (department === null)
    return (
      <Page title={t(m.departments)}>
        <EmptyState
          icon={CircleHelp}
          title={t(m.departmentGone)}
          action={<Link href="/departments">{t(m.allDepartments)}</Link>}
        >
          {t(m.departmentGoneHint)}
        </EmptyState>
      </Page>
    )
  return <Department key={department.id} department={department} cardId={cardId} />
}

const shownFaces = 4

const Department = ({ department, cardId }: { department: DepartmentRow; cardId: EntityId | undefined }) => {
  const { t } = useI18n()
  const { me } = useSession()
  const act = useAct()
  const navigate = useNavigate()
  const board = useBoard(department.id)
  const own = memberEntityId(me, entities.member.type)
  const isMine = department.members.includes(own)
  const [query, setQuery] = useState('')
  const [onlyMine, setOnlyMine] = useState(false)
  const [panel, setPanel] = useState<'about' | null>(null)
  const [archiveOpen, setArchiveOpen] = useState(false)
  const { id, name } = department

  const openCard = (card: EntityId) => {
    setPanel(null)
    void navigate({ to: '/departments/$id/cards/$cardId', params: { id, cardId: card } })
  }
  const closeCard = () => void navigate({ to: '/departments/$id', params: { id } })
  const openAbout = () => {
    if (cardId) closeCard()
    setPanel('about')
  }
  const join = () => void act('joinDepartment', { department: id }, t(m.joined, { name }))
  const leave = () => void act('leaveDepartment', { department: id }, t(m.left, { name }))
  const setArchived = (archived: boolean) =>
    void act('updateDepartment', { id, values: { archived } }, archived ? t(m.departmentArchived, { name }) : undefined)
  useAction({
    id: 'board.new',
    label: t(m.addCard),
    keys: 'c',
    icon: Plus,
    // In the column one stands in, else in the first.
    run: () =>
      (document.activeElement?.closest('.v-column') ?? document).querySelector<HTMLElement>('.v-quick-open')?.click(),
  })
  useAction({ id: 'board.mine', label: t(m.onlyMine), keys: 'm', run: () => setOnlyMine((on) => !on) })
  useAction({ id: 'board.archive', label: t(m.archivedCards), icon: Archive, run: () => setArchiveOpen(true) })

  const faces = useLive(
    (rows) => rows.many('member', department.members.slice(0, shownFaces)),
    [department.members.slice(0, shownFaces).join()],
  )
  const menu = (
    <Menu
      label={t(m.more)}
      trigger={<IconButton icon={Ellipsis} label={t(m.more)} />}
      items={[
        { id: 'about', label: t(m.about), icon: Info, onAction: openAbout },
        { id: 'archive', label: t(m.archivedCards), icon: Archive, onAction: () => setArchiveOpen(true) },
        ...(isMine ? [{ id: 'leave', label: t(m.leave), icon: LogOut, onAction: leave }] : []),
        'separator',
        department.archived
          ? { id: 'back', label: t(m.unarchiveDepartment), icon: ArchiveRestore, onAction: () => setArchived(false) }
          : { id: 'away', label: t(m.archiveDepartment), icon: Archive, onAction: () => setArchived(true) },
      ]}
    />
  )
  const inspector = cardId ? (
    <CardPanel key={cardId} id={cardId} department={department} columns={board?.columns} onClose={closeCard} />
  ) : panel === 'about' ? (
    <AboutPanel department={department} onClose={() => setPanel(null)} />
  ) : null

  return (
    <Split inspector={inspector}>
      <Page
        title={name}
        mark={<HueDot hue={department.hue} />}
        actions={
          <>
            <Button variant="plain" className="v-faces-button" onPress={openAbout}>
              <span className="v-hidden">{t(m.about)} </span>
              <span className="v-avatars">
                {faces?.map((face) => face && <Avatar key={face.id} name={face.name} seed={face.id} size={28} />)}
              </span>
              {department.members.length > shownFaces && <span> +{department.members.length - shownFaces}</span>}
              {department.members.length === 0 && t(m.people, { n: 0 })}
            </Button>
            {!isMine && <Button onPress={join}>{t(m.join)}</Button>}
            {menu}
          </>
        }
        toolbar={
          <div className="v-board-toolbar">
            {department.purpose && (
              <p className="v-board-purpose" title={department.purpose}>
                {department.purpose}
              </p>
            )}
            <SearchField label={t(m.filter)} value={query} onChange={setQuery} isMain />
            <Button
              variant={onlyMine ? 'quiet' : 'plain'}
              icon={UserRound}
              aria-pressed={onlyMine}
              onPress={() => setOnlyMine(!onlyMine)}
            >
              {t(m.onlyMine)}
            </Button>
          </div>
        }
      >
        {board && (
          <Board
            department={id}
            board={board}
            filter={{ query, person: onlyMine ? own : null }}
            openCard={cardId}
            onOpen={openCard}
          />
        )}
      </Page>
      {archiveOpen && <ArchiveDialog department={department} onClose={() => setArchiveOpen(false)} />}
    </Split>
  )
}
