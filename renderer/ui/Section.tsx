import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import './Page.css'

export interface SectionProps {
  readonly title: string
  readonly count?: number
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

/** A named part of a page or inspector. */
export const Section = ({ title, count, actions, children, className }: SectionProps) => {
  const id = useId()
  return (
    <section className={cx('v-section', className)} aria-labelledby={id}>
      <header className="v-section-head">
        <h2 id={id} className="v-section-title">
          {title}
        </h2>
        {count === undefined ? null : <span className="v-page-count">{count}</span>}
        {actions ? <div className="v-section-actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  )
}

/** Sections one below the other, each under its line: a page to read through. */
export const Sections = ({ className, children }: { readonly className?: string; readonly children: ReactNode }) => (
  <div className={cx('v-sections', className)}>{children}</div>
)
