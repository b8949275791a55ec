import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useAct } from '../../../store/useAct.ts'
import { Button } from '../../../ui/Button.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'

/** At the board's end: a name and Enter make a column. */
export const AddColumn = ({ department }: { department: EntityId }) => {
  const { t } = useI18n()
  const act = useAct()
  const [name, setName] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const add = async () => {
    const wanted = name?.trim()
    setName(null)
    if (wanted) await act('createColumn', { department, values: { name: wanted } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      void add()
      requestAnimationFrame(() => opener.current?.focus())
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setName(null)
      requestAnimationFrame(() => opener.current?.focus())
    }
  }
  return (
    <div className="v-column-add">
      {name === null ? (
        <Button ref={opener} variant="plain" icon={Plus} onPress={() => setName('')}>
          {t(m.addColumn)}
        </Button>
      ) : (
        <input
          className="v-quick-field"
          aria-label={t(m.columnName)}
          placeholder={t(m.columnName)}
          // biome-ignore lint/a11y/noAutofocus: it replaces the button that was pressed
          autoFocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => void add()}
        />
      )}
    </div>
  )
}
