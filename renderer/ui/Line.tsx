import type { ReactNode } from 'react'
import './Line.css'

interface LineProps {
  readonly label: string
  readonly note?: string | undefined
  readonly children: ReactNode
}

/** What it is at the left, its control at the right. */
export const Line = ({ label, note, children }: LineProps) => (
  <div className="v-line">
    <div className="v-line-words">
      <span>{label}</span>
      {note ? <span className="v-field-note">{note}</span> : null}
    </div>
    <div className="v-line-control">{children}</div>
  </div>
)
