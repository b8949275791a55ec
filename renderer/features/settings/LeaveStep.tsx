import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'

/** One of the steps of leaving: ticked off, or what there is to do. */
export const LeaveStep = ({
  number,
  title,
  text,
  isDone,
  children,
}: {
  readonly number: number
  readonly title: string
  readonly text: string
  readonly isDone: boolean
  readonly children: ReactNode
}) => (
  <li className={cx('v-leave-step', isDone && 'v-leave-done')}>
    <span className="v-leave-mark" aria-hidden>
      {isDone ? <Check size={14} strokeWidth={3} /> : number}
    </span>
    <div className="v-leave-words">
      <h3>{title}</h3>
      {text ? <p>{text}</p> : null}
      <div className="v-row">{children}</div>
    </div>
  </li>
)
