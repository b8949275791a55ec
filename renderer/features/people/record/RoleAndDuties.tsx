import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { fromBase64Url } from '../../../../shared/lib/bytes.ts'
import { department } from '../../../../shared/model/department.ts'
import { event } from '../../../../shared/model/event.ts'
import { type EntityId, makeEntityId, type ScopeId, zeroScope } from '../../../../shared/model/ids.ts'
import type { HeldRole, Membership } from '../../../store/api.ts'
import { DutyDialog } from '../../../store/duties/DutyDialog.tsx'
import { HandOverDialog } from '../../../store/duties/HandOverDialog.tsx'
import { useMemberNames } from '../../../store/duties/names.ts'
import { RemoveDialog } from '../../../store/duties/RemoveDialog.tsx'
import { RoleDialog } from '../../../store/duties/RoleDialog.tsx'
import { roleMeaning, roleName } from '../../../store/duties/roleWords.ts'
import { mayGive, networkRoleOf, networkRoles, roleChange, useStanding } from '../../../store/duties/standing.ts'
import { useLive } from '../../../store/hooks.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { exactAt, formatDate } from '../../../ui/dates.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { Section } from '../../../ui/Section.tsx'
import { s } from './standingMessages.ts'

const idOf = (type: number, scope: ScopeId): EntityId =>
  makeEntityId({ type, scope: zeroScope, rand: fromBase64Url(scope) ?? zeroScope })

/** What somebody is in the network and answers for, since when and by whom; and, for who may, the ways to change it. */
export const RoleAndDuties = ({ person, name, lead }: { person: Membership; name: string; lead: EntityId }) => {
  const i18n = useI18n()
  const { t } = i18n
  const standing = useStanding()
  const role = networkRoleOf(person)
  const ofRole = person.roles.find((held) => held.role === role)
  const duties = person.roles.filter((held) => held.scope !== undefined)
  const { nameOf, isMe } = useMemberNames(person.roles.map(({ by }) => by))
  const places = useLive(
    async (rows) => {
      const found = await Promise.all(
        duties.map(async (held) => {
          const isLead = held.role === 'lead'
          const id = idOf(isLead ? department.type : event.type, held.scope!)
          if (!isLead) {
            const row = await rows.get('event', id)
            return [
              held.scope!,
              { title: row?.title ?? '', href: row ? `/events/${id}` : '', isDeputy: false },
            ] as const
          }
          const row = await rows.get('department', id)
          const isDeputy = row !== undefined && row.lead !== '' && row.lead !== lead
          return [held.scope!, { title: row?.name ?? '', href: row ? `/departments/${id}` : '', isDeputy }] as const
        }),
      )
      return new Map(found)
    },
    [duties.map(({ scope }) => scope).join(), lead],
  )
  const [open, setOpen] = useState<'role' | 'duty' | 'remove' | 'handOver' | null>(null)
  const [taking, setTaking] = useState<{ readonly held: HeldRole; readonly of: string } | null>(null)
  if (!standing || !places) return null
  const close = () => setOpen(null)
  const { mine } = standing
  const isOwn = person.member === standing.me
  const mayChange = !isOwn && networkRoles.some((each) => roleChange(person, each, mine))
  const mayDuty = mayGive(mine, 'lead')
  const since = (at: number, by: string): string => {
    const when = formatDate(i18n, at)
    if (by === '') return t(s.since, { when })
    return isMe(by) ? t(s.sinceByYou, { when }) : t(s.sinceBy, { when, by: nameOf(by) })
  }
  const items: MenuEntry[] = [
    { id: 'handOver', label: t(s.handOver), onAction: () => setOpen('handOver') },
    ...(person.mine && !isOwn
      ? [{ id: 'remove', label: t(s.remove), danger: true, onAction: () => setOpen('remove') }]
      : []),
  ]
  return (
    <Section
      title={t(s.title)}
      className="v-standing-section"
      actions={
        isOwn || mine !== 'member' ? (
          <Menu
            label={t(s.title)}
            trigger={<IconButton icon={Ellipsis} size="small" label={t(s.title)} />}
            items={items}
          />
        ) : null
      }
    >
      <div className="v-standing">
        <div className="v-standing-role">
          <Badge tone={role === 'member' ? 'neutral' : 'accent'}>{roleName(i18n, role)}</Badge>
          {ofRole && ofRole.by !== '' ? (
            <span className="v-standing-since" title={exactAt(i18n, ofRole.since)}>
              {since(ofRole.since, ofRole.by)}
            </span>
          ) : null}
        </div>
        <p className="v-standing-means">{roleMeaning(i18n, role)}</p>
        {duties.length > 0 ? (
          <ul className="v-standing-duties">
            {duties.map((held) => {
              const place = places.get(held.scope!)
              const what = place?.title || t(s.gone)
              const says = held.role === 'organiser' ? s.organises : place?.isDeputy ? s.deputyOf : s.leads
              return (
                <li key={`${held.role} ${held.scope}`} className="v-standing-duty">
                  <span className="v-standing-what">
                    {place?.href ? <Link href={place.href}>{t(says, { what })}</Link> : t(says, { what })}
                    <span className="v-standing-since">{since(held.since, held.by)}</span>
                  </span>
                  {held.mine ? (
                    <Button
                      size="small"
                      variant="plain"
                      aria-label={t(s.takeBackWhat, { what })}
                      onPress={() => setTaking({ held, of: what })}
                    >
                      {t(s.takeBack)}
                    </Button>
                  ) : null}
                </li>
              )
            })}
          </ul>
        ) : null}
        {mayChange || mayDuty ? (
          <div className="v-row">
            {mayChange ? (
              <Button size="small" onPress={() => setOpen('role')}>
                {t(s.changeRole)}
              </Button>
            ) : null}
            {mayDuty ? (
              <Button size="small" onPress={() => setOpen('duty')}>
                {t(s.giveDuty)}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <RoleDialog person={person} name={name} isOpen={open === 'role'} onClose={close} />
      <DutyDialog person={person} name={name} isOpen={open === 'duty'} onClose={close} />
      <HandOverDialog member={person.member} name={name} isOpen={open === 'handOver'} onClose={close} />
      <RemoveDialog person={person} name={name} isOpen={open === 'remove'} onClose={close} />
      <RemoveDialog
        person={person}
        name={name}
        held={taking?.held}
        of={taking?.of}
        isOpen={taking !== null}
        onClose={() => setTaking(null)}
      />
    </Section>
  )
}
