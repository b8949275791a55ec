import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { ColumnRow } from '../../../../shared/model/column.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useAct } from '../../../store/useAct.ts'
import { Button } from '../../../ui/Button.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'

/** A line at the column's foot: Enter makes a card and stays for the next one; several pasted lines make several cards. */
export const QuickAdd = ({ department, column }: { department: EntityId; column: ColumnRow }) => {
  const { t } = useI18n()
  const act = useAct()
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const opener = useRef<HTMLButtonElement>(null)

  const add = async () => {
    const titles = title
      .split('\n')
      .map((line) => line.trim().slice(0, 300))
      .filter(Boolean)
    setTitle('')
    for (const one of titles) {
      const made = await act('createCard', { department, column: column.id, values: { title: one } })
      // What could not be written comes back into the field.
      if (!made.ok) return setTitle((now) => now || one)
    }
  }
  const close = (focusBack: boolean) => {
    setOpen(false)
    if (focusBack) requestAnimationFrame(() => opener.current?.focus())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (title.trim()) void add()
      else close(true)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setTitle('')
      close(true)
    }
  }
  if (!open)
    return (
      <Button
        ref={opener}
        variant="plain"
        icon={Plus}
        className="v-quick-open"
        aria-label={t(m.newCardIn, { column: column.name })}
        onPress={() => setOpen(true)}
      >
        {t(m.addCard)}
      </Button>
    )
  return (
    <textarea
      className="v-quick-field"
      aria-label={t(m.newCardIn, { column: column.name })}
      placeholder={t(m.cardTitle)}
      // The person has just asked for this field.
      // biome-ignore lint/a11y/noAutofocus: it replaces the button that was pressed
      autoFocus
      rows={2}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (title.trim()) void add()
        close(false)
      }}
    />
  )
}
