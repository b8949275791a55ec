import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { cx } from './cx.ts'

export interface LinkProps {
  /** `/people/…` inside the app, or an `https:`/`mailto:` address, which opens outside. */
  readonly href: string
  readonly children: ReactNode
  readonly className?: string
  readonly title?: string
  readonly 'aria-current'?: 'page' | undefined
  readonly 'aria-label'?: string
}

export const Link = ({ className, href, ...rest }: LinkProps) => (
  <AriaLink
    {...rest}
    href={href}
    className={cx('v-link', className)}
    {...(href.startsWith('/') || href.startsWith('#') ? {} : { target: '_blank', rel: 'noreferrer' })}
  />
)
