import { Label, Radio, RadioGroup } from 'react-aria-components'
import './Choices.css'

export interface Choice<Id extends string> {
  readonly id: Id
  readonly label: string
  /** One line of what it means. */
  readonly note?: string
  /** At the end of the label: "now". */
  readonly mark?: string
}

export interface ChoicesProps<Id extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly options: readonly Choice<Id>[]
}

/** One of a few that need a line of explanation each; `Segmented` is for those that need none. */
export const Choices = <Id extends string>({ label, hideLabel, value, onChange, options }: ChoicesProps<Id>) => (
  <RadioGroup
    className="v-choices"
    value={value}
    onChange={(id) => onChange(id as Id)}
    aria-label={hideLabel ? label : undefined}
  >
    {hideLabel ? null : <Label className="v-label">{label}</Label>}
    {options.map(({ id, label: text, note, mark }) => (
      <Radio key={id} value={id} className="v-choice">
        <span className="v-choice-dot" aria-hidden />
        <span className="v-choice-words">
          <span className="v-choice-label">
            {text}
            {mark ? <span className="v-choice-mark">{mark}</span> : null}
          </span>
          {note ? <span className="v-choice-note">{note}</span> : null}
        </span>
      </Radio>
    ))}
  </RadioGroup>
)
