import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { SearchField as AriaSearchField, Button, Input, Label } from 'react-aria-components'
import { cx } from './cx.ts'
import { useI18n } from './i18n.tsx'
import { Kbd } from './Kbd.tsx'
import { useKey } from './keys.ts'
import { words } from './words.ts'
import './Field.css'
import './SearchField.css'

export interface SearchFieldProps {
  /** Read aloud, and the placeholder unless another is given. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** The one search of this page: `/` brings the cursor here. */
  readonly isMain?: boolean
  readonly autoFocus?: boolean
  readonly onEnter?: () => void
  /** From the field into the list below. */
  readonly onArrowDown?: () => void
  readonly className?: string
}

export const SearchField = ({
  label,
  value,
  onChange,
  placeholder,
  isMain,
  autoFocus,
  onEnter,
  onArrowDown,
  className,
}: SearchFieldProps) => {
  const { t } = useI18n()
  const input = useRef<HTMLInputElement>(null)
  useKey('/', () => input.current?.select(), isMain ?? false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter?.()
    if (event.key === 'ArrowDown' && onArrowDown) {
      event.preventDefault()
      onArrowDown()
    }
    if (event.key === 'Escape' && value === '') input.current?.blur()
  }
  return (
    <AriaSearchField className={cx('v-search', className)} value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label className="v-hidden">{label}</Label>
      <div className="v-input-group">
        <Search size={16} className="v-input-icon" aria-hidden />
        <Input ref={input} className="v-input" placeholder={placeholder ?? label} onKeyDown={onKeyDown} />
        {value === '' ? (
          isMain ? (
            <span className="v-search-hint" aria-hidden>
              <Kbd keys="/" />
            </span>
          ) : null
        ) : (
          <Button className="v-search-clear" aria-label={t(words.clear)}>
            <X size={14} aria-hidden />
          </Button>
        )}
      </div>
    </AriaSearchField>
  )
}
