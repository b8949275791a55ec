import type { EntityId } from '../../../shared/model/ids.ts'
import { useReceipts } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { formatRange } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { messages } from './messages.ts'
import { useEvents } from './useEvents.ts'

const WEEK = 7 * 86_400_000
const answers = ['yes', 'maybe', 'no'] as const

/** What waits for my word: invitations I have not answered, and what two people changed while apart. Absent when nothing does. */
export const NeedsMe = ({ own, now }: { readonly own: EntityId; readonly now: number }) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const events = useEvents(own, now)
  const receipts = useReceipts()
  const unanswered = (events ?? [])
    .filter(
      ({ event, answer, isHost, at }) =>
        answer === 'none' && !isHost && event.status !== 'cancelled' && at.from - now < 3 * WEEK,
    )
    .slice(0, 3)
  const clashed = (receipts ?? [])
    .filter((receipt) => receipt.clashes.length > 0 && now - receipt.until < WEEK)
    .slice(0, 2)
  if (unanswered.length + clashed.length === 0) return null
  return (
    <Section title={t(messages.needsMe)}>
      <ul className="v-needs">
        {clashed.map((receipt) => (
          <li key={receipt.id} className="v-needs-line">
            <span className="v-next-words">
              <span>{t(messages.clashes, { n: receipt.clashes.length })}</span>
              <span className="v-next-when v-truncate">
                {receipt.clashes
                  .slice(0, 3)
                  .map((clash) => clash.title)
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <Link href={`/receipts/${receipt.id}`}>{t(messages.lookAtIt)}</Link>
          </li>
        ))}
        {unanswered.map(({ event, at }) => (
          <li key={event.id} className="v-needs-line">
            <span className="v-next-words">
              <Link href={`/events/${event.id}`} className="v-next-title v-truncate">
                {event.title}
              </Link>
              <span className="v-next-when">{formatRange(i18n, at.start, at.end, event.zone, { now })}</span>
            </span>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw itself as a form */}
            <span className="v-needs-answers" role="group" aria-label={`${event.title}: ${t(messages.coming)}`}>
              {answers.map((answer) => (
                <Button
                  key={answer}
                  size="small"
                  onPress={() =>
                    act('setRsvp', { event: event.id, answer }, t(messages.answered, { title: event.title }))
                  }
                >
                  {t(messages[answer])}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
