import { Minus, Plus } from 'lucide-react'
import type { EventRow } from '../../../shared/model/event.ts'
import type { RsvpSummary } from '../../../shared/queries/rsvpSummary.ts'
import { useAct } from '../../store/useAct.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { m } from './messages.ts'

const MOST_GUESTS = 20

interface RsvpBoxProps {
  readonly event: EventRow
  readonly summary: RsvpSummary
  /** It is in the past: nobody waits for a place any more. */
  readonly isOver: boolean
}

/** One's own answer: yes, maybe or no, whom one brings, a word to the hosts. */
export const RsvpBox = ({ event, summary, isOver }: RsvpBoxProps) => {
  const { t } = useI18n()
  const act = useAct()
  const { own, heads, placesLeft, waiting } = summary
  const answer = own?.answer ?? 'none'
  const guests = own?.guests ?? 0
  const question = t(isOver ? m.wereYouThere : m.areYouComing)
  const isWaiting = waiting.some(({ id }) => id === own?.id)
  const say = (next: 'yes' | 'maybe' | 'no') => void act('setRsvp', { event: event.id, answer: next })
  const bring = (n: number) => void act('setRsvp', { event: event.id, answer, guests: n })
  return (
    <section className="v-rsvp" aria-label={question}>
      <div className="v-rsvp-line">
        <span className="v-rsvp-question">{question}</span>
        <Segmented
          label={question}
          value={answer}
          onChange={(next) => next !== 'none' && say(next)}
          options={[
            { id: 'yes', label: t(m.yes) },
            { id: 'maybe', label: t(m.maybe) },
            { id: 'no', label: t(m.no) },
          ]}
        />
      </div>
      {answer === 'yes' || answer === 'maybe' ? (
        <div className="v-rsvp-line">
          <span className="v-rsvp-guests">
            <IconButton
              icon={Minus}
              size="small"
              label={t(m.oneLess)}
              isDisabled={guests === 0}
              onPress={() => bring(guests - 1)}
            />
            <span aria-live="polite">{t(m.bringing, { n: guests })}</span>
            <IconButton
              icon={Plus}
              size="small"
              label={t(m.oneMore)}
              isDisabled={guests >= MOST_GUESTS}
              onPress={() => bring(guests + 1)}
            />
          </span>
        </div>
      ) : null}
      {answer === 'none' ? null : (
        <TextField
          label={t(m.yourNote)}
          hideLabel
          placeholder={t(m.yourNote)}
          value={own?.note ?? ''}
          maxLength={300}
          onCommit={(note) => void act('setRsvp', { event: event.id, answer, note })}
        />
      )}
      <p className="v-rsvp-sum">
        {isWaiting && !isOver ? <strong className="v-event-tight">{t(m.youWaiting)}</strong> : null}
        <span>{t(isOver ? m.saidYes : m.people, { n: heads })}</span>
        {isOver || placesLeft === null ? null : <span>{t(m.placesLeft, { n: placesLeft })}</span>}
        {!isOver && waiting.length > 0 ? <span>{t(m.waitingCount, { n: waiting.length })}</span> : null}
      </p>
    </section>
  )
}
