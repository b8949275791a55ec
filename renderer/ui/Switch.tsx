import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import './Switch.css'

export interface SwitchProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
  readonly description?: string
}

export const Switch = ({ children, description, ...rest }: SwitchProps) => (
  <AriaSwitch {...rest} className="v-switch">
    <span className="v-switch-words">
      <span>{children}</span>
      {description ? <span className="v-field-note">{description}</span> : null}
    </span>
    <span className="v-switch-track">
      <span className="v-switch-thumb" />
    </span>
  </AriaSwitch>
)
