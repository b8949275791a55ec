import { useMemo, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { type EventAround, eventsAround } from '../../../shared/queries/eventsAround.ts'
import { DateField } from '../../ui/DateField.tsx'
import { dayOf, formatDay } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useLive } from '../hooks.tsx'
import type { Met } from './aboutPeople.ts'
import { m } from './messages.ts'

const ELSEWHERE = 'elsewhere'
const NOON = 12 * 3_600_000

/** Where two people may just have met; undefined until it is read. */
export const useEventsAround = (now: number): readonly EventAround[] | undefined => {
  const events = useLive((rows) => rows.find('event', 'startAt'), [])
  return useMemo(() => events && eventsAround(events, now), [events, now])
}

export interface MetDraft {
  readonly event: EntityId | ''
  readonly place: string
  /** YYYY-MM-DD. */
  readonly day: string
}

/** What stands there before anybody says anything: the event that is on, today. */
export const draftOf = (around: readonly EventAround[], now: number): MetDraft => ({
  event: around.find(({ isNow }) => isNow)?.event.id ?? '',
  place: '',
  day: dayOf(now),
})

/** Today keeps its hour, so that what was scanned in one evening stays in its order. */
export const metOf = ({ event, place, day }: MetDraft, now: number): Met => ({
  at: day === dayOf(now) || day === '' ? now : Date.parse(`${day}T00:00:00Z`) + NOON,
  event,
  place: event ? '' : place.trim(),
})

export const useMetDraft = (around: readonly EventAround[], now: number) => {
  const [changed, change] = useState<Partial<MetDraft>>({})
  const draft = { ...draftOf(around, now), ...changed }
  return { draft, change: (next: Partial<MetDraft>) => change({ ...changed, ...next }) }
}

interface MetFieldsProps {
  readonly around: readonly EventAround[]
  readonly draft: MetDraft
  readonly onChange: (next: Partial<MetDraft>) => void
}

/** Where and when one met somebody. */
export const MetFields = ({ around, draft, onChange }: MetFieldsProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const dayOfEvent = (id: string) => around.find(({ event }) => event.id === id)?.at.start.slice(0, 10)
  return (
    <>
      <Select
        label={t(m.event)}
        value={draft.event || ELSEWHERE}
        onChange={(id) =>
          onChange(
            id === ELSEWHERE
              ? { event: '' }
              : // Who names a past evening means that evening.
                { event: id, ...(dayOfEvent(id) && !isOn(around, id) && { day: dayOfEvent(id)! }) },
          )
        }
        options={[
          ...around.map(({ event, at }) => ({
            id: event.id,
            label: event.title,
            detail: formatDay(i18n, at.start),
          })),
          { id: ELSEWHERE, label: t(m.elsewhere) },
        ]}
      />
      {draft.event === '' ? (
        <TextField
          label={t(m.place)}
          placeholder={t(m.placeHint)}
          value={draft.place}
          maxLength={200}
          onChange={(place) => onChange({ place })}
        />
      ) : null}
      <DateField label={t(m.when)} value={draft.day} onChange={(day) => onChange({ day })} />
    </>
  )
}

const isOn = (around: readonly EventAround[], id: string): boolean =>
  around.some(({ event, isNow }) => event.id === id && isNow)
