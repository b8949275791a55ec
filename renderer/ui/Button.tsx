import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { cx } from './cx.ts'
import type { IconType } from './icon.ts'
import './Button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary`: the one main act of a page or dialog. `plain`: text only. `danger`: takes something away. */
  readonly variant?: 'primary' | 'quiet' | 'danger' | 'plain'
  readonly size?: 'small' | 'normal'
  readonly icon?: IconType
  /** At the end: a chevron of a menu, a count. */
  readonly end?: ReactNode
  readonly children?: ReactNode
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export const Button = ({
  variant = 'quiet',
  size = 'normal',
  icon: Icon,
  end,
  children,
  className,
  ...rest
}: ButtonProps) => (
  <AriaButton
    {...rest}
    className={cx('v-button', `v-button-${variant}`, size === 'small' && 'v-button-small', className)}
  >
    {Icon ? <Icon size={16} aria-hidden /> : null}
    {children === undefined ? null : <span className="v-button-text">{children}</span>}
    {end}
  </AriaButton>
)
