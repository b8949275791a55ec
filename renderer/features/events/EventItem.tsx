import { Check, CircleHelp, Hourglass, Repeat, X } from 'lucide-react'
import type { EventRow } from '../../../shared/model/event.ts'
import type { RsvpRow } from '../../../shared/model/rsvp.ts'
import type { Occurrence } from '../../../shared/queries/occurrences.ts'
import type { RsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { Badge } from '../../ui/Badge.tsx'
import { cx } from '../../ui/cx.ts'
import { dayOf, exactDay, ownZone, sameClock, zoneName } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { m } from './messages.ts'
import { dayMark } from './monthName.ts'

interface EventItemProps {
  readonly event: EventRow
  readonly at: Occurrence | null
  readonly now: number
  readonly href: string
  readonly isOpen: boolean
  /** In the tab order. */
  readonly isRoving: boolean
  readonly own: RsvpRow | undefined
  readonly summary: RsvpSummary | undefined
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** One line of the list: day, title, when and where, who comes, and one's own answer. The whole line is the link. */
export const EventItem = ({
  event,
  at,
  now,
  href,
  isOpen,
  isRoving,
  own,
  summary,
  onFocus,
  onOpen,
}: EventItemProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const isOff = event.status === 'cancelled'
  const isOn = at !== null && at.from <= now && at.until > now && at.start.length > 10
  const day = at && dayMark(i18n, at.start)
  const isToday = at?.start.slice(0, 10) === dayOf(now)
  return (
    <article className={cx('v-event', isOff && 'v-event-off', isOpen && 'v-event-open')}>
      <span className={cx('v-event-day', isToday && 'v-event-today')} title={at ? exactDay(i18n, at.start) : undefined}>
        {day ? (
          <>
            <span className="v-event-number">{day.number}</span>
            <span className="v-event-weekday">{day.weekday}</span>
          </>
        ) : (
          <span className="v-event-number">–</span>
        )}
      </span>
      <span className="v-event-words">
        <span className="v-event-line">
          <a
            className="v-event-title"
            href={href}
            data-event={event.id}
            tabIndex={isRoving ? 0 : -1}
            aria-current={isOpen ? 'true' : undefined}
            onFocus={onFocus}
            onClick={(click) => {
              // Another window or tab is the browser's business.
              if (click.metaKey || click.ctrlKey || click.shiftKey) return
              click.preventDefault()
              onOpen()
            }}
          >
            {event.title}
          </a>
          {isOff ? <Badge tone="bad">{t(m.cancelled)}</Badge> : isOn ? <Badge tone="good">{t(m.now)}</Badge> : null}
          {event.official ? <Badge tone="accent">{t(m.official)}</Badge> : null}
          {event.rule ? <Repeat size={14} aria-label={t(m.series)} role="img" className="v-event-series" /> : null}
        </span>
        <span className="v-event-detail">{at ? whenAndWhere(i18n, event, at) : event.place}</span>
      </span>
      <span className="v-event-count">
        {isOff ? null : <Count event={event} summary={summary} isOver={at !== null && at.until <= now} />}
      </span>
      <OwnAnswer own={own} summary={summary} />
    </article>
  )
}

const whenAndWhere = (i18n: ReturnType<typeof useI18n>, event: EventRow, at: Occurrence): string => {
  const { start, end } = at
  const time =
    start.length === 10
      ? ''
      : end.slice(0, 10) === start.slice(0, 10)
        ? `${start.slice(11)}–${end.slice(11)}`
        : start.slice(11)
  const zone =
    time && event.zone && !sameClock(event.zone, ownZone(), at.from) ? zoneName(i18n, event.zone, at.from) : ''
  return [[time, zone].filter(Boolean).join(' '), event.place].filter(Boolean).join(' · ')
}

interface CountProps {
  readonly event: EventRow
  readonly summary: RsvpSummary | undefined
  /** Places of an evening that is over help nobody. */
  readonly isOver: boolean
}

const Count = ({ event, summary, isOver }: CountProps) => {
  const { t } = useI18n()
  if (!summary) return null
  const { heads, placesLeft, waiting } = summary
  const tight = placesLeft !== null && placesLeft <= Math.max(3, (event.capacity ?? 0) * 0.1)
  return (
    <>
      {heads > 0 ? <span>{t(isOver ? m.saidYes : m.people, { n: heads })}</span> : null}
      {isOver ? null : waiting.length > 0 ? (
        <span className="v-event-tight">{t(m.waitingCount, { n: waiting.length })}</span>
      ) : placesLeft !== null && heads > 0 ? (
        <span className={tight ? 'v-event-tight' : undefined}>{t(m.placesLeft, { n: placesLeft })}</span>
      ) : null}
    </>
  )
}

const OwnAnswer = ({ own, summary }: { own: RsvpRow | undefined; summary: RsvpSummary | undefined }) => {
  const { t } = useI18n()
  const waits = summary?.waiting.some(({ id }) => id === own?.id)
  const shown = {
    yes: waits
      ? { icon: Hourglass, label: t(m.youWaiting), tone: 'warn' }
      : { icon: Check, label: t(m.youYes), tone: 'good' },
    maybe: { icon: CircleHelp, label: t(m.youMaybe), tone: 'maybe' },
    no: { icon: X, label: t(m.youNo), tone: 'no' },
    none: null,
  }[own?.answer ?? 'none']
  if (!shown) return <span className="v-event-answer" />
  const Icon = shown.icon
  return (
    <span className={`v-event-answer v-event-answer-${shown.tone}`} title={shown.label}>
      <Icon size={16} role="img" aria-label={shown.label} />
    </span>
  )
}
