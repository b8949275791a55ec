import { useState } from 'react'
import { memberOfEntityId } from '../../../../shared/model/ids.ts'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { eventsTogether } from '../../../../shared/queries/eventsTogether.ts'
import type { Membership } from '../../../store/api.ts'
import { profileOf, useMemberNames } from '../../../store/duties/names.ts'
import { useLive, useMembership, useSession } from '../../../store/hooks.tsx'
import { HueDot } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { dayOf, exactDay, formatDate, formatDay } from '../../../ui/dates.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Section } from '../../../ui/Section.tsx'
import { m } from '../messages.ts'
import { r } from './recordMessages.ts'
import type { Save } from './useAudiences.tsx'

interface BelongingProps {
  readonly row: MemberRow
  /** Her membership; undefined for somebody who has no laptop here. */
  readonly person: Membership | undefined
  readonly mayEdit: boolean
  readonly save: Save
}

/** How somebody is tied to the network: since when and through whom, her departments, and where one met. */
export const Belonging = ({ row, person, mayEdit, save }: BelongingProps) => {
  const { t } = useI18n()
  const departments = useLive(
    async (rows) => (await rows.find('department', 'order')).filter(({ members }) => members.includes(row.id)),
    [row.id],
  )
  const facts = [
    <Since key="since" row={row} person={person} mayEdit={mayEdit} save={save} />,
    person && <Through key="through" person={person} />,
    departments && departments.length > 0 && (
      <Fact key="departments" label={t(m.departments)}>
        <ul className="v-person-departments">
          {departments.map((department) => (
            <li key={department.id}>
              <HueDot hue={department.hue} />
              <Link href={`/departments/${department.id}`}>{department.name}</Link>
            </li>
          ))}
        </ul>
      </Fact>
    ),
    <Together key="together" row={row} />,
  ]
  const isSaid = mayEdit || person || row.memberSince || departments?.length
  return isSaid ? (
    <Section title={t(r.inNetwork)}>
      <Facts>{facts}</Facts>
    </Section>
  ) : (
    <Facts>{facts.at(-1)}</Facts>
  )
}

const Since = ({ row, person, mayEdit, save }: BelongingProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const joined = person ? dayOf(person.since) : ''
  if (mayEdit)
    return (
      <DateField
        label={t(r.memberSince)}
        value={row.memberSince || joined}
        {...(joined &&
          row.memberSince === '' && { description: t(r.memberSinceNote, { when: formatDate(i18n, person!.since) }) })}
        onChange={(memberSince) => save({ memberSince: memberSince === joined ? '' : memberSince })}
      />
    )
  const day = row.memberSince || joined
  return day ? (
    <Fact label={t(r.memberSince)}>
      <span title={exactDay(i18n, day)}>{formatDate(i18n, Date.parse(`${day}T12:00:00`))}</span>
    </Fact>
  ) : null
}

/** More names than this are counted. */
const SHOWN = 6

const Through = ({ person }: { readonly person: Membership }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { me } = useSession()
  const members = useMembership()
  const brought = members?.filter(({ invitedBy }) => invitedBy === person.member) ?? []
  const shown = brought.slice(0, SHOWN)
  const { nameOf } = useMemberNames([person.invitedBy, ...shown.map(({ member }) => member)])
  const link = (member: string) => (
    <Link href={`/people/${profileOf(member)}`}>{member === me ? t(r.you) : nameOf(member)}</Link>
  )
  return (
    <>
      {person.invitedBy === '' ? (
        <Fact label="">{t(r.founder)}</Fact>
      ) : (
        <Fact label={t(r.through)}>{link(person.invitedBy)}</Fact>
      )}
      {shown.length > 0 && (
        <Fact label={t(r.brought)}>
          <ul className="v-inline-list">
            {shown.map(({ member }) => (
              <li key={member}>{link(member)}</li>
            ))}
            {brought.length > SHOWN && (
              <li>
                <Link href="/admission?tab=tree">{t(r.broughtMore, { n: brought.length - SHOWN })}</Link>
              </li>
            )}
          </ul>
        </Fact>
      )}
    </>
  )
}

const FIRST = 4

/** Where the reader and she are or were both: the answer to "where do I know her from?". */
const Together = ({ row }: { readonly row: MemberRow }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { me } = useSession()
  const [isAll, setAll] = useState(false)
  const isOwn = memberOfEntityId(row.id) === me
  const events = useLive(
    async (rows) => {
      if (isOwn) return []
      const own = profileOf(me)
      const [all, mine, hers] = await Promise.all([
        rows.find('event', 'startAt'),
        rows.find('rsvp', 'member', { equals: own }),
        rows.find('rsvp', 'member', { equals: row.id }),
      ])
      return eventsTogether(own, row.id, all, { mine, hers }, Date.now())
    },
    [row.id, me, isOwn],
  )
  if (!events || events.length === 0) return null
  const shown = isAll ? events : events.slice(0, FIRST)
  return (
    <Fact label={t(r.together)}>
      <ul className="v-together">
        {shown.map(({ event, bothHost, isPast }) => (
          <li key={event.id}>
            <Link href={`/events/${event.id}`}>{event.title}</Link>
            <span className={isPast ? 'v-quiet' : undefined}>
              {[formatDay(i18n, event.start), event.place, bothHost && t(r.bothHost)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {events.length > shown.length && (
        <Button size="small" variant="plain" className="v-together-all" onPress={() => setAll(true)}>
          {t(r.showAll, { n: events.length })}
        </Button>
      )}
    </Fact>
  )
}
