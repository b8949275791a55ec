import { type FormEvent, useId, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { HuePicker } from './HuePicker.tsx'
import { m } from './messages.ts'

interface CreateDepartmentProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreated: (id: EntityId) => void
}

export const CreateDepartment = ({ isOpen, onClose, onCreated }: CreateDepartmentProps) => {
  const { t } = useI18n()
  const act = useAct()
  const form = useId()
  const [name, setName] = useState('')
  const [purpose, setPurpose] = useState('')
  const [hue, setHue] = useState(4)

  const close = () => {
    setName('')
    setPurpose('')
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const made = await act(
      'createDepartment',
      {
        values: { name: name.trim(), purpose: purpose.trim(), hue },
        columns: [{ name: t(m.columnTodo) }, { name: t(m.columnDoing) }, { name: t(m.columnDone), done: true }],
      },
      t(m.departmentCreated, { name: name.trim() }),
    )
    if (!made.ok) return
    close()
    onCreated(made.value.value.id)
  }
  return (
    <Dialog
      title={t(m.newDepartment)}
      size="small"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t(m.cancel)}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!name.trim()}>
            {t(m.create)}
          </Button>
        </>
      }
    >
      <form id={form} className="v-stack" onSubmit={submit}>
        <TextField
          label={t(m.name)}
          value={name}
          onChange={setName}
          placeholder={t(m.namePlaceholder)}
          maxLength={80}
          isRequired
          autoFocus
        />
        <TextArea
          label={t(m.purpose)}
          value={purpose}
          onChange={setPurpose}
          placeholder={t(m.purposePlaceholder)}
          maxLength={1000}
          rows={2}
        />
        <HuePicker value={hue} onChange={setHue} />
        <p className="v-quiet">{t(m.columnsHint)}</p>
      </form>
    </Dialog>
  )
}
