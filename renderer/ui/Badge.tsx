import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { IconType } from './icon.ts'
import './Badge.css'

export interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'good' | 'warn' | 'bad'
  /** Instead of a tone: belonging to a department. */
  readonly hue?: number
  readonly icon?: IconType
  readonly children: ReactNode
}

/** A short status word. */
export const Badge = ({ tone = 'neutral', hue, icon: Icon, children }: BadgeProps) => (
  <span className={cx('v-badge', hue === undefined ? `v-badge-${tone}` : `v-badge-hue v-hue-${hue}`)}>
    {Icon ? <Icon size={12} aria-hidden /> : null}
    {children}
  </span>
)

/** A department's colour; its name stands beside it. */
export const HueDot = ({ hue }: { readonly hue: number }) => (
  <span aria-hidden className={cx('v-hue-mark', `v-hue-${hue}`)} />
)
