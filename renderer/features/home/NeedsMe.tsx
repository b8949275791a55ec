import type { EntityName } from '../../../shared/model/entities.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { clashKey, clashState } from '../../../shared/queries/clashState.ts'
import type { Receipt } from '../../../shared/replica/receipt.ts'
import { useWaitingRequests } from '../../store/admission/useRequests.ts'
import { useLive, useReceipts } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { formatRange } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { LeftOne, useLeftOnes } from './LeftOnes.tsx'
import { messages } from './messages.ts'
import { Requests } from './Requests.tsx'
import { useEvents } from './useEvents.ts'

const WEEK = 7 * 86_400_000
/** More than this in one meeting are looked at in its receipt. */
const LOOKED_AT = 50
const answers = ['yes', 'maybe', 'no'] as const

/** Receipts of the last week with clashes in which nobody has decided since. */
const useOpenClashes = (receipts: readonly Receipt[] | undefined, now: number) => {
  const recent = (receipts ?? []).flatMap((receipt) => {
    const open = receipt.clashes.filter(({ settled }) => !settled).slice(0, LOOKED_AT)
    return open.length > 0 && now - receipt.until < WEEK ? [{ receipt, open }] : []
  })
  const decided = useLive(
    async (rows) => {
      const found = await Promise.all(
        recent.flatMap(({ open }) =>
          open.map(async (clash) => ({ clash, row: await rows.get<EntityName>(clash.type, clash.entity) })),
        ),
      )
      return new Set(found.flatMap(({ clash, row }) => (clashState(clash, row) === 'kept' ? [] : [clashKey(clash)])))
    },
    [recent.map(({ receipt, open }) => `${receipt.id} ${open.length} ${receipt.until}`).join()],
  )
  if (!decided) return []
  return recent
    .map(({ receipt, open }) => ({ receipt, open: open.filter((clash) => !decided.has(clashKey(clash))) }))
    .filter(({ open }) => open.length > 0)
}

/** What waits for my word: who left, invitations I have not answered, and what two people changed while apart. Absent when nothing does. */
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
  const clashed = useOpenClashes(receipts, now).slice(0, 2)
  const left = useLeftOnes().slice(0, 5)
  const requests = useWaitingRequests()
  const waiting = requests.open.length + requests.atDoor.length
  if (unanswered.length + clashed.length + left.length + waiting === 0) return null
  return (
    <Section title={t(messages.needsMe)}>
      <ul className="v-needs">
        {left.map((row) => (
          <LeftOne key={row.id} row={row} />
        ))}
        <Requests {...requests} />
        {clashed.map(({ receipt, open }) => (
          <li key={receipt.id} className="v-needs-line">
            <span className="v-next-words">
              <span>{t(messages.clashes, { n: open.length })}</span>
              <span className="v-next-when v-truncate">
                {open
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
