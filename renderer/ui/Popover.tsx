import type { ReactElement, ReactNode } from 'react'
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
  Heading,
} from 'react-aria-components'
import './Popover.css'

export interface PopoverProps {
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement
  /** Its name for readers; shown as heading with `showLabel`. */
  readonly label: string
  readonly showLabel?: boolean
  readonly placement?: AriaPopoverProps['placement']
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

export const Popover = ({ trigger, label, showLabel, placement, children, isOpen, onOpenChange }: PopoverProps) => (
  <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
    {trigger}
    <AriaPopover className="v-popover" placement={placement} offset={6}>
      <Dialog className="v-popover-panel" aria-label={showLabel ? undefined : label} data-v-modal>
        {({ close }) => (
          <>
            {showLabel ? (
              <Heading slot="title" className="v-popover-title">
                {label}
              </Heading>
            ) : null}
            {typeof children === 'function' ? children(close) : children}
          </>
        )}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
)
