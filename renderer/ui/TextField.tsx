import type { Ref } from 'react'
import { TextField as AriaTextField, Input } from 'react-aria-components'
import { cx } from './cx.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './fieldProps.ts'
import { useDraft } from './useDraft.ts'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange?: (value: string) => void
  /** Self-saving: called with the finished text on blur or Enter. */
  readonly onCommit?: (value: string) => void
  readonly placeholder?: string
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'number' | 'password'
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel'
  readonly name?: string
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly autoComplete?: string
  readonly spellCheck?: 'true' | 'false'
  /** No box until one comes near: for records. */
  readonly bare?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

export const TextField = ({
  label,
  hideLabel,
  description,
  error,
  className,
  value,
  onChange,
  onCommit,
  placeholder,
  bare,
  inputRef,
  ...rest
}: TextFieldProps) => {
  const draft = useDraft({ value, onChange, onCommit, commitsOnEnter: true })
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
        <Input ref={inputRef} className="v-input" placeholder={placeholder} onKeyDown={draft.onKeyDown} />
      </FieldFrame>
    </AriaTextField>
  )
}
