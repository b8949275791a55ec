import { type FormEvent, useId, useState } from 'react'
import type { Device } from '../../store/trust.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { deviceName } from './DeviceItem.tsx'
import { d } from './messages.ts'

export const RenameDevice = ({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const form = useId()
  const [name, setName] = useState(device.name)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act('nameDevice', { device: device.device, name }, t(d.renamed))
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={t(d.renameNamed, { name: deviceName(i18n, device) })}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t(d.cancel)}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t(d.save)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save}>
        <TextField
          label={t(d.name)}
          description={t(d.nameNote)}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
