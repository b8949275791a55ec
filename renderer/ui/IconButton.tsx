import type { Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { cx } from './cx.ts'
import type { IconType } from './icon.ts'
import { Tooltip } from './Tooltip.tsx'
import './Button.css'

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: IconType
  /** Its name: read aloud, and shown on hover and focus. */
  readonly label: string
  /** Shown after the name, e.g. `c`. */
  readonly keys?: string
  readonly size?: 'small' | 'normal'
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export const IconButton = ({ icon: Icon, label, keys, size = 'normal', className, ...rest }: IconButtonProps) => (
  <Tooltip text={label} keys={keys}>
    <AriaButton
      {...rest}
      aria-label={label}
      className={cx('v-icon-button', size === 'small' && 'v-icon-button-small', className)}
    >
      <Icon size={16} aria-hidden />
    </AriaButton>
  </Tooltip>
)
