import type { ReactNode } from 'react'
import type { ContactKind } from '../../../shared/model/member.ts'
import { type Message, useI18n } from '../../ui/i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { w } from './messages.ts'
import { WayActs } from './WayActs.tsx'

interface WayFieldProps {
  readonly kind: ContactKind
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onCommit: (value: string) => void
  readonly autoFocus?: boolean
  /** At the end of the line. */
  readonly end?: ReactNode
}

const types: Partial<Record<ContactKind, 'email' | 'tel'>> = { email: 'email', phone: 'tel' }
const hints: Partial<Record<ContactKind, Message>> = {
  signal: w.nameHint,
  telegram: w.nameHint,
  matrix: w.matrixHint,
  threema: w.threemaHint,
  other: w.otherHint,
}

/** A way to reach somebody, to fill in: it saves itself, and can be used and copied where it stands. */
export const WayField = ({ kind, label, value, maxLength, onCommit, autoFocus, end }: WayFieldProps) => {
  const { t } = useI18n()
  const hint = hints[kind]
  return (
    <div className="v-way-line">
      <TextField
        label={label}
        type={types[kind] ?? 'text'}
        value={value}
        maxLength={maxLength}
        placeholder={hint ? t(hint) : '–'}
        spellCheck="false"
        autoFocus={autoFocus}
        onCommit={(next) => onCommit(next.trim())}
      />
      <WayActs kind={kind} value={value} />
      {end}
    </div>
  )
}
