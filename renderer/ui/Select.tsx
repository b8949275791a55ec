import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import { cx } from './cx.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps, Option } from './fieldProps.ts'
import type { IconType } from './icon.ts'
import './Select.css'
import './Popover.css'

export interface SelectOption extends Option {
  readonly icon?: IconType
  /** Instead of an icon: a colour dot, an avatar. */
  readonly mark?: ReactNode
}

export interface SelectProps extends FieldProps {
  /** Id of the chosen option. */
  readonly value: string
  readonly onChange: (id: string) => void
  readonly options: readonly SelectOption[]
  readonly placeholder?: string
  /** Fits its content instead of the column. */
  readonly inline?: boolean
}

export const Select = ({
  label,
  hideLabel,
  description,
  error,
  className,
  value,
  onChange,
  options,
  placeholder,
  inline,
  isDisabled,
}: SelectProps) => (
  <AriaSelect
    className={cx('v-field', 'v-select', inline && 'v-select-inline', className)}
    value={value}
    onChange={(key) => key !== null && onChange(String(key))}
    isInvalid={Boolean(error)}
    isDisabled={isDisabled}
    placeholder={placeholder}
  >
    <FieldFrame label={label} hideLabel={hideLabel} description={description} error={error}>
      <Button className="v-select-button">
        <SelectValue className="v-select-value" />
        <ChevronDown size={16} aria-hidden />
      </Button>
    </FieldFrame>
    <Popover className="v-popover v-popover-list" offset={4} data-v-popover>
      <ListBox className="v-list" items={options}>
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="v-option">
            {({ isSelected }) => (
              <>
                {option.icon ? <option.icon size={16} aria-hidden /> : option.mark}
                <span className="v-option-text">{option.label}</span>
                {option.detail ? <span className="v-option-detail">{option.detail}</span> : null}
                {isSelected ? <Check size={16} aria-hidden className="v-option-check" /> : null}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </AriaSelect>
)
