import { X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { ComboBox as AriaComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { cx } from './cx.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps, Option } from './fieldProps.ts'
import { useI18n } from './i18n.tsx'
import { Marked } from './Marked.tsx'
import { Tag } from './Tag.tsx'
import { type Options, useOptions } from './useOptions.ts'
import { words } from './words.ts'
import './TagField.css'
import './Popover.css'

export interface TagFieldProps extends FieldProps {
  /** Free words, or ids when `options` is given. */
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  /** Free words others used before. */
  readonly suggestions?: readonly string[]
  /** A closed choice: only these, `values` are their ids. */
  readonly options?: Options
  /** Label of an id where `options` is a search. */
  readonly labelOf?: (id: string) => string
  readonly placeholder?: string
  readonly maxLength?: number
}

const newId = ' new'

/** A set of words or people: chips, and a field that adds one more. */
export const TagField = (props: TagFieldProps) => {
  const { label, values, onChange, suggestions, options, labelOf } = props
  const { t } = useI18n()
  const [query, setQuery] = useState('')
  const isClosed = options !== undefined
  const source = useMemo<Options>(
    () => options ?? (suggestions ?? []).map((word) => ({ id: word, label: word })),
    [options, suggestions],
  )
  const typed = query.trim()
  const found = useOptions(source, query).filter((option) => !values.includes(option.id))
  const isNew = !isClosed && typed !== '' && !found.some((option) => option.label === typed) && !values.includes(typed)
  const shown: readonly Option[] = isNew ? [...found, { id: newId, label: t(words.addOne, { text: typed }) }] : found
  const nameOf = (value: string) =>
    labelOf?.(value) ??
    (Array.isArray(options) ? (options as readonly Option[]).find((each) => each.id === value)?.label : undefined) ??
    value

  const add = (value: string) => {
    setQuery('')
    if (value !== '' && !values.includes(value)) onChange([...values, value])
  }
  const remove = (value: string) => onChange(values.filter((each) => each !== value))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' && query === '' && values.length > 0) remove(values.at(-1)!)
    const isChoosing = event.currentTarget.getAttribute('aria-activedescendant')
    if (
      (event.key === 'Enter' || event.key === ',') &&
      !isClosed &&
      typed !== '' &&
      !isChoosing &&
      !event.nativeEvent.isComposing
    ) {
      event.preventDefault()
      event.stopPropagation()
      add(typed)
    }
  }

  return (
    <AriaComboBox
      className={cx('v-field', props.className)}
      items={shown}
      inputValue={query}
      onInputChange={setQuery}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) add(key === newId ? typed : String(key))
      }}
      onBlur={() => (isClosed ? setQuery('') : add(typed))}
      menuTrigger={isClosed ? 'focus' : 'input'}
      allowsCustomValue
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled}
    >
      <FieldFrame label={label} hideLabel={props.hideLabel} description={props.description} error={props.error}>
        <Group className="v-input-group v-tags">
          {values.map((value) => (
            <Tag key={value} onRemove={() => remove(value)} removeIcon={X}>
              {nameOf(value)}
            </Tag>
          ))}
          <Input
            className="v-tags-input"
            placeholder={
              values.length === 0 ? (props.placeholder ?? (isClosed ? undefined : t(words.typeAndEnter))) : undefined
            }
            maxLength={props.maxLength}
            onKeyDownCapture={onKeyDown}
          />
        </Group>
      </FieldFrame>
      <Popover className="v-popover v-popover-list" offset={4} data-v-popover>
        <ListBox<Option> className="v-list" renderEmptyState={() => t(words.nothingFound)}>
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
