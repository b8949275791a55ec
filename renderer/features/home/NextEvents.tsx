import type { EntityId } from '../../../shared/model/ids.ts'
import { Badge } from '../../ui/Badge.tsx'
import { formatRange } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { DayTile } from './DayTile.tsx'
import { messages } from './messages.ts'
import { type MyEvent, useEvents } from './useEvents.ts'

const Standing = ({ item }: { readonly item: MyEvent }) => {
  const { t } = useI18n()
  if (item.event.status === 'cancelled') return <Badge tone="bad">{t(messages.cancelled)}</Badge>
  if (item.isHost) return <Badge tone="accent">{t(messages.hosting)}</Badge>
  if (item.answer === 'yes') return <Badge tone="good">{t(messages.going)}</Badge>
  if (item.answer === 'maybe') return <Badge>{t(messages.maybe)}</Badge>
  if (item.answer === 'no') return <Badge>{t(messages.notGoing)}</Badge>
  return null
}

/** The next few, with day, place and my answer. */
export const NextEvents = ({ own, now }: { readonly own: EntityId; readonly now: number }) => {
  const i18n = useI18n()
  const { t } = i18n
  const events = useEvents(own, now)
  if (!events) return null
  return (
    <Section
      title={t(messages.nextEvents)}
      actions={events.length > 0 ? <Link href="/events">{t(messages.allEvents)}</Link> : null}
    >
      {events.length === 0 ? (
        <p className="v-home-empty">
          {t(messages.noEvents)} <Link href="/events?new=1">{t(messages.planOne)}</Link>
        </p>
      ) : (
        <ul className="v-next">
          {events.slice(0, 5).map((item) => (
            <li key={item.event.id} className="v-next-line">
              <DayTile day={item.at.start} />
              <span className="v-next-words">
                <Link href={`/events/${item.event.id}`} className="v-next-title v-truncate">
                  {item.event.title}
                </Link>
                <span className="v-next-when v-truncate">
                  {formatRange(i18n, item.at.start, item.at.end, item.event.zone, { now })}
                  {item.event.place ? ` · ${item.event.place}` : ''}
                </span>
              </span>
              <Standing item={item} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
