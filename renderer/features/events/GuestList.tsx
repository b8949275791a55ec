import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { EventRow } from '../../../shared/model/event.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { RsvpRow } from '../../../shared/model/rsvp.ts'
import type { RsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { useLive } from '../../store/hooks.tsx'
import { EntityPicker } from '../../store/pickers/EntityPicker.tsx'
import { useAct } from '../../store/useAct.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Section } from '../../ui/Section.tsx'
import { m } from './messages.ts'

const SHOWN = 30

interface GuestListProps {
  readonly event: EventRow
  readonly summary: RsvpSummary
  /** May write down other people's answers. */
  readonly canWrite: boolean
}

/** Who comes, waits, might and will not, in the order they answered. */
export const GuestList = ({ event, summary, canWrite }: GuestListProps) => {
  const { t } = useI18n()
  const act = useAct()
  const groups = [
    { id: 'going', title: t(m.going), rsvps: summary.going, heads: summary.heads },
    { id: 'waiting', title: t(m.waiting), rsvps: summary.waiting, heads: undefined },
    { id: 'maybe', title: t(m.maybes), rsvps: summary.maybe, heads: undefined },
    { id: 'invited', title: t(m.invitedOnes), rsvps: summary.invited, heads: undefined },
    { id: 'no', title: t(m.nos), rsvps: summary.no, heads: undefined },
  ].filter(({ rsvps }) => rsvps.length > 0)
  return (
    <Section title={t(m.guests)}>
      {groups.length === 0 ? <p className="v-quiet">{t(m.noGuests)}</p> : null}
      {groups.map(({ id, title, rsvps, heads }) => (
        <div key={id} className="v-guests">
          <h3 className="v-guests-title">
            {title} <span className="v-page-count">{heads ?? rsvps.length}</span>
          </h3>
          <Guests event={event} rsvps={rsvps} canWrite={canWrite} />
        </div>
      ))}
      {canWrite ? (
        <EntityPicker
          label={t(m.addGuest)}
          type="member"
          values={[]}
          placeholder={t(m.addGuestPlaceholder)}
          onAdd={(member) => void act('setRsvp', { event: event.id, answer: 'yes', member })}
          onRemove={() => {}}
        />
      ) : null}
    </Section>
  )
}

const Guests = ({ event, rsvps, canWrite }: { event: EventRow; rsvps: readonly RsvpRow[]; canWrite: boolean }) => {
  const i18n = useI18n()
  const { t } = i18n
  const [all, setAll] = useState(false)
  const shown = all ? rsvps : rsvps.slice(0, SHOWN)
  const names = useLive(
    async (rows) => {
      const ids = shown.map(({ member }) => member as EntityId)
      const found = await rows.many('member', ids)
      return new Map(ids.map((id, i) => [id, found[i]?.name ?? '']))
    },
    [shown.map(({ member }) => member).join()],
  )
  if (!names) return null
  return (
    <>
      <ul className="v-guest-list">
        {shown.map((rsvp) => {
          const name = names.get(rsvp.member) || t(m.someone)
          return (
            <li
              key={rsvp.id}
              className="v-guest"
              title={exactAt(i18n, rsvp.answeredAt) && formatAt(i18n, rsvp.answeredAt)}
            >
              <Avatar name={name} seed={rsvp.member} size={20} />
              <span className="v-guest-words">
                <Link href={`/people/${rsvp.member}`} className="v-guest-name">
                  {name}
                </Link>
                {rsvp.guests > 0 ? <span className="v-guest-plus">{t(m.plus, { n: rsvp.guests })}</span> : null}
                {rsvp.note ? <span className="v-guest-note">{rsvp.note}</span> : null}
              </span>
              {canWrite ? <AnswerMenu event={event} rsvp={rsvp} name={name} /> : null}
            </li>
          )
        })}
      </ul>
      {rsvps.length > shown.length ? (
        <Button variant="plain" size="small" onPress={() => setAll(true)}>
          {t(m.moreGuests, { n: rsvps.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}

const AnswerMenu = ({ event, rsvp, name }: { event: EventRow; rsvp: RsvpRow; name: string }) => {
  const { t } = useI18n()
  const act = useAct()
  const say = (answer: 'yes' | 'maybe' | 'no' | 'none', guests = rsvp.guests) =>
    void act('setRsvp', { event: event.id, answer, guests, member: rsvp.member as EntityId })
  return (
    <Menu
      label={t(m.answerOf, { name })}
      trigger={<IconButton icon={Ellipsis} size="small" label={t(m.answerOf, { name })} />}
      items={[
        { id: 'yes', label: t(m.yes), onAction: () => say('yes') },
        { id: 'maybe', label: t(m.maybe), onAction: () => say('maybe') },
        { id: 'no', label: t(m.no), onAction: () => say('no') },
        { id: 'none', label: t(m.noAnswer), onAction: () => say('none') },
        'separator',
        {
          id: 'more',
          label: t(m.oneMore),
          isDisabled: rsvp.guests >= 20,
          onAction: () => say(rsvp.answer, rsvp.guests + 1),
        },
        {
          id: 'less',
          label: t(m.oneLess),
          isDisabled: rsvp.guests === 0,
          onAction: () => say(rsvp.answer, rsvp.guests - 1),
        },
      ]}
    />
  )
}
