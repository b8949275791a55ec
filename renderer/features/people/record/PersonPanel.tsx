import { useNavigate } from '@tanstack/react-router'
import { CircleHelp, Ellipsis, Mail, Trash2, UserPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { FieldPatch } from '../../../../shared/commands/command.ts'
import { rankOf } from '../../../../shared/model/defineEntity.ts'
import { entities } from '../../../../shared/model/entities.ts'
import { type EntityId, memberEntityId, memberOfEntityId } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { AboutPerson } from '../../../store/about/AboutPerson.tsx'
import { SetAsideMark } from '../../../store/duties/SetAsideMark.tsx'
import { e as eraseWords } from '../../../store/erasing/messages.ts'
import { useErase } from '../../../store/erasing/useErase.tsx'
import { useLive, useMembership, usePastMembers, usePresence, useSession } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { Vouches } from '../../../store/vouching/Vouches.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { exactAt, formatAt } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Inspector } from '../../../ui/Inspector.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { d } from '../duplicates/messages.ts'
import { SamePerson } from '../duplicates/SamePerson.tsx'
import { m } from '../messages.ts'
import { useAffiliations } from './Affiliations.tsx'
import { NotHereAnyMore } from './NotHereAnyMore.tsx'
import { OwnIntroduction } from './OwnIntroduction.tsx'
import { PersonPhoto } from './PersonPhoto.tsx'
import { RecordFields } from './RecordFields.tsx'
import { RoleAndDuties } from './RoleAndDuties.tsx'
import { s } from './standingMessages.ts'
import './record.css'

/** Somebody's record, or one's own with the guided introduction. */
export const PersonPanel = ({ id, onClose }: { id: EntityId; onClose: () => void }) => {
  const { t } = useI18n()
  const row = useLive(async (rows) => (await rows.get('member', id)) ?? null, [id], { keep: false })
  const member = memberOfEntityId(id)
  const past = usePastMembers()?.find((each) => each.member === member)
  if (!row)
    return (
      <Inspector title={past?.name || t(m.person)} kind={t(m.person)} onClose={onClose}>
        {row === null && past && (
          <>
            <h2 className="v-person-name-text">{past.name}</h2>
            <NotHereAnyMore member={member} name={past.name} />
          </>
        )}
        {row === null && !past && (
          <EmptyState icon={CircleHelp} title={t(m.personGone)}>
            {t(m.personGoneHint)}
          </EmptyState>
        )}
      </Inspector>
    )
  return <Person row={row} onClose={onClose} />
}

/** Under the name: what she does, and where. */
const Headline = ({ row }: { row: MemberRow }) => {
  const held = useAffiliations(row)
  const named = held?.map(({ name, role }) => [role, name].filter(Boolean).join(', ')) ?? []
  const parts = [row.role, row.organisation, ...named].filter(Boolean)
  return parts.length > 0 ? <p className="v-quiet v-person-headline">{parts.join(' · ')}</p> : null
}

const Person = ({ row, onClose }: { row: MemberRow; onClose: () => void }) => {
  const i18n = useI18n()
  const { t, list } = i18n
  const { me } = useSession()
  const act = useAct()
  const navigate = useNavigate()
  const membership = useMembership()
  const past = usePastMembers()
  const others = usePresence(row.id)
  const { id, name } = row
  const member = memberOfEntityId(id)
  const own = memberEntityId(me, entities.member.type)
  const isOwn = id === own
  const mine = membership?.find(({ member }) => member === me)
  const theirs = membership?.find((each) => each.member === member)
  const hasEnded = !theirs && past?.some((each) => each.member === member)
  const mayEdit = isOwn || (mine !== undefined && rankOf[mine.role] <= 2)
  const mayMerge = mine !== undefined && rankOf[mine.role] <= 2
  const [isJoining, setJoining] = useState(false)
  const save = (values: FieldPatch<'member'>) => void act('updateMember', { id, values })

  const remove = async () => {
    const removed = await act('removeEntities', { ids: [id] }, t(m.removed, { name }))
    if (removed.ok) onClose()
  }
  const erasing = useErase({
    title: name,
    entities: [id],
    onErased: onClose,
    onRemove: () => void remove(),
    children: hasEnded ? <p>{t(eraseWords.former)}</p> : null,
  })
  const invite = () => void navigate({ to: '/invite', search: { note: name } as never })
  const items: MenuEntry[] = [
    ...(theirs || hasEnded ? [] : [{ id: 'invite', label: t(m.invite), icon: UserPlus, onAction: invite }]),
    ...(mayMerge ? [{ id: 'same', label: t(d.sameAs), icon: UsersRound, onAction: () => setJoining(true) }] : []),
    ...(mayEdit && !isOwn && !theirs
      ? [{ id: 'remove', label: t(m.remove), icon: Trash2, danger: true, onAction: () => void remove() }]
      : []),
    ...(theirs || isOwn ? [] : erasing.items),
  ]
  return (
    <Inspector
      title={name}
      kind={t(isOwn ? m.you : m.person)}
      onClose={onClose}
      actions={
        <>
          {others.length > 0 && <Badge tone="accent">{list(others.map((each) => each.name))}</Badge>}
          {row.email && !isOwn && (
            <IconButton
              icon={Mail}
              label={t(m.writeMail, { name })}
              onPress={() => window.open(`mailto:${encodeURIComponent(row.email)}`)}
            />
          )}
          {items.length > 0 && (
            <Menu label={t(m.more)} trigger={<IconButton icon={Ellipsis} label={t(m.more)} />} items={items} />
          )}
        </>
      }
    >
      <div className="v-person-head">
        <PersonPhoto row={row} mayEdit={mayEdit} />
        <div className="v-person-title">
          {mayEdit ? (
            <TextField
              label={t(m.name)}
              hideLabel
              bare
              className="v-person-name"
              value={name}
              maxLength={120}
              onCommit={(next) => next.trim() && save({ name: next.trim() })}
            />
          ) : (
            <h2 className="v-person-name-text">{name}</h2>
          )}
          <Headline row={row} />
        </div>
      </div>
      {hasEnded && <NotHereAnyMore member={member} name={name} />}
      {theirs && row.leftAt > 0 && (
        <p className="v-left" title={exactAt(i18n, row.leftAt)}>
          <strong>{t(s.left, { when: formatAt(i18n, row.leftAt) })}</strong> {t(s.leftText, { name })}
        </p>
      )}
      <SetAsideMark entity={id} />
      {erasing.dialog}
      {isJoining && <SamePerson id={id} onClose={() => setJoining(false)} />}
      {membership && past && !theirs && !isOwn && !hasEnded && (
        <div className="v-person-invite">
          <p>{t(m.inviteHint, { name })}</p>
          <Button size="small" icon={UserPlus} onPress={invite}>
            {t(m.invite)}
          </Button>
        </div>
      )}
      {isOwn && <OwnIntroduction row={row} save={save} />}
      {theirs && <RoleAndDuties person={theirs} name={name} lead={id} />}
      {!isOwn && <AboutPerson id={id} name={name} />}
      {theirs && <Vouches about={member} name={name} isPlain />}
      <RecordFields row={row} person={theirs} mayEdit={mayEdit} isOwn={isOwn} save={save} />
      <footer className="v-person-foot">
        <p title={exactAt(i18n, row.updatedAt)}>{t(m.changedBy, { when: formatAt(i18n, row.updatedAt) })}</p>
        {!mayEdit && <p>{t(m.readOnly, { name })}</p>}
      </footer>
    </Inspector>
  )
}
