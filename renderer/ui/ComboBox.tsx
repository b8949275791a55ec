import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { ComboBox as AriaComboBox, Button, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { cx } from './cx.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './fieldProps.ts'
import { useI18n } from './i18n.tsx'
import { Marked } from './Marked.tsx'
import { type Options, useOptions } from './useOptions.ts'
import { words } from './words.ts'
import './ComboBox.css'
import './Popover.css'

export interface ComboBoxProps extends FieldProps {
  /** Id of the chosen option; '' for none. */
  readonly value: string
  readonly onChange: (id: string) => void
  readonly options: Options
  /** Label of `value` where `options` is a search. */
  readonly valueLabel?: string
  /** Shows a button that leaves it empty. */
  readonly allowsEmpty?: boolean
  readonly placeholder?: string
}

/** One choice out of many, found by typing. */
export const ComboBox = (props: ComboBoxProps) => {
  const { label, hideLabel, description, error, className, value, onChange, options, valueLabel, allowsEmpty } = props
  const { t } = useI18n()
  const chosen =
    valueLabel ?? (typeof options === 'function' ? '' : (options.find((each) => each.id === value)?.label ?? ''))
  /** What is being typed; null while nobody does. */
  const [query, setQuery] = useState<string | null>(null)
  const shown = useOptions(options, query ?? '')
  return (
    <AriaComboBox
      className={cx('v-field', className)}
      menuTrigger="focus"
      allowsEmptyCollection
      items={shown}
      inputValue={query ?? chosen}
      onInputChange={(text) => setQuery(text === chosen ? null : text)}
      selectedKey={value || null}
      onSelectionChange={(key) => {
        setQuery(null)
        if (key !== null && key !== value) onChange(String(key))
      }}
      onBlur={() => {
        if (query === '' && allowsEmpty && value !== '') onChange('')
        setQuery(null)
      }}
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled}
    >
      <FieldFrame label={label} hideLabel={hideLabel} description={description} error={error}>
        <Group className="v-input-group">
          <Input className="v-input" placeholder={props.placeholder} />
          {allowsEmpty && value !== '' ? (
            <Button slot={null} className="v-combo-button" aria-label={t(words.clear)} onPress={() => onChange('')}>
              <X size={14} aria-hidden />
            </Button>
          ) : null}
          <Button className="v-combo-button">
            <ChevronDown size={16} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className="v-popover v-popover-list" offset={4} data-v-popover>
        <ListBox<(typeof shown)[number]> className="v-list" renderEmptyState={() => t(words.nothingFound)}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="v-option">
              <span className="v-option-text">
                <Marked text={option.label} terms={option.terms} />
              </span>
              {option.detail ? (
                <span className="v-option-detail">
                  <Marked text={option.detail} terms={option.terms} />
                </span>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
