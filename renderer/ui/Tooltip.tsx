import type { ComponentProps, ReactElement } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import './Tooltip.css'

export interface TooltipProps {
  readonly text: string
  readonly keys?: string | undefined
  /** A react-aria control, or (with `wrap`) any focusable element. */
  readonly children: ReactElement
  /** For plain elements that are not react-aria buttons or links. */
  readonly wrap?: boolean
}

/** Says the name of what has only an icon. Never the only place where something stands. */
export const Tooltip = ({ text, keys, children, wrap }: TooltipProps) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    {wrap ? <Focusable>{children as ComponentProps<typeof Focusable>['children']}</Focusable> : children}
    <AriaTooltip className="v-tooltip" offset={6}>
      {text}
      {keys ? <Kbd keys={keys} /> : null}
    </AriaTooltip>
  </TooltipTrigger>
)
