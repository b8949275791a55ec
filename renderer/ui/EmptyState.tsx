import type { ReactNode } from 'react'
import type { IconType } from './icon.ts'
import './EmptyState.css'

export interface EmptyStateProps {
  readonly icon: IconType
  readonly title: string
  /** One sentence that teaches. */
  readonly children?: ReactNode
  /** One action. */
  readonly action?: ReactNode
}

export const EmptyState = ({ icon: Icon, title, children, action }: EmptyStateProps) => (
  <div className="v-empty">
    <Icon size={20} aria-hidden className="v-empty-icon" />
    <p className="v-empty-title">{title}</p>
    {children ? <div className="v-empty-text">{children}</div> : null}
    {action}
  </div>
)
