import { type CalendarDate, type CalendarDateTime, parseDate, parseDateTime } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import { Checkbox } from './Checkbox.tsx'
import { cx } from './cx.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './fieldProps.ts'
import { useI18n } from './i18n.tsx'
import { words } from './words.ts'
import './DateField.css'
import './Popover.css'

const attempt = <T,>(parse: () => T): T | null => {
  try {
    return parse()
  } catch {
    return null
  }
}

interface PickerProps extends FieldProps {
  readonly value: CalendarDate | CalendarDateTime | null
  readonly onPick: (value: string) => void
  readonly hasTime: boolean
}

const Picker = ({
  label,
  hideLabel,
  description,
  error,
  className,
  value,
  onPick,
  hasTime,
  isDisabled,
}: PickerProps) => {
  const { t } = useI18n()
  return (
    <DatePicker<CalendarDate | CalendarDateTime>
      className={cx('v-field', className)}
      value={value}
      onChange={(next) => onPick(next === null ? '' : next.toString().slice(0, hasTime ? 16 : 10))}
      granularity={hasTime ? 'minute' : 'day'}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
    >
      <FieldFrame label={label} hideLabel={hideLabel} description={description} error={error}>
        <Group className="v-input-group">
          <DateInput className="v-date-input">
            {(segment) => <DateSegment segment={segment} className="v-date-segment" />}
          </DateInput>
          {value && !isDisabled ? (
            <Button slot={null} className="v-combo-button" aria-label={t(words.clear)} onPress={() => onPick('')}>
              <X size={14} aria-hidden />
            </Button>
          ) : null}
          <Button className="v-combo-button" aria-label={t(words.openCalendar)}>
            <CalendarDays size={16} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className="v-popover" offset={4} data-v-popover>
        <Dialog className="v-popover-panel" data-v-modal>
          <Calendar className="v-calendar">
            <header className="v-calendar-head">
              <Button slot="previous" className="v-icon-button v-icon-button-small" aria-label={t(words.earlier)}>
                <ChevronLeft size={16} aria-hidden />
              </Button>
              <Heading className="v-calendar-title" />
              <Button slot="next" className="v-icon-button v-icon-button-small" aria-label={t(words.later)}>
                <ChevronRight size={16} aria-hidden />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="v-calendar-weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="v-calendar-day" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD or ''. */
  readonly value: string
  readonly onChange: (value: string) => void
}

export const DateField = ({ value, onChange, ...rest }: DateFieldProps) => (
  <Picker
    {...rest}
    hasTime={false}
    value={value ? attempt(() => parseDate(value.slice(0, 10))) : null}
    onPick={onChange}
  />
)

export interface DateTimeFieldProps extends FieldProps {
  /** YYYY-MM-DDTHH:MM, YYYY-MM-DD (all day) or ''. Wall-clock time: the zone is another field's business. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** Offers "All day". */
  readonly allowsAllDay?: boolean
}

export const DateTimeField = ({ value, onChange, allowsAllDay, ...rest }: DateTimeFieldProps) => {
  const { t } = useI18n()
  const isAllDay = value.length === 10
  return (
    <div className="v-date-time">
      <Picker
        {...rest}
        hasTime={!isAllDay}
        value={value ? attempt(() => (isAllDay ? parseDate(value) : parseDateTime(value))) : null}
        onPick={onChange}
      />
      {allowsAllDay ? (
        <Checkbox
          isSelected={isAllDay}
          isDisabled={value === ''}
          onChange={(next) => onChange(next ? value.slice(0, 10) : `${value.slice(0, 10)}T19:00`)}
        >
          {t(words.allDay)}
        </Checkbox>
      ) : null}
    </div>
  )
}
