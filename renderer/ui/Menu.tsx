import type { ReactElement } from 'react'
import {
  Menu as AriaMenu,
  Keyboard,
  MenuItem,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from 'react-aria-components'
import { cx } from './cx.ts'
import { useI18n } from './i18n.tsx'
import type { IconType } from './icon.ts'
import { keyText } from './Kbd.tsx'
import './Menu.css'
import './Popover.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: IconType
  /** Shown only; bind it with `useAction`. */
  readonly shortcut?: string
  readonly danger?: boolean
  readonly isDisabled?: boolean
  readonly onAction: () => void
}

export interface MenuProps {
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement
  readonly label: string
  readonly items: readonly (MenuEntry | 'separator')[]
  readonly placement?: PopoverProps['placement']
}

export const Menu = ({ trigger, label, items, placement = 'bottom end' }: MenuProps) => {
  const { locale } = useI18n()
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="v-popover" placement={placement} offset={4}>
        <AriaMenu className="v-menu" aria-label={label}>
          {items.map((item, index) =>
            item === 'separator' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity of their own
              <Separator key={`separator-${index}`} className="v-menu-separator" />
            ) : (
              <MenuItem
                key={item.id}
                id={item.id}
                textValue={item.label}
                isDisabled={item.isDisabled}
                onAction={item.onAction}
                className={cx('v-menu-item', item.danger && 'v-menu-item-danger')}
              >
                {item.icon ? <item.icon size={16} aria-hidden /> : null}
                <span className="v-option-text">{item.label}</span>
                {item.shortcut ? <Keyboard className="v-menu-keys">{keyText(item.shortcut, locale)}</Keyboard> : null}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
