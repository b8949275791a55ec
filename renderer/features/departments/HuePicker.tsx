import { Radio, RadioGroup } from 'react-aria-components'
import { useI18n } from '../../ui/i18n.tsx'
import { m } from './messages.ts'
import './HuePicker.css'

interface HuePickerProps<T extends number | null> {
  readonly value: T
  readonly onChange: (hue: T) => void
  readonly allowsNone?: T extends null ? true : boolean
}

const hues = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** One of the eight department hues. */
export const HuePicker = <T extends number | null>({ value, onChange, allowsNone }: HuePickerProps<T>) => {
  const { t } = useI18n()
  return (
    <RadioGroup
      className="v-hues"
      orientation="horizontal"
      aria-label={t(m.color)}
      value={value === null ? 'none' : String(value)}
      onChange={(id) => onChange((id === 'none' ? null : Number(id)) as T)}
    >
      {allowsNone && <Radio value="none" className="v-hue v-hue-none" aria-label={t(m.noColor)} />}
      {hues.map((hue) => (
        <Radio
          key={hue}
          value={String(hue)}
          className={`v-hue v-hue-${hue}`}
          aria-label={t(m.colorNumber, { n: hue + 1 })}
        />
      ))}
    </RadioGroup>
  )
}
