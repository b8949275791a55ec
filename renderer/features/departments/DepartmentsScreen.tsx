import { useNavigate, useSearch } from '@tanstack/react-router'
import { Columns3, Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { DepartmentRow } from '../../../shared/model/department.ts'
import { entities } from '../../../shared/model/entities.ts'
import { memberEntityId, scopeOf } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { useAction } from '../../ui/actions.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { Section } from '../../ui/Section.tsx'
import { CreateDepartment } from './CreateDepartment.tsx'
import { m } from './messages.ts'
import './departments.css'

interface Entry {
  readonly row: DepartmentRow
  readonly cards: number
  readonly faces: readonly MemberRow[]
}

const shownFaces = 5

/** All departments: the own ones first, then the others, then what is archived. */
export const DepartmentsScreen = () => {
  const { t } = useI18n()
  const { me } = useSession()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { readonly new?: unknown }
  const [creating, setCreating] = useState(false)
  useAction({ id: 'departments.new', label: t(m.newDepartment), keys: 'c', icon: Plus, run: () => setCreating(true) })
  // Taken out of the address at once: Back must not open it again.
  useEffect(() => {
    if (!search.new) return
    setCreating(true)
    void navigate({ to: '.', search: ((was: object) => ({ ...was, new: undefined })) as never, replace: true })
  }, [search.new, navigate])

  const own = memberEntityId(me, entities.member.type)
  const entries = useLive<readonly Entry[]>(async (rows) => {
    const departments = await rows.find('department', 'order')
    return Promise.all(
      departments.map(async (row) => {
        const [cards, faces] = await Promise.all([
          rows.count('card', 'board', { equals: scopeOf(row.id) }),
          rows.many('member', row.members.slice(0, shownFaces)),
        ])
        return { row, cards, faces: faces.filter((face) => face !== undefined) }
      }),
    )
  }, [])
  const groups = useMemo(() => {
    const open = entries?.filter(({ row }) => !row.archived) ?? []
    return [
      { title: m.mine, entries: open.filter(({ row }) => row.members.includes(own)) },
      { title: m.others, entries: open.filter(({ row }) => !row.members.includes(own)) },
      { title: m.archivedOnes, entries: entries?.filter(({ row }) => row.archived) ?? [] },
    ].filter((group) => group.entries.length > 0)
  }, [entries, own])

  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t(m.newDepartment)}
    </Button>
  )
  return (
    <Page
      title={t(m.departments)}
      count={entries?.length}
      actions={entries?.length === 0 ? null : create}
      layout="text"
    >
      {entries?.length === 0 ? (
        <EmptyState icon={Columns3} title={t(m.noDepartments)} action={create}>
          {t(m.noDepartmentsHint)}
        </EmptyState>
      ) : (
        <div className="v-departments">
          {groups.map((group) => (
            <Section
              key={group.title.en}
              title={t(group.title)}
              count={groups.length > 1 ? group.entries.length : undefined}
            >
              <ul className="v-department-list">
                {group.entries.map((entry) => (
                  <Item key={entry.row.id} entry={entry} />
                ))}
              </ul>
            </Section>
          ))}
        </div>
      )}
      <CreateDepartment
        isOpen={creating}
        onClose={() => setCreating(false)}
        onCreated={(id) => void navigate({ to: '/departments/$id', params: { id } })}
      />
    </Page>
  )
}

const Item = ({ entry: { row, cards, faces } }: { entry: Entry }) => {
  const { t } = useI18n()
  const rest = row.members.length - faces.length
  return (
    <li className={`v-department v-hue-${row.hue}`}>
      <span className="v-department-mark" aria-hidden />
      <span className="v-department-words">
        <Link href={`/departments/${row.id}`} className="v-department-name">
          {row.name}
        </Link>
        {row.purpose && <span className="v-department-purpose">{row.purpose}</span>}
      </span>
      <span className="v-department-people" title={faces.map(({ name }) => name).join(', ')}>
        <span className="v-hidden">{t(m.people, { n: row.members.length })}</span>
        <span className="v-avatars">
          {faces.map((face) => (
            <Avatar key={face.id} name={face.name} seed={face.id} size={28} />
          ))}
        </span>
        {rest > 0 && <span aria-hidden>+{rest}</span>}
      </span>
      <span className="v-department-cards">{t(m.cards, { n: cards })}</span>
    </li>
  )
}
