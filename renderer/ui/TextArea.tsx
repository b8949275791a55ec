import type { CSSProperties } from 'react'
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { cx } from './cx.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './fieldProps.ts'
import { useDraft } from './useDraft.ts'

export interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange?: (value: string) => void
  /** Self-saving: called with the finished text on blur or Ctrl+Enter. */
  readonly onCommit?: (value: string) => void
  readonly placeholder?: string
  readonly rows?: number
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly bare?: boolean
  /** A title that may wrap: Enter saves it like a single line. */
  readonly isOneLine?: boolean
}

/** Grows with its text. */
export const TextArea = ({
  label,
  hideLabel,
  description,
  error,
  className,
  value,
  onChange,
  onCommit,
  placeholder,
  rows = 3,
  bare,
  isOneLine = false,
  ...rest
}: TextAreaProps) => {
  const draft = useDraft({ value, onChange, onCommit, commitsOnEnter: isOneLine })
  return (
    <AriaTextField
      {...rest}
      className={cx('v-field', bare && 'v-field-bare', className)}
      value={draft.value}
      onChange={draft.onChange}
      onBlur={draft.onBlur}
      isInvalid={Boolean(error)}
    >
      <FieldFrame label={label} hideLabel={hideLabel} description={description} error={error}>
        <AriaTextArea
          className="v-input"
          placeholder={placeholder}
          rows={rows}
          style={{ '--v-lines': rows } as CSSProperties}
          onKeyDown={draft.onKeyDown}
        />
      </FieldFrame>
    </AriaTextField>
  )
}
