import { useMemo } from 'react'
import { instantOf } from '../../../shared/lib/instantOf.ts'
import type { EventRow } from '../../../shared/model/event.ts'
import { occurrences } from '../../../shared/queries/occurrences.ts'
import { useAct } from '../../store/useAct.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { DateTimeField } from '../../ui/DateField.tsx'
import { exactAt, formatDay, formatRange, ownZone, sameClock } from '../../ui/dates.ts'
import { Fact } from '../../ui/Facts.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Select } from '../../ui/Select.tsx'
import { endOfLastDay, lastDay, moveEnd, wallClock } from './clock.ts'
import { m } from './messages.ts'
import { monthlyRule, repeatOptions } from './repeats.ts'

const zones = (): { id: string; label: string }[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({ id, label: id.replaceAll('_', ' ') }))

/** Start, end, zone and repetition: each saves itself. A zone whose clock differs from the reader's shows her time too. */
export const EventWhen = ({ event, now }: { readonly event: EventRow; readonly now: number }) => {
  const i18n = useI18n()
  const { t, list } = i18n
  const act = useAct()
  const { id, start, end, zone, rule } = event
  const save = (values: Partial<Pick<EventRow, 'start' | 'end' | 'zone' | 'rule'>>) =>
    void act('updateEvent', { id, values })
  const options = useMemo(zones, [])
  const moveStart = (next: string) => {
    const monthly = rule !== '' && start && rule === monthlyRule(start) && next ? { rule: monthlyRule(next) } : {}
    save({
      start: next,
      end: moveEnd(start, end, next),
      ...(start || !next ? {} : { zone: zone || ownZone() }),
      ...monthly,
    })
  }
  const at = instantOf(start, zone)
  const isElsewhere = start.length > 10 && zone !== '' && !sameClock(zone, ownZone(), at)
  const next = useMemo(() => (rule ? occurrences(event, now, now + 400 * 86_400_000, 3) : []), [event, rule, now])
  return (
    <>
      <DateTimeField label={t(m.start)} value={start} onChange={moveStart} allowsAllDay />
      {start ? (
        <>
          <DateTimeField
            label={t(m.end)}
            value={lastDay(start, end)}
            onChange={(last) => save({ end: endOfLastDay(start, last) })}
          />
          {start.length > 10 ? (
            <ComboBox
              label={t(m.zone)}
              value={zone || 'UTC'}
              valueLabel={(zone || 'UTC').replaceAll('_', ' ')}
              options={options}
              onChange={(chosen) => save({ zone: chosen })}
            />
          ) : null}
          {isElsewhere ? (
            <Fact label="">
              <span className="v-your-time" title={exactAt(i18n, at)}>
                {t(m.yourTime, {
                  when: formatRange(i18n, wallClock(at), end ? wallClock(instantOf(end, zone)) : '', ownZone(), {
                    now,
                    starts: false,
                  }),
                })}
              </span>
            </Fact>
          ) : null}
          <Select
            label={t(m.repeat)}
            value={rule}
            options={repeatOptions(i18n, start, rule)}
            onChange={(chosen) => save({ rule: chosen })}
          />
          {next.length > 0 ? (
            <Fact label="">
              <span className="v-quiet">
                {t(m.nextDates, { dates: list(next.map((one) => formatDay(i18n, one.start, { now }))) })}
              </span>
            </Fact>
          ) : null}
        </>
      ) : null}
    </>
  )
}
