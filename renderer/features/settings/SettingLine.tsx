import type { ReactNode } from 'react'

/** What it is at the left, the control at the right. */
export const SettingLine = ({
  label,
  note,
  children,
}: {
  readonly label: string
  readonly note?: string
  readonly children: ReactNode
}) => (
  <div className="v-setting">
    <div className="v-setting-words">
      <span>{label}</span>
      {note ? <span className="v-field-note">{note}</span> : null}
    </div>
    <div className="v-setting-control">{children}</div>
  </div>
)
