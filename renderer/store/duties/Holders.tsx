import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { type EntityId, type MemberId, memberOfEntityId, scopeOf } from '../../../shared/model/ids.ts'
import { leadAndDeputies } from '../../../shared/queries/duties.ts'
import { mayGive } from '../../../shared/roster/mayGive.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Caption } from '../../ui/Caption.tsx'
import { exactAt, formatDate } from '../../ui/dates.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { defineMessages, useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Section } from '../../ui/Section.tsx'
import type { HeldRole, Membership } from '../api.ts'
import { useSession } from '../hooks.tsx'
import { useAct } from '../useAct.ts'
import { MemberPicker } from './MemberPicker.tsx'
import { m as words } from './messages.ts'
import { profileOf, useMemberNames } from './names.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { useStanding } from './standing.ts'
import { useTrustActs } from './useTrustActs.ts'
import './duties.css'

const m = defineMessages({
  leads: { en: 'Lead and deputies', de: 'Leitung und Stellvertretung', ru: 'Руководитель и заместители' },
  organisers: { en: 'Organisers', de: 'Organisation', ru: 'Организаторы' },
  noLead: {
    en: 'Nobody leads this department yet.',
    de: 'Dieses Ressort leitet noch niemand.',
    ru: 'У этого отдела пока нет руководителя.',
  },
  noOrganiser: {
    en: 'Nobody has been asked to organise it.',
    de: 'Noch ist niemand damit betraut.',
    ru: 'Организация пока никому не поручена.',
  },
  lead: { en: 'Lead', de: 'Leitung', ru: 'Руководитель' },
  deputy: { en: 'Deputy', de: 'Stellvertretung', ru: 'Заместитель' },
  appointLead: { en: 'Appoint someone …', de: 'Jemanden berufen …', ru: 'Назначить…' },
  appointOrganiser: {
    en: 'Ask someone to organise it …',
    de: 'Jemanden damit betrauen …',
    ru: 'Поручить организацию…',
  },
  makeLead: { en: 'Make the lead', de: 'Zur Leitung machen', ru: 'Сделать руководителем' },
  leadsNow: { en: '{name} leads now', de: '{name} leitet jetzt', ru: '{name} теперь руководит' },
  takeBack: { en: 'Take back …', de: 'Zurücknehmen …', ru: 'Снять…' },
  more: { en: 'More: {name}', de: 'Mehr: {name}', ru: 'Ещё: {name}' },
  sinceByYou: { en: 'since {when}, given by you', de: 'seit {when}, von dir gegeben', ru: 'с {when}, назначено вами' },
  sinceBy: { en: 'since {when}, given by {by}', de: 'seit {when}, gegeben von {by}', ru: 'с {when}, назначение: {by}' },
})

interface HoldersProps {
  readonly duty: 'lead' | 'organiser'
  /** The department or event. */
  readonly id: EntityId
  readonly title: string
  /** Profile that the department names as lead. */
  readonly lead?: string
  /** Offered first. */
  readonly first?: readonly EntityId[]
}

/** Who leads a department and who stands in, or who organises an event: to be seen by all, given and taken back by who may. */
export const Holders = ({ duty: role, id, title, lead = '', first = [] }: HoldersProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const { rows } = useSession()
  const standing = useStanding()
  const { act: give } = useTrustActs()
  const act = useAct()
  const [taking, setTaking] = useState<{ readonly person: Membership; readonly held: HeldRole } | null>(null)
  const scope = scopeOf(id)
  const holders = (standing?.members ?? [])
    .flatMap((person) => {
      const held = person.roles.find((each) => each.role === role && each.scope === scope)
      return held ? [{ person, held }] : []
    })
    .sort((a, b) => a.held.since - b.held.since)
  const { nameOf, isMe } = useMemberNames(holders.flatMap(({ person, held }) => [person.member, held.by]))
  if (!standing) return null
  const isLead = role === 'lead'
  const named = leadAndDeputies(
    lead,
    holders.map(({ person }) => profileOf(person.member)),
  )
  const may = mayGive(standing.mine, role)
  const shown = [...holders].sort(
    (a, b) => Number(profileOf(b.person.member) === named.lead) - Number(profileOf(a.person.member) === named.lead),
  )
  const appoint = async (member: MemberId | '') => {
    if (member === '') return
    const name = (await rows.get('member', profileOf(member)))?.name ?? t(words.someone)
    await give(
      [{ member, role, scope }],
      [],
      '',
      t(isLead ? words.leadsNow : words.organisesNow, { name, what: title }),
    )
  }
  const itemsFor = (person: Membership, held: HeldRole): MenuEntry[] => {
    const profile = profileOf(person.member)
    const name = nameOf(person.member)
    return [
      ...(isLead && profile !== named.lead
        ? [
            {
              id: 'lead',
              label: t(m.makeLead),
              onAction: () => void act('updateDepartment', { id, values: { lead: profile } }, t(m.leadsNow, { name })),
            },
          ]
        : []),
      ...(held.mine
        ? [{ id: 'take', label: t(m.takeBack), danger: true, onAction: () => setTaking({ person, held }) }]
        : []),
    ]
  }
  return (
    <Section title={t(isLead ? m.leads : m.organisers)} count={holders.length || undefined}>
      {holders.length === 0 ? <p className="v-quiet">{t(isLead ? m.noLead : m.noOrganiser)}</p> : null}
      {holders.length > 0 ? (
        <ul className="v-holders">
          {shown.map(({ person, held }) => {
            const name = nameOf(person.member)
            const items = may ? itemsFor(person, held) : []
            return (
              <li key={person.member} className="v-holder">
                <Avatar name={name} seed={profileOf(person.member)} />
                <span className="v-holder-words">
                  <Link href={`/people/${profileOf(person.member)}`}>{name}</Link>
                  <Caption title={exactAt(i18n, held.since)}>
                    {isMe(held.by)
                      ? t(m.sinceByYou, { when: formatDate(i18n, held.since) })
                      : t(m.sinceBy, { when: formatDate(i18n, held.since), by: nameOf(held.by) })}
                  </Caption>
                </span>
                {isLead ? (
                  <Badge tone={profileOf(person.member) === named.lead ? 'accent' : 'neutral'}>
                    {t(profileOf(person.member) === named.lead ? m.lead : m.deputy)}
                  </Badge>
                ) : null}
                {items.length > 0 ? (
                  <Menu
                    label={t(m.more, { name })}
                    trigger={<IconButton icon={Ellipsis} size="small" label={t(m.more, { name })} />}
                    items={items}
                  />
                ) : null}
              </li>
            )
          })}
        </ul>
      ) : null}
      {may ? (
        <MemberPicker
          label={t(isLead ? m.appointLead : m.appointOrganiser)}
          hideLabel
          placeholder={t(isLead ? m.appointLead : m.appointOrganiser)}
          value=""
          onChange={(member) => void appoint(member)}
          without={holders.map(({ person }) => person.member)}
          first={first.map(memberOfEntityId)}
        />
      ) : null}
      {taking ? (
        <RemoveDialog
          person={taking.person}
          name={nameOf(taking.person.member)}
          held={taking.held}
          of={title}
          isOpen
          onClose={() => setTaking(null)}
        />
      ) : null}
    </Section>
  )
}
