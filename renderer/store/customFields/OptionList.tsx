import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { c } from './messages.ts'

export interface OptionLine {
  /** Stays with the field while it moves. */
  readonly key: number
  readonly text: string
  /** What it is called in profiles; null for a new one. */
  readonly was: string | null
}

const MAX_OPTIONS = 60

interface OptionListProps {
  readonly lines: readonly OptionLine[]
  readonly onChange: (lines: readonly OptionLine[]) => void
}

/** What a choice is made from: write, move, remove. Enter goes on to the next one. */
export const OptionList = ({ lines, onChange }: OptionListProps) => {
  const { t } = useI18n()
  const [added, setAdded] = useState<number | null>(null)
  const write = (key: number, text: string) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, text } : line)))
  const move = (from: number, by: -1 | 1) => {
    const next = [...lines]
    const [line] = next.splice(from, 1)
    next.splice(from + by, 0, line!)
    onChange(next)
  }
  const add = () => {
    const key = Math.max(0, ...lines.map((line) => line.key)) + 1
    onChange([...lines, { key, text: '', was: null }])
    setAdded(key)
  }
  return (
    <fieldset className="v-options">
      <legend className="v-label">{t(c.options)}</legend>
      <ol
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement))
            return
          // The dialog's own button is for when all of them are written.
          event.preventDefault()
          const fields = [...event.currentTarget.querySelectorAll('input')]
          const next = fields[fields.indexOf(event.target) + 1]
          if (next) next.focus()
          else if (event.target.value.trim() && lines.length < MAX_OPTIONS) add()
        }}
      >
        {lines.map((line, index) => {
          const n = index + 1
          return (
            <li key={line.key} className="v-option-line">
              <TextField
                label={t(c.option, { n })}
                hideLabel
                placeholder={t(c.option, { n })}
                value={line.text}
                maxLength={80}
                autoFocus={line.key === added}
                onChange={(text) => write(line.key, text)}
              />
              <IconButton
                icon={ArrowUp}
                size="small"
                label={t(c.optionUp, { n })}
                isDisabled={index === 0}
                onPress={() => move(index, -1)}
              />
              <IconButton
                icon={ArrowDown}
                size="small"
                label={t(c.optionDown, { n })}
                isDisabled={index === lines.length - 1}
                onPress={() => move(index, 1)}
              />
              <IconButton
                icon={X}
                size="small"
                label={t(c.optionRemove, { n })}
                onPress={() => onChange(lines.filter(({ key }) => key !== line.key))}
              />
            </li>
          )
        })}
      </ol>
      {lines.length < MAX_OPTIONS && (
        <div className="v-row">
          <Button size="small" icon={Plus} onPress={add}>
            {t(c.addOption)}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
