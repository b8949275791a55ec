import type { ColumnRow } from '../../../../shared/model/column.ts'
import { useAct } from '../../../store/useAct.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { HuePicker } from '../HuePicker.tsx'
import { m } from '../messages.ts'

interface ColumnSettingsProps {
  readonly column: ColumnRow
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Name, colour, limit and whether cards here are done. Each saves itself. */
export const ColumnSettings = ({ column, isOpen, onClose }: ColumnSettingsProps) => {
  const { t } = useI18n()
  const act = useAct()
  const { id } = column
  return (
    <Dialog
      title={t(m.columnMenu, { name: column.name })}
      size="small"
      isOpen={isOpen}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(m.close)}</Button>}
    >
      <div className="v-stack">
        <TextField
          label={t(m.name)}
          value={column.name}
          maxLength={80}
          autoFocus
          onCommit={(name) => name.trim() && void act('updateColumn', { id, values: { name: name.trim() } })}
        />
        <HuePicker
          value={column.hue}
          allowsNone
          onChange={(hue) => void act('updateColumn', { id, values: { hue } })}
        />
        <TextField
          label={t(m.limit)}
          description={t(m.limitHint)}
          type="number"
          inputMode="numeric"
          value={String(column.limit)}
          onCommit={(text) => {
            const limit = Math.min(999, Math.max(0, Math.floor(Number(text) || 0)))
            void act('updateColumn', { id, values: { limit } })
          }}
        />
        <Switch isSelected={column.done} onChange={(done) => void act('updateColumn', { id, values: { done } })}>
          {t(m.doneColumn)}
        </Switch>
      </div>
    </Dialog>
  )
}
