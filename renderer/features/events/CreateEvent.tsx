import { type FormEvent, useId, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { type QuickEvent, readQuickEvent } from '../../../shared/queries/readQuickEvent.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { DateTimeField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatRange, ownZone } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { addHours, endOfLastDay, lastDay, moveEnd, wallClock } from './clock.ts'
import { m } from './messages.ts'

interface CreateEventProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreated: (id: EntityId) => void
}

type Edited = Partial<Omit<QuickEvent, 'title'>> & { readonly capacity?: string; readonly plan?: string }

/** One line plans an event; the fields below show what was read from it and can be changed. What is changed by hand stays. */
export const CreateEvent = ({ isOpen, onClose, onCreated }: CreateEventProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const form = useId()
  const [line, setLine] = useState('')
  const [edited, setEdited] = useState<Edited>({})
  const zone = ownZone()
  const read = readQuickEvent(line, wallClock(Date.now()))
  const start = edited.start ?? read.start
  const end = edited.end ?? (read.end || (start.length > 10 ? addHours(start, 2) : ''))
  const place = edited.place ?? read.place
  const capacity = edited.capacity ?? ''
  const isOrdered = !start || !end || end > start
  const isNumber = /^\d{0,6}$/.test(capacity)
  const canCreate = read.title !== '' && isOrdered && isNumber
  const edit = (values: Edited) => setEdited((now) => ({ ...now, ...values }))

  const close = () => {
    setLine('')
    setEdited({})
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!canCreate) return
    const { title } = read
    const made = await act(
      'createEvent',
      {
        values: {
          title,
          start,
          end: start ? end : '',
          zone,
          place,
          capacity: capacity === '' ? null : Number(capacity),
        },
        plan: edited.plan,
      },
      t(m.created, { title }),
    )
    if (!made.ok) return
    close()
    onCreated(made.value.value.id)
  }
  return (
    <Dialog
      title={t(m.newEvent)}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t(m.cancel)}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!canCreate}>
            {t(m.create)}
          </Button>
        </>
      }
    >
      <form id={form} className="v-stack" onSubmit={submit}>
        <TextField
          label={t(m.what)}
          description={t(m.whatHint)}
          value={line}
          onChange={setLine}
          placeholder={t(m.whatPlaceholder)}
          maxLength={300}
          isRequired
          autoFocus
          autoComplete="off"
        />
        <p className="v-quick-read" aria-live="polite">
          {read.title ? (
            <>
              <strong>{read.title}</strong>
              {[formatRange(i18n, start, end, zone), place].filter(Boolean).map((part) => (
                <span key={part}>{part}</span>
              ))}
            </>
          ) : null}
        </p>
        <div className="v-two">
          <DateTimeField
            label={t(m.start)}
            value={start}
            onChange={(next) => edit({ start: next, ...(end && next ? { end: moveEnd(start, end, next) } : {}) })}
            allowsAllDay
          />
          <DateTimeField
            label={t(m.end)}
            value={lastDay(start, end)}
            onChange={(next) => edit({ end: endOfLastDay(start, next) })}
            error={isOrdered ? undefined : t(m.endsBefore)}
            isDisabled={!start}
          />
        </div>
        <div className="v-two">
          <TextField
            label={t(m.place)}
            value={place}
            onChange={(next) => edit({ place: next })}
            placeholder={t(m.placePlaceholder)}
            maxLength={200}
          />
          <TextField
            label={t(m.capacity)}
            value={capacity}
            onChange={(next) => edit({ capacity: next.trim() })}
            placeholder={t(m.noLimit)}
            inputMode="numeric"
            error={isNumber ? undefined : t(m.notANumber)}
          />
        </div>
        <TextArea
          label={t(m.plan)}
          value={edited.plan ?? ''}
          onChange={(plan) => edit({ plan })}
          placeholder={t(m.planPlaceholder)}
          rows={3}
        />
      </form>
    </Dialog>
  )
}
