/** What every field takes. */
export interface FieldProps {
  readonly label: string
  /** The label is read aloud but not shown: only where the place makes it plain to the eye. */
  readonly hideLabel?: boolean
  readonly description?: string
  /** Shown instead of the description while set. */
  readonly error?: string
  readonly isDisabled?: boolean
  readonly className?: string
}

/** A choice: `id` is the value, `label` what a person reads and types. */
export interface Option {
  readonly id: string
  readonly label: string
  readonly detail?: string
  /** Where it was searched for: what of label and detail is marked. */
  readonly terms?: readonly string[]
}
