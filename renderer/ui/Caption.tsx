import type { ReactNode } from 'react'
import './Caption.css'

/** Small words beside or below something: a date, a source, a hint. `title` holds the exact form. */
export const Caption = ({ children, title }: { readonly children: ReactNode; readonly title?: string }) => (
  <span className="v-caption" title={title}>
    {children}
  </span>
)
