import type { ReactNode } from 'react'
import { besideQuery, useMediaQuery } from './useMediaQuery.ts'
import './Split.css'

export interface SplitProps {
  /** The list. Stays mounted and keeps its place. */
  readonly children: ReactNode
  /** An `Inspector`, or null when nothing is open. */
  readonly inspector: ReactNode | null
}

/** A list and the record opened from it: side by side from 1200 px, else the record covers the list. */
export const Split = ({ children, inspector }: SplitProps) => {
  const isBeside = useMediaQuery(besideQuery)
  const isCovered = inspector !== null && !isBeside
  return (
    <div className="v-split">
      <div className="v-split-list" inert={isCovered}>
        {children}
      </div>
      {inspector === null ? null : <div className={isBeside ? 'v-split-beside' : 'v-split-over'}>{inspector}</div>}
    </div>
  )
}
