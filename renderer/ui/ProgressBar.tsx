import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import { useI18n } from './i18n.tsx'
import './ProgressBar.css'

export interface ProgressBarProps {
  /** What is going on. */
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: number
  /** 0 while unknown. */
  readonly max: number
  /** Instead of "312 of 2,000". */
  readonly valueLabel?: string
}

export const ProgressBar = ({ label, hideLabel, value, max, valueLabel }: ProgressBarProps) => {
  const { t, number } = useI18n()
  const isUnknown = max <= 0
  const counted =
    valueLabel ??
    t(
      { en: '{done} of {all}', de: '{done} von {all}', ru: '{done} из {all}' },
      { done: number(value), all: number(max) },
    )
  return (
    <AriaProgressBar
      className="v-progress"
      value={Math.min(value, max)}
      maxValue={isUnknown ? 1 : max}
      isIndeterminate={isUnknown}
      valueLabel={isUnknown ? undefined : counted}
    >
      {({ percentage }) => (
        <>
          <div className="v-progress-words">
            <Label className={hideLabel ? 'v-hidden' : undefined}>{label}</Label>
            {isUnknown || hideLabel ? null : <span className="v-progress-value">{counted}</span>}
          </div>
          <div className="v-progress-track">
            <div
              className={isUnknown ? 'v-progress-fill v-progress-unknown' : 'v-progress-fill'}
              style={isUnknown ? undefined : { transform: `scaleX(${(percentage ?? 0) / 100})` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}
