import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { cx } from './cx.ts'
import './Checkbox.css'

export interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  /** The label; with `hideLabel` only read aloud. */
  readonly children: ReactNode
  readonly hideLabel?: boolean
  readonly className?: string
}

export const Checkbox = ({ children, hideLabel, className, ...rest }: CheckboxProps) => (
  <AriaCheckbox {...rest} className={cx('v-check', className)}>
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className="v-check-box">
          {isIndeterminate ? (
            <Minus size={12} strokeWidth={3} aria-hidden />
          ) : isSelected ? (
            <Check size={12} strokeWidth={3} aria-hidden />
          ) : null}
        </span>
        <span className={hideLabel ? 'v-hidden' : undefined}>{children}</span>
      </>
    )}
  </AriaCheckbox>
)
